const onMac: Record<string, string> = { mod: '⌘', shift: '⇧', alt: '⌥' };
const elsewhere: Record<string, string> = { mod: 'Ctrl', shift: 'Shift', alt: 'Alt' };

/** The keys of a shortcut such as `mod+shift+L`, as they stand on the keyboard of the system. */
export function keyWords(shortcut: string, isMac: boolean): string[] {
  const names = isMac ? onMac : elsewhere;
  return shortcut.split('+').map((key) => names[key] ?? key);
}
