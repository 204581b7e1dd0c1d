/** The parts of a definition besides its schema that make a collection again. */
export const makingParts = ['partitions', 'indexes', 'aliases'] as const;
export type MakingPart = (typeof makingParts)[number];

/** The parts that a server may refuse to tell; those that are for the record only may lack in any copy. */
export const unreadParts = [...makingParts, 'loaded', 'grants'] as const;
export type UnreadPart = (typeof unreadParts)[number];
