import type { WorldCollection } from './model';

/** A collection as it was at a moment (3.0). */
export interface WorldSnapshot {
  name: string;
  description: string;
  database: string;
  createdAt: number;
  collection: WorldCollection;
}
