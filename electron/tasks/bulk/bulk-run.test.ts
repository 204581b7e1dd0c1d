import { describe, expect, it } from 'vitest';
import { appError } from '@shared/ipc/result';
import { itemOf, loads, runStage as stage } from './testing/run-stage';

describe('a bulk', () => {
  it('writes each begin before it sends, and works on so many at a time', async () => {
    const { run, events, settle, end, states } = stage(loads('a', 'b', 'c'));
    run.begin();
    await settle();
    expect(events).toEqual(['begin a', 'begin b', 'send a', 'send b']);
    await end('a');
    expect(events.slice(4)).toEqual(['end a', 'begin c', 'send c']);
    await end('b', 'failed');
    await end('c', 'unknown');
    expect(states()).toEqual(['done', 'failed', 'unknown']);
  });

  it('ends all releases before a load begins', async () => {
    const items = [itemOf('r1', 'release'), itemOf('r2', 'release'), itemOf('l', 'load')];
    const { run, events, settle, end } = stage(items, 8);
    run.begin();
    await settle();
    await end('r2');
    expect(events).not.toContain('begin l');
    await end('r1', 'failed');
    expect(events.at(-1)).toBe('send l');
  });

  it('works on one collection once at a time', async () => {
    const { run, events, settle, end, states } = stage(loads('b', 'a', 'a', 'c'), 3);
    run.begin();
    await settle();
    expect(events.filter((event) => event.startsWith('send'))).toEqual(['send b', 'send a', 'send c']);
    await end('b');
    expect(events.filter((event) => event === 'send a')).toHaveLength(1);
    await end('a', 'failed');
    expect(events.at(-1)).toBe('send a');
    await end('a');
    await end('c');
    expect(states()).toEqual(['done', 'failed', 'done', 'done']);
  });

  it('sends nothing that could not be written down, and goes on when it can', async () => {
    const { run, events, settle, state, states } = stage(loads('a'), 1);
    state.diskFails = true;
    run.begin();
    await settle();
    expect(events).toEqual([]);
    expect(states()).toEqual(['waiting']);
    expect(run.summary()).toMatchObject({ state: 'paused', error: { code: 'storageFailed' } });
    state.diskFails = false;
    await run.resume();
    await settle();
    expect(events).toEqual(['begin a', 'send a']);
    expect(run.summary()).toMatchObject({ state: 'running', error: null });
  });

  it('waits for the connection, and pauses where it may not write any more', async () => {
    const { run, events, settle, state, end } = stage(loads('a', 'b'), 1);
    state.gate = 'held';
    run.begin();
    await settle();
    expect(run.summary()).toMatchObject({ state: 'running', isHeld: true });
    expect(events).toEqual([]);
    state.gate = 'open';
    run.pump();
    await settle();
    state.gate = appError('readOnly');
    await end('a');
    expect(events).not.toContain('begin b');
    expect(run.summary()).toMatchObject({ state: 'paused', error: { code: 'readOnly' } });
  });

  it('begins after its wait, also where a timer ends a moment before its time', async () => {
    const { run, events, clock } = stage([itemOf('a', 'drop')], 1, null, 10_000);
    clock.earlyMs = 1;
    run.begin();
    await clock.pass(9_000);
    expect(events).toEqual([]);
    await clock.until(() => events.includes('send a'));
    expect(run.summary().startsAt).toBeNull();
  });

  it('gives up drops that rest for too long, also where a timer ends a moment before its time', async () => {
    const { run, state, clock } = stage([itemOf('a', 'drop')], 1);
    clock.earlyMs = 1;
    state.gate = 'held';
    run.begin();
    await clock.until(() => run.summary().state === 'interrupted');
    expect(run.summary()).toMatchObject({ error: { code: 'agreementVoid' } });
  });

  it('pauses, goes on, and gives up the rest', async () => {
    const { run, events, settle, end, states } = stage(loads('a', 'b', 'c'), 1);
    run.begin();
    await settle();
    run.pause();
    await end('a');
    expect(states()).toEqual(['done', 'waiting', 'waiting']);
    await run.resume();
    await settle();
    run.stop();
    await end('b');
    expect(states()).toEqual(['done', 'done', 'notStarted']);
    expect(run.summary()).toMatchObject({ state: 'interrupted', rest: { loads: true, releases: false } });
    await run.resume();
    await settle();
    expect(events.slice(-3)).toEqual(['wait c', 'begin c', 'send c']);
  });

  it('retries only what failed or is unknown, each once', async () => {
    const { run, events, settle, end, states } = stage(loads('a', 'b'), 4);
    run.begin();
    await settle();
    await end('a');
    await end('b', 'failed');
    events.length = 0;
    await Promise.all([run.retry(), run.retry()]);
    await settle();
    expect(events).toEqual(['wait b', 'begin b', 'send b']);
    await end('b');
    expect(states()).toEqual(['done', 'done']);
    expect(run.summary().state).toBe('finished');
  });

  it('looks on the server for what is unknown at its end', async () => {
    const { run, settle, end, states, state, clock, founds } = stage(loads('a', 'b'), 4);
    state.inMemory = ['a'];
    run.begin();
    await settle();
    await end('a', 'unknown');
    await end('b', 'unknown');
    await clock.until(() => !run.summary().isResolving);
    expect(states()).toEqual(['done', 'failed']);
    const [, b] = run.entries(0, 2).entries;
    expect(b?.result).toMatchObject({ byReading: true, error: { code: 'notInEffect' } });
    expect(run.summary()).toMatchObject({ state: 'interrupted', again: { loads: false } });
    // For the lines of the activity log that an earlier process has left.
    expect(founds).toEqual(['b 0 load done', 'b 1 load failed']);
  });

  it('says with each task which item it is, and how the list was agreed to', async () => {
    const { run, settle, end, origins } = stage(loads('a', 'b'), 4);
    const consent = { kind: 'acknowledged' as const };
    const agreed = { fingerprint: 'there' };
    run.begin(consent);
    await settle();
    await end('a', 'failed');
    await end('b');
    await run.retry({ kind: 'notAsked' });
    await settle();
    expect(origins).toEqual([
      { bulk: { id: 'b', n: 0 }, agreed, consent },
      { bulk: { id: 'b', n: 1 }, agreed, consent },
      { bulk: { id: 'b', n: 0 }, agreed, consent: { kind: 'notAsked' } },
    ]);
  });

  it('ends with the first drop that this user may not do: what comes before a drop takes something away', async () => {
    const drops = ['a', 'b', 'c'].map((name) => itemOf(name, 'drop'));
    const { run, settle, end, events } = stage(drops, 1);
    run.begin();
    await settle();
    await end('a', 'failed', 'identityChanged');
    expect(events.at(-1)).toBe('send b');
    await end('b', 'failed', 'permissionDenied');
    const results = run.entries(0, 3).entries.map(({ result }) => [result.state, result.error?.code]);
    expect(results).toEqual([
      ['failed', 'identityChanged'],
      ['failed', 'permissionDenied'],
      ['notStarted', 'permissionDenied'],
    ]);
    expect(events.at(-1)).toBe('end b');
    expect(run.summary()).toMatchObject({ state: 'interrupted', error: { code: 'permissionDenied' } });
  });

  it('goes on with other loads where one is not allowed', async () => {
    const { run, settle, end, states } = stage(loads('a', 'b'), 1);
    run.begin();
    await settle();
    await end('a', 'failed', 'permissionDenied');
    expect(states()).toEqual(['failed', 'running']);
  });

  it('sends and writes nothing once the application lets go of it', async () => {
    const { run, events, settle, end, life } = stage(loads('a', 'b'), 1);
    run.begin();
    await settle();
    life.abort();
    await end('a');
    expect(events).toEqual(['begin a', 'send a']);
  });
});
