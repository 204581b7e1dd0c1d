import type { ActivityChain, ActivityEntry } from '@shared/domain/activity';
import type { BulkEntry } from '@shared/domain/bulk';
import type { DropTarget } from '@shared/domain/drop';
import type { Task } from '@shared/domain/task';

/** For the tests that kill a process: what it is to plan and agree to. */
export interface DropOrder {
  targets: DropTarget[];
  keepsCopy: boolean;
  waitSeconds: number;
}

/** A line of the activity log. */
interface ToldLine extends Pick<ActivityEntry, 'operation' | 'target' | 'state' | 'byReading'> {
  collection: string | null;
  code: string | null;
}

/** What the next process tells, when all is found that reading can tell. */
export interface KilledReport {
  told: ToldLine[];
  chain: ActivityChain;
  /** Those that it has taken up. */
  tasks: Task[];
  items: BulkEntry[];
}
