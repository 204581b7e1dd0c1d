/** Words of the window around its parts, and of the first screen. */
export const shell = {
  'shell.sidebar': 'Sidebar',
  'shell.sidebarResize': 'Width of the sidebar',
  'shell.main': 'Main area',
  'shell.overlays': 'Menus and dialogs',
  'shell.crash.title': 'This part of the window failed',
  'shell.crash.hint': 'Nothing was sent because of it. Tasks on the servers go on.',
  'shell.crash.again': 'Show it again',
  'shell.madeUp': 'made-up data',
  'shell.madeUpStrip':
    'Sample cluster: made-up data, served by Falconer itself on this computer. Changes are gone when it is closed.',
  'shell.fallbackRuntime': 'Development runtime',
  'shell.fallbackRuntimeLong':
    'Falconer runs on a stand-in for the Electron that it is built for. It is good for trying out and testing, not for daily work.',
  'shell.notice.corruptFile':
    '{file} could not be read, so Falconer started without what was in it.{keptAs, select, absent {} other { The file is kept as {keptAs}.}}',
  'shell.notice.unwritable':
    '{file} cannot be written: what you change holds until Falconer is closed. Check space and rights of the profile folder.',
  'shell.notice.dismiss': 'Dismiss',

  'first.title': 'See what is in memory',
  'first.titleAgain': 'Choose a connection',
  'first.text':
    'Falconer shows what Milvus holds in memory, loads and releases it, and drops what is no longer needed. It says only what the server has confirmed.',
  'first.textAgain': 'Open one of the connections on the left, or begin with one of these.',
  'first.sample.title': 'Try it without a server',
  'first.sample.text':
    'A cluster with made-up collections, served by Falconer on this computer. Load, release and drop as you like.',
  'first.sample.action': 'Open the sample cluster',
  'first.add.title': 'Use your own server',
  'first.add.text':
    'An address is enough to begin. Passwords and tokens go into the keychain of the system, and nowhere else without asking.',
  'first.add.action': 'Add a connection',
} as const;
