import { afterEach, describe, expect, it } from 'vitest';
import { SAMPLE_CONNECTION_ID } from '@shared/domain/connection';
import type { CollectionRef } from '@shared/domain/refs';
import type { LeftOut } from '@shared/domain/recreate';
import type { MilvusGateway } from '../milvus/gateway-types';
import { profileNames, scenarioNamed } from '../sandbox';
import { comparable } from './testing/comparable';
import { startRecreateStage, stopRecreateStages } from './testing/recreate-stage';

afterEach(stopRecreateStages);

/** Names as every version takes them. The hostile ones are in no server that people made them on. */
const isTaken = (name: string): boolean => /^[A-Za-z_][A-Za-z0-9_]{0,254}$/.test(name);

async function everyCollection(gateway: MilvusGateway): Promise<CollectionRef[]> {
  const lists = await Promise.all(
    (await gateway.listDatabases()).map(async (database) =>
      (await gateway.listCollections(database)).map(({ name, id }) => ({
        ...{ connectionId: SAMPLE_CONNECTION_ID, database, collection: name, collectionId: id },
      })),
    ),
  );
  return lists.flat();
}

/** What the sample holds that its versions do not: its partitions of a key are named freely, and its names hostile. */
const isOfTheSample = ({ what, name, reason, detail }: LeftOut): boolean =>
  reason === 'partitionKey' ||
  (what.startsWith('field') && /^(?:version|lite)$/.test(reason)) ||
  (what === 'index' && /^(?:dependsOn|version)$/.test(reason)) ||
  // milvus-lite chooses how many partitions a key has.
  (what === 'partition' && name === '') ||
  (reason === 'refused' && !isTaken(name) && detail !== null);

const stages = [
  ...profileNames.map((profile) => ({ profile, scenario: 'sample' as const })),
  ...(['2.5.27', 'lite-3.2.1'] as const).map((profile) => ({ profile, scenario: 'hostile' as const })),
];

describe.each(stages)('$scenario on $profile', ({ profile, scenario }) => {
  it('every collection comes back, empty', async () => {
    const made = await startRecreateStage({ profile, scenario: scenarioNamed(scenario) });
    const { gateway } = made.stage;
    for (const [at, target] of (await everyCollection(gateway)).entries()) {
      const entry = await made.keep(target, 'dropCollection');
      await made.dropForGood(target);
      const { plan } = await made.planOf(entry, target);
      if (plan.obstacle !== null) {
        // The sample has collections of one field that old versions and milvus-lite would not have.
        expect([plan.obstacle.kind, profile]).toEqual([
          'noVector',
          expect.stringMatching(/^(?:2\.[23]|lite)/),
        ]);
        continue;
      }
      const refuses = gateway.server.flavor === 'milvus' && !isTaken(target.collection);
      const wanted = { ...target, collection: refuses ? `made_again_${String(at)}` : target.collection };
      if (refuses) {
        const refused = await made.recreate(entry, target);
        expect(refused).toMatchObject({ status: 'failed', error: { code: 'invalidParameter' } });
      }

      const task = await made.recreate(entry, wanted);
      expect(task, target.collection).toMatchObject({ status: 'done', error: null });
      const told = task.recreated?.leftOut ?? [];
      expect(told.filter((each) => !isOfTheSample(each))).toEqual([]);
      const after = await made.definitionOf(wanted);
      const was = comparable(entry.definition, told);
      const partitions = told.some(({ what, name }) => what === 'partition' && name === '')
        ? { partitions: comparable(after).partitions }
        : {};
      expect(comparable(after), target.collection).toEqual({ ...was, ...partitions });
      expect(await gateway.rowCount(wanted.database, wanted.collection)).toBe('0');
    }
  });
});
