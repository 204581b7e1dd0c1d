import { describe, expect, it } from 'vitest';
import type { LoadPreset } from '@shared/domain/load-preset';
import { toAppError } from '@shared/ipc/result';
import { createLoadPresets } from './load-presets';
import { memoryFile } from './testing';

const books = { connectionId: 'c', database: 'default', collection: 'books' };
const light = { name: 'light', fields: ['id', 'embedding'], dynamicField: false };

const open = (file = memoryFile<Record<string, LoadPreset[]>>({})) => createLoadPresets(file);

describe('named presets', () => {
  it('outlive the application, each with its own collection', async () => {
    const file = memoryFile<Record<string, LoadPreset[]>>({});
    const presets = open(file);
    await presets.save(books, light);
    await presets.save({ ...books, database: 'archive' }, { ...light, name: 'other' });
    const again = open(file);
    expect(again.list(books)).toEqual([light]);
    expect(again.list({ ...books, collection: '__proto__' })).toEqual([]);
  });

  it('are replaced by name and removed by name', async () => {
    const presets = open();
    await presets.save(books, light);
    expect(await presets.save(books, { ...light, dynamicField: true })).toEqual([
      { ...light, dynamicField: true },
    ]);
    expect(await presets.remove(books, 'Light')).toHaveLength(1);
    expect(await presets.remove(books, 'light')).toEqual([]);
  });

  it('have a limit, which is told', async () => {
    const presets = open();
    for (let at = 0; at < 50; at++) await presets.save(books, { ...light, name: String(at) });
    await presets.save(books, { ...light, name: '7' });
    const refused = await presets.save(books, light).catch((thrown: unknown) => toAppError(thrown));
    expect(refused).toMatchObject({ code: 'invalidInput', params: { field: 'name' } });
  });
});
