import type { en } from './en';

/** The id of a text in the catalogue. */
export type MessageId = keyof typeof en;
