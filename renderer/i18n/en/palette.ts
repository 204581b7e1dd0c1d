/** Words of the command palette. */
export const palette = {
  'palette.title': 'Commands',
  'palette.search': 'Search commands',
  'palette.empty': 'No command fits.',
  'palette.open': 'Commands',
  'palette.key': 'Ctrl K',
  'palette.keyMac': '⌘ K',
  'palette.group.actions': 'Commands',
  'palette.group.connections': 'Connections',
  'palette.group.databases': 'Databases',
  'palette.openConnection': 'Open {name}',
  'palette.openDatabase': 'Open the database {name}',
} as const;
