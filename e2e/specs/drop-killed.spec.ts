import { killApp } from '../soak/kills/of-app';
import { expect, test } from '../fixtures/test';

// `npm run soak -- kills` takes more moments.
test('killed in the middle of a list of drops, the next start says of each what is so', async ({
  launch,
  cluster,
}) => {
  // Its answer is lost, and some are neither begun nor sent.
  const { states, ...found } = await killApp({ launch, cluster }, { method: 'DropCollection', count: 4 });
  expect(found).toEqual({ killedInTime: true, false: [] });
  expect(states.done).toBeGreaterThanOrEqual(4);
  expect(states.notStarted).toBeGreaterThanOrEqual(1);
});
