import type { FieldSamples, LoadedFields } from '@shared/domain/collection';
import type { LoadChecks } from '@shared/domain/load-checks';
import type { CollectionRef } from '@shared/domain/refs';
import { fewAtOnce } from '@shared/async/few-at-once';
import { fail, toAppError } from '@shared/ipc/result';
import { DYNAMIC_FIELD, fieldsToSample } from '@shared/policy/field-memory';
import type {
  CallOptions,
  CollectionDescription,
  MilvusGateway,
  ServerRegistry,
} from '../../milvus/gateway-types';
import type { FieldSampleStore } from '../../storage/field-samples';
import { checkCollection } from '../../tasks/steps/check';
import type { LoadRecords } from '../../tasks/load-records';
import type { HandlersOf } from '../handler-types';
import { settle } from '@shared/ipc/settle';

export interface LoadFactsDeps {
  servers: ServerRegistry;
  loadRecords: LoadRecords;
  fieldSamples: FieldSampleStore;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** So many questions about single fields at a time. */
const AT_ONCE = 4;
/** Rows that a sample reads: enough for an average, and few enough for documents of 64 kB each. */
const SAMPLE_ROWS = 50;

const keyOf = ({ fields }: CollectionDescription): { name: string; type: string } =>
  fields.find(({ roles }) => roles.includes('primaryKey')) ?? fail('internal', { detail: 'no primary key' });

/**
 * Whether the user lacks the privilege to load: until 2.3 the question how far a load is takes the same one. From 2.4
 * on it has one of its own, and only the load itself tells.
 */
async function missingPrivilege(
  gateway: MilvusGateway,
  { database, collection }: CollectionRef,
  options: CallOptions,
): Promise<LoadChecks['missingPrivilege']> {
  try {
    await gateway.refreshProgress(database, collection, options);
    return null;
  } catch (thrown) {
    const { code, params } = toAppError(thrown);
    const isAboutLoading = code === 'permissionDenied' && params.privilege === 'PrivilegeLoad';
    return isAboutLoading ? { name: params.privilege ?? null } : null;
  }
}

/** Whether each field is in memory, asked with one row a field: what was left out of the load is refused (2.4, 2.5). */
async function askFields(
  gateway: MilvusGateway,
  { database, collection }: CollectionRef,
  description: CollectionDescription,
  options: CallOptions,
): Promise<Set<string>> {
  const names = description.fields.map(({ name }) => name);
  const loaded = new Set<string>();
  await fewAtOnce(description.dynamicField ? [...names, DYNAMIC_FIELD] : names, AT_ONCE, async (field) => {
    const sample = { key: keyOf(description), fields: [field], limit: 1 };
    try {
      await gateway.sampleRows(database, collection, sample, options);
      loaded.add(field);
    } catch (thrown) {
      if (toAppError(thrown).code !== 'fieldNotLoaded') throw thrown;
    }
  });
  return loaded;
}

async function checkFields(
  { servers, loadRecords, now }: LoadFactsDeps,
  target: CollectionRef,
  options: CallOptions,
): Promise<LoadedFields> {
  const gateway = servers.gateway(target.connectionId);
  if (!gateway.capabilities.fieldLoad.supported) fail('notSupported');
  const description = await checkCollection(gateway, target);
  const { database, collection } = target;
  const loaded = await askFields(gateway, target, description, options);
  const replicas = await settle(gateway.replicas(database, collection, description.id, options));
  const names = description.fields.map(({ name }) => name);
  const fields = names.filter((name) => loaded.has(name));
  const dynamicField = loaded.has(DYNAMIC_FIELD) || !description.dynamicField;
  const found: LoadedFields =
    fields.length === names.length && dynamicField
      ? { kind: 'all', at: now(), source: 'checked' }
      : { kind: 'some', at: now(), source: 'checked', fields, dynamicField };
  const ids = replicas.value?.map(({ id }) => id);
  loadRecords.set(target.connectionId, database, description.id, found, ids);
  return found;
}

/** Reads rows for the fields whose size nothing else tells. Fields that are not in memory have none. */
async function sampleFields(
  { servers, fieldSamples, now }: LoadFactsDeps,
  target: CollectionRef,
  options: CallOptions,
): Promise<FieldSamples | null> {
  const { connectionId, database, collection } = target;
  const gateway = servers.gateway(connectionId);
  const description = await gateway.describeCollection(database, collection, options);
  const before = fieldSamples.get(connectionId, database, description.id);
  const fields: FieldSamples['fields'] = {};
  await fewAtOnce(fieldsToSample(description.fields, description.dynamicField), AT_ONCE, async (field) => {
    const sample = { key: keyOf(description), fields: [field], limit: SAMPLE_ROWS };
    const { value } = await settle(gateway.sampleRows(database, collection, sample, options));
    const size = value?.find((each) => each.field === field);
    if (size !== undefined) fields[field] = { rows: size.rows, bytesPerRow: size.bytesPerRow };
  });
  if (Object.keys(fields).length === 0) return before;
  const samples = { sampledAt: now(), fields: { ...before?.fields, ...fields } };
  fieldSamples.set(connectionId, database, description.id, samples);
  return samples;
}

type LoadFactsHandlers = Pick<
  HandlersOf<'collections'>,
  'collections.loadChecks' | 'collections.checkFields' | 'collections.sample'
>;

/** What a plan of a load rests on besides the collection itself. */
export function loadFactsHandlers(deps: LoadFactsDeps): LoadFactsHandlers {
  const { servers, now } = deps;
  return {
    'collections.loadChecks': async (input, { signal }) => {
      const gateway = servers.gateway(input.connectionId);
      const readAt = now();
      const [health, missing] = await Promise.all([
        settle(gateway.health({ signal })),
        missingPrivilege(gateway, input, { signal }),
      ]);
      return { readAt, health: health.value, healthError: health.error, missingPrivilege: missing };
    },
    'collections.checkFields': async (input, { signal }) => ({
      loadedFields: await checkFields(deps, input, { signal }),
    }),
    'collections.sample': async (input, { signal }) => ({
      samples: await sampleFields(deps, input, { signal }),
    }),
  };
}
