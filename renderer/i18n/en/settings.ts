/** Words of the settings. */
export const settings = {
  'settings.open': 'Settings',
  'settings.title': 'Settings',
  'settings.colorScheme': 'Colour scheme',
  'settings.colorScheme.auto': 'As the system',
  'settings.colorScheme.light': 'Light',
  'settings.colorScheme.dark': 'Dark',
  'settings.notify': 'Notify when a task ends',
  'settings.notify.hint': 'Only while the window is not in front.',
  'settings.secrets': 'Passwords and tokens',
  'settings.secrets.keychain': 'Kept in the keychain of this system ({backend}).',
  'settings.secrets.weak':
    'This system offers no keychain ({backend}): they are kept for a session unless you agree to store them.',
  'settings.secrets.none': 'This system can store none: they are kept for a session.',
  'settings.about': 'About',
  'settings.version': 'Falconer {version}',
  'settings.runtime.official': 'on Electron {electron}, Chromium {chromium}',
  'settings.runtime.fallback': 'on a development runtime: Electron {electron}, Chromium {chromium}',
  'settings.notSaved': 'This holds until Falconer is closed:',
  'settings.close': 'Close',
} as const;
