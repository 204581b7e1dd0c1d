import { describe, expect, it } from 'vitest';
import { actions } from '@renderer/commands/registry';
import { en } from '@renderer/i18n';
import { keyWords } from './key-words';
import { matches } from './matches';

describe('the palette', () => {
  it('finds by every word, in any order and case', () => {
    const entry = { label: 'Load with options…', keywords: 'memory' };
    expect(['', 'load', 'OPTIONS load', 'mem', ' '].every((query) => matches(entry, query))).toBe(true);
    expect(matches(entry, 'load drop')).toBe(false);
  });

  it('writes keys as the keyboard of the system has them', () => {
    expect(keyWords('mod+shift+L', false)).toEqual(['Ctrl', 'Shift', 'L']);
    expect(keyWords('mod+shift+L', true)).toEqual(['⌘', '⇧', 'L']);
  });

  it('has one action an id and a key, and a name for each', () => {
    const unique = (values: readonly (string | undefined)[]) => {
      const given = values.filter((value) => value !== undefined);
      expect(new Set(given).size).toBe(given.length);
    };
    unique(actions.map(({ id }) => id));
    unique(actions.map(({ shortcut }) => shortcut));
    expect(actions.every(({ label }) => label in en)).toBe(true);
    // A key without Ctrl or Cmd would fire while somebody types.
    expect(actions.every(({ shortcut }) => shortcut === undefined || shortcut.startsWith('mod+'))).toBe(true);
  });
});
