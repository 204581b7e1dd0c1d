export { appInfoQuery } from './queries';
export { SettingsDialog } from './SettingsDialog';
export { useSettings } from './use-settings';
