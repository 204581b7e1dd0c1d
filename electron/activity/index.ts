export { createActivityLog } from './activity-log';
export type { ActivityLog } from './activity-log';
export { createEndFinder } from './end-finder';
export { exportPieces } from './export-text';
export { createActivityRecorder } from './recorder';
export type { ActivityIntent, ActivityRecorder, Recording } from './recorder';
