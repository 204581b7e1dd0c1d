import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Environment } from '../domain/environment';
import { confirmationPolicy, guardedActions, isConfirmed, isExactName, NOT_ASKED } from './confirmation';
import type { ConfirmationLevel } from './confirmation';

const environments: Environment[] = ['development', 'staging', 'production'];
const strength: ConfirmationLevel[] = ['none', 'summary', 'confirm', 'names', 'typeName'];

describe('confirmationPolicy', () => {
  it('never asks less on a more important environment', () => {
    for (const action of guardedActions) {
      const levels = environments.map((environment) =>
        strength.indexOf(confirmationPolicy[action][environment]),
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
        expect(isConfirmed('dropCollection', 'production', given, name)).toBe(typed === name);
      }),
    );
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
