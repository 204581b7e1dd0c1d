import { status as grpcStatus } from '@grpc/grpc-js';
import { afterEach, describe, expect, it } from 'vitest';
import { larger, scenarioNamed, unknownEnums, withoutStatus } from './index';
import { start, stopAll } from './testing';
import type { Reply } from './testing';

afterEach(stopAll);

const BOOKS = { collection_name: 'books' };
const EVENTS = { collection_name: 'events' };
const statusIn = (reply: Reply) => (reply.status ?? reply) as { code: number; reason: string };

describe('a load', () => {
  it('stands still where it was told to, and is let go of in silence after 600 s', async () => {
    const { call, sandbox, clock } = await start();
    sandbox.world.loadTrouble = { percent: 40, forMs: 600_000 };
    await call('LoadCollection', EVENTS);
    clock.advance(300_000);
    expect(await call('GetLoadingProgress', EVENTS)).toMatchObject({ progress: '40' });
    expect(await call('GetLoadState', EVENTS)).toMatchObject({ state: 'LoadStateLoading' });
    clock.advance(400_000);
    expect(statusIn(await call('GetLoadingProgress', EVENTS))).toMatchObject({ code: 101 });
    expect(await call('GetLoadState', EVENTS)).toMatchObject({ state: 'LoadStateNotLoad' });
  });

  it.each([
    ['2.3.5', 3, 'show collection failed: memory limit exceeded['],
    ['2.5.27', 3, 'show collection failed: memory limit exceeded['],
    ['3.0.1', 101, 'memory limit exceeded['],
  ] as const)('%s that does not fit is let go of, and its number tells why', async (profile, code, words) => {
    const { call, clock } = await start({ profile, scenario: scenarioNamed('small-memory') });
    const large = { collection_name: 'does_not_fit' };
    expect(await call('LoadCollection', large)).toMatchObject({ code: 0 });
    clock.advance(60_000);
    const { progress } = await call('GetLoadingProgress', large);
    expect(Number(progress)).toBeGreaterThan(0);
    expect(Number(progress)).toBeLessThan(100);
    clock.advance(600_000);
    const failed = statusIn(await call('GetLoadingProgress', large));
    expect(failed).toMatchObject({ code, reason: expect.stringContaining(words) as string });
    // What fits is not touched by it.
    await call('LoadCollection', { collection_name: 'fits' });
    clock.advance(60_000);
    expect(await call('GetLoadingProgress', { collection_name: 'fits' })).toMatchObject({ progress: '100' });
    // Another attempt forgets the failure.
    await call('LoadCollection', large);
    expect(statusIn(await call('GetLoadingProgress', large))).toMatchObject({ code: 0 });
  });
});

describe('a call', () => {
  it('is lost with its connection: before the change is made, or after', async () => {
    const { call, sandbox } = await start();
    const drop = { collection_name: 'authors' };
    const reset = { code: grpcStatus.UNAVAILABLE };
    sandbox.faults.failNext('DropCollection', { kind: 'lost', when: 'before' });
    await expect(call('DropCollection', drop)).rejects.toMatchObject(reset);
    expect((await call('HasCollection', drop)).value).toBe(true);
    sandbox.faults.failNext('DropCollection', { kind: 'lost', when: 'after' });
    await expect(call('DropCollection', drop)).rejects.toMatchObject(reset);
    expect((await call('HasCollection', drop)).value).toBe(false);
  });

  it('finds the server unavailable for a while', async () => {
    const { call, sandbox, clock } = await start();
    sandbox.faults.beUnavailable(5000);
    await expect(call('GetVersion')).rejects.toMatchObject({ code: grpcStatus.UNAVAILABLE });
    clock.advance(5000);
    expect(await call('GetVersion')).toMatchObject({ version: 'v2.5.27' });
  });

  it('waits as long as it was told to', async () => {
    const { call, sandbox, clock } = await start();
    sandbox.faults.delay('*', 2000);
    let answered = false;
    const answer = call('GetVersion').then(() => (answered = true));
    await expect.poll(() => clock.waiting).toBe(1);
    clock.advance(1999);
    expect(answered).toBe(false);
    clock.advance(1);
    expect(await answer).toBe(true);
  });

  it('is refused for want of a privilege that was taken away, and for credentials', async () => {
    const { call, sandbox } = await start();
    sandbox.faults.denied.add('PrivilegeLoad');
    await expect(call('LoadCollection', EVENTS)).rejects.toMatchObject({
      code: grpcStatus.PERMISSION_DENIED,
      details: 'PrivilegeLoad: permission deny to root in the `default` database',
    });
    expect(await call('ReleaseCollection', EVENTS)).toMatchObject({ code: 0 });
    sandbox.faults.refuseSignIn();
    await expect(call('GetVersion')).rejects.toMatchObject({ code: grpcStatus.UNAUTHENTICATED });
    sandbox.faults.end();
    expect(await call('LoadCollection', EVENTS)).toMatchObject({ code: 0 });
  });

  it('gets enums that nobody knows, no status, or more than it takes', async () => {
    const { call, sandbox } = await start();
    sandbox.faults.failNext('GetLoadState', unknownEnums);
    expect((await call('GetLoadState', BOOKS)).state).toBe(99);
    sandbox.faults.failNext('GetLoadState', withoutStatus);
    expect((await call('GetLoadState', BOOKS)).status).toBeFalsy();
    sandbox.faults.failNext('ShowCollections', larger(5 << 20));
    // This client takes 4 MB, as gRPC does by itself.
    await expect(call('ShowCollections')).rejects.toMatchObject({ code: grpcStatus.RESOURCE_EXHAUSTED });
    expect((await call('GetLoadState', BOOKS)).state).toBe('LoadStateLoaded');
  });
});

describe('the server', () => {
  it('falls silent: calls neither arrive nor fail, until it speaks again', async () => {
    const { call, sandbox } = await start();
    await call('GetVersion');
    const before = sandbox.calls.length;
    sandbox.network.fallSilent();
    const answer = call('GetVersion');
    const first = await Promise.race([
      answer.then(() => 'answered'),
      call('GetVersion', {}, undefined, 300).catch((thrown: unknown) => (thrown as { code: number }).code),
    ]);
    expect(first).toBe(grpcStatus.DEADLINE_EXCEEDED);
    expect(sandbox.calls).toHaveLength(before);
    sandbox.network.speak();
    expect(await answer).toMatchObject({ version: 'v2.5.27' });
  });

  it('keeps an answer that was on its way when it fell silent', async () => {
    const { call, sandbox, clock } = await start();
    sandbox.faults.delay('GetVersion', 1000);
    const answer = call('GetVersion');
    await expect.poll(() => clock.waiting).toBe(1);
    sandbox.network.fallSilent();
    clock.advance(1000);
    const first = await Promise.race([
      answer.then(() => 'answered'),
      call('CheckHealth', {}, undefined, 300).catch((thrown: unknown) => (thrown as { code: number }).code),
    ]);
    expect(first).toBe(grpcStatus.DEADLINE_EXCEEDED);
    sandbox.network.speak();
    expect(await answer).toMatchObject({ version: 'v2.5.27' });
  });

  it('goes down and comes back as another version, with what it held', async () => {
    const { call, sandbox } = await start({ profile: '2.3.5', port: 0 });
    await call('DropCollection', { collection_name: 'authors' });
    await sandbox.goDown();
    await expect(call('GetVersion')).rejects.toMatchObject({ code: grpcStatus.UNAVAILABLE });
    await sandbox.comeBack('2.6.24');
    await expect
      .poll(async () => (await call('GetVersion').catch((): Reply => ({}))).version)
      .toBe('v2.6.24');
    expect((await call('HasCollection', { collection_name: 'authors' })).value).toBe(false);
  });
});

it('stays stopped when it was to come back', async () => {
  const { sandbox, call } = await start({ port: 0 });
  await sandbox.goDown();
  await sandbox.stop();
  await sandbox.comeBack();
  await expect(call('GetVersion')).rejects.toMatchObject({ code: grpcStatus.UNAVAILABLE });
});

describe('other clients', () => {
  it('are refused what they are refused, and go on', async () => {
    const { call, sandbox, clock } = await start({ profile: 'lite-3.2.1' });
    sandbox.play([
      { afterMs: 1000, method: 'LoadPartitions', request: { collection_name: 'authors' } },
      { afterMs: 2000, method: 'DropCollection', request: { collection_name: 'authors' } },
    ]);
    clock.advance(3000);
    expect((await call('HasCollection', { collection_name: 'authors' })).value).toBe(false);
  });

  it('change things by a script, at their times', async () => {
    const { call, sandbox, clock } = await start();
    const stop = sandbox.play([
      { afterMs: 1000, method: 'ReleaseCollection', request: { collection_name: 'authors' } },
      { afterMs: 2000, method: 'RenameCollection', request: { oldName: 'authors', newName: 'writers' } },
      { afterMs: 3000, method: 'DropCollection', request: { collection_name: 'writers' } },
    ]);
    const has = async (collection_name: string) => (await call('HasCollection', { collection_name })).value;
    clock.advance(1000);
    expect(await call('GetLoadState', { collection_name: 'authors' })).toMatchObject({
      state: 'LoadStateNotLoad',
    });
    clock.advance(1000);
    expect([await has('authors'), await has('writers')]).toEqual([false, true]);
    stop();
    clock.advance(60_000);
    expect(await has('writers')).toBe(true);
    expect(
      sandbox.act('CreatePartition', { collection_name: 'writers', partition_name: 'new' }),
    ).toMatchObject({
      code: 0,
    });
    expect((await call('HasPartition', { collection_name: 'writers', partition_name: 'new' })).value).toBe(
      true,
    );
  });
});

describe('TLS', () => {
  it('lets in who trusts its authority', async () => {
    const { call } = await start({ port: 0, tls: 'server' });
    expect(await call('GetVersion')).toMatchObject({ version: 'v2.5.27' });
    const strict = await start({ port: 0, tls: 'server', trust: 'nobody' });
    await expect(strict.call('GetVersion')).rejects.toMatchObject({ code: grpcStatus.UNAVAILABLE });
  });

  it('asks for a certificate where both sides have to show one', async () => {
    const { call } = await start({ port: 0, tls: 'mutual' });
    expect(await call('GetVersion')).toMatchObject({ version: 'v2.5.27' });
    const without = await start({ port: 0, tls: 'mutual', showsCertificate: false });
    await expect(without.call('GetVersion')).rejects.toMatchObject({ code: grpcStatus.UNAVAILABLE });
  });
});
