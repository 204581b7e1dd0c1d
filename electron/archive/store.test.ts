import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toAppError } from '@shared/ipc/result';
import { parseDefinition, readDefinitionFile, writeDefinitionFile } from './definition-file';
import { createArchiveStore } from './store';
import { aDefinition } from '@shared/domain/testing';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'falconer-archive-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const at = (keptAt: number, collection = 'books') => ({
  ...{ keptAt, why: 'asked' as const, partition: null, connectionId: 'c1' },
  definition: aDefinition({ collection }),
});
const errorOf = async (work: Promise<unknown>) =>
  work.then(
    () => null,
    (thrown: unknown) => toAppError(thrown),
  );

describe('the archive', () => {
  it('lists nothing where nothing was kept', async () => {
    expect(await createArchiveStore(join(folder, 'archive')).list(0, 50)).toEqual({
      ...{ entries: [], damaged: [], total: 0 },
    });
  });

  it('keeps copies whole, for the user alone, and lists the newest first in parts', async () => {
    const home = join(folder, 'archive');
    const archive = createArchiveStore(home);
    const names = ['first', 'con', '../../etc/passwd', 'a\u202eb/\\:*?"<>|'];
    for (const [time, name] of names.entries()) await archive.add(at(1_700_000_000_000 + time, name));
    const files = await readdir(home);
    expect(files.every((name) => /^\d{8}-\d{9}-[0-9a-f-]{36}\.json$/.test(name))).toBe(true);
    expect((await stat(join(home, files[0] ?? ''))).mode & 0o077).toBe(0);
    const page = await createArchiveStore(home).list(0, 3);
    expect(page.total).toBe(4);
    expect(page.entries.map(({ collection }) => collection)).toEqual([...names].reverse().slice(0, 3));
    expect((await archive.list(3, 3)).entries.map(({ collection }) => collection)).toEqual(['first']);
    const [newest] = page.entries;
    expect((await archive.read(newest?.id ?? '')).definition).toEqual(
      aDefinition({ collection: names[3] ?? '' }),
    );
    await archive.remove(newest?.id ?? '');
    expect((await archive.list(0, 50)).total).toBe(3);
    expect(await errorOf(archive.read(newest?.id ?? ''))).toMatchObject({ code: 'archiveUnknown' });
  });

  it('tells damaged files, leaves them as they are, and does not see what was never finished', async () => {
    const archive = createArchiveStore(folder);
    const { id } = await archive.add(at(1_700_000_000_000));
    const good = await readFile(join(folder, `${id}.json`), 'utf8');
    const name = (digit: number) => `2030010${String(digit)}-000000000-${id.slice(-36)}`;
    const bad: [string, string][] = [
      ['notJson', good.slice(0, good.length / 2)],
      ['newer', good.replace('"version": 1', '"version": 9')],
      ['invalid', good.replace('"shards": 1', '"shards": "one"')],
      ['invalid', good],
    ];
    for (const [digit, [, text]] of bad.entries()) {
      await writeFile(
        join(folder, `${name(digit + 1)}.json`),
        text.replace(id, digit === 3 ? id : name(digit + 1)),
      );
    }
    await mkdir(join(folder, `${name(9)}.json`));
    await writeFile(join(folder, `.${id}.json.x.part`), 'half');
    const page = await archive.list(0, 50);
    expect(page.entries.map((entry) => entry.id)).toEqual([id]);
    expect(page.damaged.map(({ problem }) => problem).sort()).toEqual(
      ['unreadable', ...bad.map(([problem]) => problem)].sort(),
    );
    expect(page.damaged.find(({ detail }) => detail.includes('definition.shards'))).toBeDefined();
    expect(await errorOf(archive.read(name(1)))).toMatchObject({ code: 'archiveDamaged' });
    expect(await readFile(join(folder, `${name(1)}.json`), 'utf8')).toBe(bad[0]?.[1].replace(id, name(1)));
  });

  it('takes no id for a path', async () => {
    const archive = createArchiveStore(folder);
    for (const id of ['../secrets', '', 'x'.repeat(300)]) {
      expect(await errorOf(archive.read(id))).toMatchObject({ code: 'archiveUnknown' });
    }
  });

  it('says that a copy was not kept where the disk does not take it', async () => {
    await writeFile(join(folder, 'archive'), 'a file in the way');
    const archive = createArchiveStore(join(folder, 'archive'));
    expect(await errorOf(archive.add(at(1)))).toMatchObject({ code: 'storageFailed' });
  });
});

describe('the file of a definition', () => {
  it('comes back as it was', async () => {
    const path = join(folder, 'books.json');
    await writeDefinitionFile(path, aDefinition());
    expect(await readDefinitionFile(path)).toEqual(aDefinition());
    expect(await readdir(folder)).toEqual(['books.json']);
  });

  it.each([
    ['{', 'definitionInvalid', undefined],
    ['{}', 'definitionInvalid', 'format'],
    [JSON.stringify({ ...aDefinition(), version: 2 }), 'definitionNewer', undefined],
    [JSON.stringify({ ...aDefinition(), shards: 'two' }), 'definitionInvalid', 'shards'],
    [JSON.stringify({ ...aDefinition(), surprise: 1 }), 'definitionInvalid', 'surprise'],
    [JSON.stringify({ ...aDefinition(), schema: { fields: [] } }), 'definitionInvalid', 'schema.fields'],
    [
      JSON.stringify(aDefinition()).replace('"FloatVector"', '"FloatVectr"'),
      ...(['definitionInvalid', 'schema.fields[1].data_type'] as const),
    ],
  ])('refuses %s', async (text, code, field) => {
    const error = await errorOf(parseDefinition(text));
    expect(error?.code).toBe(code);
    expect(error?.params.field).toBe(field);
  });

  it('says that a file cannot be read or written', async () => {
    expect(await errorOf(readDefinitionFile(join(folder, 'none')))).toMatchObject({ code: 'fileUnreadable' });
    const nowhere = join(folder, 'none', 'x.json');
    expect(await errorOf(writeDefinitionFile(nowhere, aDefinition()))).toMatchObject({
      code: 'fileUnwritable',
    });
  });
});
