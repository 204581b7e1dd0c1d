import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { errorValues, valuesOf } from '@renderer/ui/use-error-text';
import { appError, errorCodes } from '@shared/ipc/result';
import { en } from '.';

const texts: Readonly<Record<string, string>> = en;
const folder = join(process.cwd(), 'renderer');

const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path))
  .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }));

const code = sources.filter(({ path }) => !path.startsWith(join('i18n', 'en'))).map(({ text }) => text);
const parts = sources.filter(({ path }) => /^i18n.en.(?!index)/.test(path));

describe('the catalogue', () => {
  it('has a sentence and a remedy for every cause, with and without values', () => {
    for (const error of errorCodes) {
      for (const kind of ['message', 'hint']) {
        const text = texts[`error.${error}.${kind}`];
        expect(text, `error.${error}.${kind}`).toBeDefined();
        const params = Object.fromEntries(errorValues.map((name) => [name, 'Given']));
        for (const given of [{}, params]) {
          const said = String(
            new IntlMessageFormat(text ?? '', 'en').format(valuesOf(appError(error, { params: given }))),
          );
          expect(said).not.toContain('absent');
          expect(said).toMatch(/^\S.*\.$/);
        }
      }
    }
  });

  it('holds no remedy for a cause that does not exist', () => {
    const known = new Set<string>(errorCodes);
    const named = Object.keys(en).flatMap((id) => /^error\.(\w+)\.(?:message|hint)$/.exec(id)?.[1] ?? []);
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  it.each(Object.entries(texts))('%s can be read', (_id, text) => {
    expect(() => new IntlMessageFormat(text, 'en')).not.toThrow();
  });

  it('gives no id twice', () => {
    const ids = parts.flatMap(({ text }) => [...text.matchAll(/^ {2}'([\w.]+)':/gm)].map(([, id]) => id));
    expect(ids.filter((id, at) => ids.indexOf(id) !== at)).toEqual([]);
    expect(ids.length).toBe(Object.keys(en).length);
  });

  it('praises nothing and raises no voice', () => {
    const loud = Object.values(texts).filter((text) => /!|successfully/i.test(text));
    expect(loud).toEqual([]);
  });

  it('has every text that is asked for, and asks for every text that it has', () => {
    const literal = new Set(code.flatMap((text) => [...text.matchAll(/'([\w.]+)'/g)].map(([, id]) => id)));
    const patterns = code.flatMap((text) =>
      [...text.matchAll(/`([\w.]*(?:\$\{[^`]*?\}[\w.]*)+)`/g)].map(
        ([, template = '']) =>
          new RegExp(`^${template.replaceAll('.', '\\.').replace(/\$\{.*?\}/g, '\\w+')}$`),
      ),
    );
    const isUsed = (id: string) => literal.has(id) || patterns.some((pattern) => pattern.test(id));
    expect(Object.keys(en).filter((id) => !isUsed(id))).toEqual([]);
  });
});
