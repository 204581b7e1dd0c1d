import { describe, expect, it } from 'vitest';
import { detailOf, fieldOf, taskOf } from '@renderer/test/samples';
import { appError } from '@shared/ipc/result';
import { capabilitiesOf, serverInfoFrom } from '@shared/policy/capabilities';
import type { CollectionState } from '@shared/policy/collection-state';
import type { Enabled } from './action';
import { collectionRules, partitionRules, permittedOfAny } from './collection-rules';
import type { CollectionSubject, PartitionSubject, ServerFacts } from './collection-subject';

const ref = { connectionId: 'c', database: 'default', collection: 'books', collectionId: '1' };

function subject(
  over: Partial<CollectionSubject> = {},
  server: Partial<ServerFacts> = {},
): CollectionSubject {
  return {
    ref,
    server: {
      connected: true,
      readOnly: false,
      environment: 'development',
      capabilities: capabilitiesOf(serverInfoFrom('v2.5.27')),
      ...server,
    },
    state: { kind: 'notLoaded' },
    running: null,
    taken: null,
    lastLoad: null,
    detail: detailOf('books'),
    ...over,
  };
}

const partition = (over: Partial<PartitionSubject> = {}): PartitionSubject => ({
  ref: { ...ref, partition: 'y2015', partitionId: '7' },
  collection: subject(),
  state: { kind: 'notLoaded' },
  allInMemory: false,
  ...over,
});

const because = (answer: Enabled) => (answer === true ? true : answer.because);

describe('the index that a collection lacks', () => {
  const bare = detailOf('books', { indexes: [] });

  it('can be created where a vector field has none, and nothing is in the way', () => {
    const { createIndex } = collectionRules;
    expect(createIndex(subject({ detail: bare }))).toBe(true);
    expect(because(createIndex(subject()))).toBe('because.everyIndex');
    expect(because(createIndex(subject({ detail: null })))).toBe('because.indexesUnread');
    expect(because(createIndex(subject({ detail: { ...bare, indexes: null } })))).toBe(
      'because.indexesUnread',
    );
    expect(because(createIndex(subject({ detail: bare, running: taskOf() })))).toBe('because.busy');
    expect(because(createIndex(subject({ detail: bare }, { readOnly: true })))).toBe('because.readOnly');
  });
});

describe('what can be done with a collection', () => {
  it('refuses everything that writes on a read-only or lost connection, or while a task works on it', () => {
    const rules = [collectionRules.load, collectionRules.loadOptions, collectionRules.drop];
    for (const rule of rules) {
      expect(because(rule(subject({}, { readOnly: true })))).toBe('because.readOnly');
      expect(because(rule(subject({}, { connected: false })))).toBe('because.notConnected');
      expect(because(rule(subject({ running: taskOf() })))).toBe('because.busy');
      expect(rule(subject())).toBe(true);
    }
  });

  it.each<[CollectionState, string | true, string | true]>([
    [{ kind: 'notLoaded' }, true, 'because.notLoaded'],
    [{ kind: 'partly', loaded: 1, total: 4 }, true, true],
    [{ kind: 'failed', percent: 74, error: appError('loadReverted') }, true, 'because.notLoaded'],
    [{ kind: 'loaded' }, 'because.loaded', true],
    [{ kind: 'loading', percent: 3 }, 'because.loading', true],
    [{ kind: 'checking' }, 'because.stateChecking', true],
    [{ kind: 'unknown', error: appError('permissionDenied') }, 'because.stateUnknown', true],
  ])('%j', (state, load, release) => {
    expect(because(collectionRules.load(subject({ state })))).toBe(load);
    expect(because(collectionRules.release(subject({ state })))).toBe(release);
  });

  it('tells a missing index before the call, but lets options leave the field out', () => {
    const detail = detailOf('books', { indexes: [] });
    expect(collectionRules.load(subject({ detail }))).toEqual({
      because: 'because.noIndex',
      values: { fields: 'embedding' },
    });
    expect(collectionRules.loadOptions(subject({ detail }))).toBe(true);
  });

  it('says since when a server can refresh', () => {
    const server = { capabilities: capabilitiesOf(serverInfoFrom('v2.2.16')) };
    expect(collectionRules.refreshLoad(subject({ state: { kind: 'loaded' } }, server))).toEqual({
      because: 'because.since',
      values: { since: '2.3.0' },
    });
  });
});

describe('what can be done with a partition', () => {
  it('leaves the partitions of a partition key and of milvus-lite alone', () => {
    const fields = [fieldOf('tenant', { roles: ['partitionKey'] })];
    const keyed = partition({ collection: subject({ detail: detailOf('books', { fields }) }) });
    expect(because(partitionRules.load(keyed))).toBe('because.partitionKey');
    expect(because(partitionRules.drop(keyed))).toBe('because.partitionKey');
    const lite = capabilitiesOf(serverInfoFrom('milvus_lite-3.2.1'));
    const onLite = partition({ collection: subject({}, { capabilities: lite }) });
    expect(because(partitionRules.load(onLite))).toBe('because.lite');
  });

  it('never drops the default partition', () => {
    const ofDefault = partition({ ref: { ...ref, partition: '_default', partitionId: '1' } });
    expect(because(partitionRules.drop(ofDefault))).toBe('because.defaultPartition');
    expect(partitionRules.drop(partition())).toBe(true);
  });
});

describe('what can be done with many', () => {
  const place = (collection: string) => ({ action: 'load' as const, database: 'default', collection });
  const refusals = ['books', 'papers'].map((name) => ({ ...place(name), privilege: 'PrivilegeLoad' }));

  it('is asked about as long as one of them is left, and greyed with the privilege where none is', () => {
    const [books, papers, films] = [place('books'), place('papers'), place('films')];
    expect(permittedOfAny({ refusals }, [books, films, papers])).toBe(true);
    expect(permittedOfAny({ refusals }, [books, papers])).toMatchObject({
      ...{ because: 'because.noRight', values: { grant: 'Load', privilege: 'PrivilegeLoad' } },
    });
    expect(permittedOfAny({ refusals }, [{ ...books, action: 'release' }])).toBe(true);
    expect(permittedOfAny({}, [books])).toBe(true);
    expect(permittedOfAny({ refusals }, [])).toBe(true);
  });
});
