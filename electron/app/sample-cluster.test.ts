import { expect, it, vi } from 'vitest';
import { createSampleCluster } from './sample-cluster';

const running = () => ({
  address: 'unix:/tmp/x',
  token: null,
  stop: vi.fn(() => Promise.resolve()),
});

it('starts once, however many ask, and stops what it started', async () => {
  const cluster = running();
  const start = vi.fn(() => Promise.resolve(cluster));
  const sample = createSampleCluster(start);
  await sample.stop();
  expect(start).not.toHaveBeenCalled();
  expect(await Promise.all([sample.address(), sample.address()])).toEqual([
    { address: 'unix:/tmp/x', token: null },
    { address: 'unix:/tmp/x', token: null },
  ]);
  expect(start).toHaveBeenCalledOnce();
  await sample.stop();
  expect(cluster.stop).toHaveBeenCalledOnce();
});

it('tries again after it could not start', async () => {
  const start = vi.fn(() => Promise.resolve(running()));
  start.mockRejectedValueOnce(new Error('no space left'));
  const sample = createSampleCluster(start);
  await expect(sample.address()).rejects.toThrow('no space left');
  expect((await sample.address()).address).toBe('unix:/tmp/x');
});
