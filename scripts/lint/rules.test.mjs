import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { falconerRules, fileNameProblem } from './rules.mjs';

describe('the name of a file', () => {
  it.each(['load-plan.ts', 'load-plan.test.ts', 'gateway.integration.test.ts', 'main.tsx', 'vite-env.d.ts'])(
    'takes %s',
    (name) => expect(fileNameProblem(`/x/${name}`, [])).toBeNull(),
  );

  it.each(['loadPlan.ts', 'LoadPlan.ts', 'load_plan.mjs'])('refuses %s', (name) => {
    expect(fileNameProblem(`/x/${name}`, [])).toContain(name);
  });

  it('is that of the component in it', () => {
    expect(fileNameProblem('/x/StateBadge.tsx', ['StateBadge'])).toBeNull();
    expect(fileNameProblem('/x/state-badge.tsx', ['StateBadge'])).toContain('StateBadge.tsx');
  });
});

const messagesOf = (code, filename = 'Two.tsx') =>
  new Linter()
    .verify(
      code,
      {
        files: ['**/*.tsx'],
        linterOptions: { reportUnusedDisableDirectives: 'off' },
        plugins: { falconer: falconerRules },
        rules: { 'falconer/one-component': 'error', 'falconer/reasoned-disable': 'error' },
      },
      filename,
    )
    .map(({ message }) => message);

describe('one component a file', () => {
  it('reports a second exported component, not a helper or a constant', () => {
    expect(messagesOf('export function One() {} export function Two() {}')).toHaveLength(1);
    expect(messagesOf('export function Two() {} function Inner() {} export const LIMIT = make();')).toEqual(
      [],
    );
  });
});

describe('a switched-off rule', () => {
  it('needs a reason', () => {
    expect(messagesOf('/* eslint-disable no-console */')).toHaveLength(1);
    expect(messagesOf('// @ts-expect-error\nfoo();')).toHaveLength(1);
    expect(messagesOf('/* eslint-disable no-console -- a command talks to its terminal */')).toEqual([]);
    expect(messagesOf('// @ts-expect-error: the types lack it\nfoo();')).toEqual([]);
  });
});
