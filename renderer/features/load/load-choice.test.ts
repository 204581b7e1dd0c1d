import { describe, expect, it } from 'vitest';
import type { CollectionDetail } from '@shared/domain/collection';
import { appError } from '@shared/ipc/result';
import { capabilitiesOf, serverInfoFrom } from '@shared/policy/capabilities';
import { detailOf, fieldOf, indexOf, memoryOf, taskOf } from '@renderer/test/samples';
import { everything, initialChoice, searchOnly } from './load-choice';
import { fieldChoiceOf, planLoad } from '@shared/policy/load-question';
import type { LoadChoice } from '@shared/policy/load-question';

const on = (version: string) => capabilitiesOf(serverInfoFrom(version));
const detail = detailOf('books');

function plan(
  version: string,
  choice: Partial<LoadChoice>,
  percents: (number | null)[] = [null],
  over: Partial<CollectionDetail> = {},
) {
  const read = { ...detail, ...over };
  return planLoad(
    { detail: read, memory: memoryOf(...percents), capabilities: on(version) },
    { ...everything(read), ...choice },
  );
}

describe('planLoad', () => {
  it('sends no list for everything, and the chosen ones with the locked in schema order', () => {
    expect(plan('v2.5.27', {})).toMatchObject({
      options: { fields: null, skipDynamicField: false, releaseFirst: false },
      fieldCount: 5,
      fieldTotal: 5,
    });
    expect(plan('v2.5.27', { fields: new Set(['year']), dynamicField: false })).toMatchObject({
      options: { fields: ['id', 'embedding', 'year'], skipDynamicField: true },
      fieldCount: 3,
    });
  });

  it('sends no list to servers that ignore it, and says so', () => {
    expect(fieldChoiceOf(on('v2.3.5'))).toBe('ignored');
    expect(plan('v2.3.5', { fields: new Set(['id']), dynamicField: false })).toMatchObject({
      options: { fields: null, skipDynamicField: false },
      fieldCount: 5,
    });
    expect(fieldChoiceOf(on('v2.6.24'))).toBe('hint');
    expect(plan('v2.6.24', { fields: new Set(['id']) }).options.fields).toEqual(['id', 'embedding']);
  });

  it('sends no replicas where they are ignored', () => {
    expect(plan('v2.5.27', { replicas: 2, resourceGroups: null, priority: null }).options.replicas).toBe(2);
    expect(
      plan('milvus_lite-3.2.1', { replicas: 2, resourceGroups: null, priority: null }).options.replicas,
    ).toBeNull();
  });

  it('releases first where loaded fields would change, and asks where nobody knows', () => {
    const all: Partial<CollectionDetail> = { loadedFields: { kind: 'all', at: 1, source: 'sent' } };
    const some = { fields: new Set(['title']) };
    expect(plan('v2.5.27', some, [100], all)).toMatchObject({
      release: 'otherFields',
      steps: ['release', 'load', 'watch'],
      options: { releaseFirst: true },
    });
    expect(plan('v2.5.27', {}, [100], all)).toMatchObject({ release: null, mayDiffer: false });
    expect(plan('v2.5.27', some, [100])).toMatchObject({ release: null, mayDiffer: true });
    expect(plan('v2.5.27', { ...some, releaseFirst: true }, [100]).release).toBe('asked');
    expect(plan('v2.5.27', { ...some, releaseFirst: true }, [null]).release).toBeNull();
    expect(plan('v2.6.24', some, [100], all).release).toBeNull();
  });

  it('releases first where 2.2 does not mix loads of partitions and of the whole', () => {
    expect(plan('v2.2.16', {}, [100, null]).release).toBe('mixedLoad');
    // All of it is there, whichever way it came: 2.2 may refuse to be asked again.
    expect(plan('v2.2.16', { partitions: ['p0'] }, [100, 100])).toMatchObject({
      release: null,
      nothingToDo: true,
    });
    expect(plan('v2.2.16', { partitions: ['p0'] }, [100, null])).toMatchObject({ nothingToDo: true });
    // What was in memory comes back with what is asked for.
    expect(plan('v2.2.16', { partitions: ['p1'] }, [100, null])).toMatchObject({
      release: 'otherPartitions',
      options: { partitions: ['p0', 'p1'], releaseFirst: true },
    });
    expect(plan('v2.2.16', {}, [null, null]).release).toBeNull();
    expect(plan('v2.3.5', {}, [100, null]).release).toBeNull();
  });

  it('names the vectors without an index before the server refuses', () => {
    const vectors = [...detail.fields, fieldOf('covers', { type: 'FloatVector', isVector: true })];
    expect(plan('v2.5.27', {}, [null], { fields: vectors }).missingIndexes).toEqual(['covers']);
    expect(
      plan('v2.5.27', { fields: new Set(['embedding']) }, [null], { fields: vectors }).missingIndexes,
    ).toEqual([]);
    expect(plan('v2.5.27', {}, [null], { indexes: null }).missingIndexes).toBeNull();
  });

  it('has nothing to send when no partition is chosen', () => {
    expect(plan('v2.5.27', { partitions: [] }).nothingChosen).toBe(true);
    expect(plan('v2.5.27', { partitions: ['p0'] }).options.partitions).toEqual(['p0']);
  });
});

describe('presets and what the dialog begins with', () => {
  const options = {
    fields: ['id', 'embedding'],
    skipDynamicField: true,
    partitions: ['p0'],
    replicas: 2,
    resourceGroups: null,
    priority: null,
    releaseFirst: false,
  };

  it('search only takes keys and vectors', () => {
    const tenant = fieldOf('tenant', { roles: ['partitionKey'] });
    const choice = searchOnly({ fields: [...detail.fields, tenant] });
    expect([...choice.fields]).toEqual(['id', 'embedding', 'tenant']);
    expect(choice.dynamicField).toBe(false);
  });

  it('begins with the last load, and with a release where that was refused for other fields', () => {
    expect(initialChoice(detail, taskOf({ status: 'done', load: options }), null)).toEqual({
      fields: new Set(['id', 'embedding']),
      dynamicField: false,
      replicas: 2,
      resourceGroups: null,
      priority: null,
      partitions: null,
      releaseFirst: false,
    });
    const refused = taskOf({ status: 'failed', load: options, error: appError('loadFieldsDiffer') });
    expect(initialChoice(detail, refused, null)).toMatchObject({ releaseFirst: true, partitions: ['p0'] });
  });

  it('begins with everything where a remembered field is gone', () => {
    const gone = { ...options, fields: ['id', 'embedding', 'dropped'] };
    expect(initialChoice(detail, taskOf({ load: gone }), ['p1'])).toEqual({
      ...everything(detail),
      partitions: ['p1'],
    });
  });

  it('does not take indexes of other fields for the missing one', () => {
    expect(plan('v2.5.27', {}, [null], { indexes: [indexOf('title')] }).missingIndexes).toEqual([
      'embedding',
    ]);
  });
});
