import { z } from 'zod';

/** What a server is for. It decides which questions are asked before something is released or dropped. */
export const environmentSchema = z.enum(['development', 'staging', 'production']);

export type Environment = z.infer<typeof environmentSchema>;
