import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Environment } from '../domain/environment';
import {
  areTyped,
  choosableLevels,
  confirmationLevels,
  confirmationPolicy,
  guardedActions,
  isConfirmed,
  isExactName,
  levelOf,
  NOT_ASKED,
  phrasesOf,
} from './confirmation';
import { visibleText } from './visible-text';

const environments: Environment[] = ['development', 'staging', 'production'];

describe('confirmationPolicy', () => {
  it('never asks less on a more important environment', () => {
    for (const action of guardedActions) {
      const levels = environments.map((environment) =>
        confirmationLevels.indexOf(confirmationPolicy[action][environment]),
      );
      expect(levels, action).toEqual([...levels].sort((a, b) => a - b));
    }
  });

  it('always asks before a drop, and wants the name typed outside development', () => {
    for (const action of ['dropPartition', 'dropCollection'] as const) {
      expect(environments.some((environment) => confirmationPolicy[action][environment] === 'none')).toBe(
        false,
      );
      expect(confirmationPolicy[action].staging).toBe('typeName');
      expect(confirmationPolicy[action].production).toBe('typeName');
    }
  });
});

describe('isConfirmed', () => {
  it('refuses every guarded action that was not asked about, wherever the policy asks', () => {
    for (const action of guardedActions)
      for (const environment of environments)
        expect(isConfirmed(action, environment, NOT_ASKED, 'books')).toBe(
          confirmationPolicy[action][environment] === 'none',
        );
  });

  it('takes no other text for the name', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string(), (name, typed) => {
        const given = { acknowledged: true, typedName: typed };
        const isIt = typed === name || typed === visibleText(name);
        expect(isConfirmed('dropCollection', 'production', given, name)).toBe(isIt);
      }),
    );
  });

  it('takes what cannot be typed as it is shown, and no other name for that', () => {
    expect(isExactName('line[U+000A]break', 'line\nbreak')).toBe(true);
    expect(isExactName('line\nbreak', 'line\nbreak')).toBe(true);
    for (const typed of [
      'linebreak',
      'line break',
      'line[U+000a]break',
      'line[U+000D]break',
      'line[U+A]break',
    ]) {
      expect(isExactName(typed, 'line\nbreak')).toBe(false);
    }
    // What was written so from the start is written out itself.
    expect(isExactName('line[U+005B]U+000A]break', 'line[U+000A]break')).toBe(true);
    expect(isExactName('line[U+000A]break', 'line[U+000A]break')).toBe(false);
    expect(isExactName('line\nbreak', 'line[U+000A]break')).toBe(false);
  });

  it('takes no text for two names', () => {
    const pieces = fc.constantFrom('[', '[U+', '000A]', '[U+005B]', 'U+000A]', '\n', 'a', ' ');
    const names = fc.array(pieces, { minLength: 1, maxLength: 4 }).map((list) => list.join(''));
    fc.assert(
      fc.property(names, names, (one, other) => {
        fc.pre(one !== other);
        for (const typed of [one, other, visibleText(one), visibleText(other)]) {
          expect(isExactName(typed, one) && isExactName(typed, other)).toBe(false);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('takes nothing at all for no name', () => {
    expect(isExactName('', '')).toBe(false);
  });

  it.each(['Books', 'books ', ' books', 'bооks'])('compares "%s" with "books" exactly', (typed) => {
    expect(isExactName(typed, 'books')).toBe(false);
    expect(isConfirmed('dropCollection', 'staging', { acknowledged: true, typedName: typed }, 'books')).toBe(
      false,
    );
  });

  it('wants the question answered even where the name fits', () => {
    expect(
      isConfirmed('dropCollection', 'production', { acknowledged: false, typedName: 'books' }, 'books'),
    ).toBe(false);
  });
});

describe('levelOf', () => {
  it('is what the table says, or more if that was chosen, never less', () => {
    for (const action of guardedActions) {
      for (const environment of environments) {
        const least = confirmationPolicy[action][environment];
        expect(levelOf(action, environment)).toBe(least);
        for (const wished of choosableLevels[action]) {
          const level = levelOf(action, environment, { [action]: { [environment]: wished } });
          expect(confirmationLevels.indexOf(level)).toBe(
            Math.max(confirmationLevels.indexOf(least), confirmationLevels.indexOf(wished)),
          );
        }
      }
    }
  });

  it('takes no level that the action does not know', () => {
    expect(levelOf('load', 'production', { load: { production: 'typeCount' } })).toBe('summary');
  });
});

describe('phrases', () => {
  const what = { name: 'books', count: 3, connection: 'Main' };

  it('are what the level wants typed', () => {
    expect(phrasesOf('names', what)).toEqual([]);
    expect(phrasesOf('typeName', what)).toEqual([{ of: 'name', text: 'books' }]);
    expect(phrasesOf('typeCountAndConnection', what).map(({ text }) => text)).toEqual(['3', 'Main']);
  });

  it.each([
    [['3', 'Main'], true],
    [['3', 'main'], false],
    [['3 ', 'Main'], false],
    [['Main', '3'], false],
    [['3'], false],
    [['3', 'Main', ''], false],
    [[], false],
  ])('typed as %j: %s', (typed, expected) => {
    expect(areTyped(phrasesOf('typeCountAndConnection', what), typed)).toBe(expected);
  });
});
