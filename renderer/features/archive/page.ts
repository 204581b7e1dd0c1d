import type { ArchiveSummary } from '@shared/domain/archive';

/** What the dialog shows. */
export type ArchivePageShown =
  | { kind: 'list' }
  | { kind: 'detail'; entryId: string }
  | { kind: 'recreate'; entryId: string }
  | { kind: 'remove'; entry: ArchiveSummary };
