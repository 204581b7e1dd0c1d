import type { WarmSetSummary } from '@shared/domain/warm-set';

/** What the dialog shows. `atOnce`: the plan opens by itself if there is nothing to be decided before. */
export type WarmPage =
  | { kind: 'list' }
  | { kind: 'save' }
  | { kind: 'compare'; set: WarmSetSummary; atOnce: boolean }
  | { kind: 'rename'; set: WarmSetSummary }
  | { kind: 'delete'; set: WarmSetSummary };
