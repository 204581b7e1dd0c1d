import { describe, expect, it } from 'vitest';
import type { BulkResult } from '@shared/domain/bulk';
import { appError } from '@shared/ipc/result';
import { LONGEST_REST_MS } from '../gate';
import { itemOf, loads, runStage } from './testing/run-stage';

const drops = (...names: string[]) => names.map((name) => itemOf(name, 'drop'));
const tooLongAgo = { code: 'agreementVoid', params: { why: 'tooLongAgo' } };

describe('a list of drops that rests', () => {
  it.each(['held', 'paused'] as const)(
    'for too long while it is %s is given up for the rest',
    async (how) => {
      const { run, state, events, settle, end, states, clock } = runStage(drops('a', 'b', 'c'), 1);
      run.begin();
      await settle();
      if (how === 'held') state.gate = 'held';
      else run.pause();
      await end('a');
      await clock.pass(LONGEST_REST_MS - 1000);
      expect(states()).toEqual(['done', 'waiting', 'waiting']);
      // By itself: nobody has to come back for it to be told so.
      await clock.pass(2000);
      expect(states()).toEqual(['done', 'notStarted', 'notStarted']);
      expect(run.entries(1, 1).entries[0]?.result.error).toMatchObject(tooLongAgo);
      expect(run.summary()).toMatchObject({ state: 'interrupted', isHeld: false, error: tooLongAgo });
      state.gate = 'open';
      run.pump();
      await run.resume();
      expect(events.filter((each) => each.startsWith('send'))).toEqual(['send a']);
    },
  );

  it('goes on where that was not too long', async () => {
    const { run, state, settle, end, states, clock } = runStage(drops('a', 'b'), 1);
    run.begin();
    await settle();
    state.gate = 'held';
    await end('a');
    await clock.pass(LONGEST_REST_MS - 1000);
    state.gate = 'open';
    run.pump();
    await settle();
    await clock.pass(LONGEST_REST_MS);
    await end('b');
    expect(states()).toEqual(['done', 'done']);
  });

  it('is given up when the machine has slept meanwhile', async () => {
    const { run, events, settle, end, states, clock } = runStage(drops('a', 'b'), 1);
    run.begin();
    await settle();
    await clock.pass(LONGEST_REST_MS + 1);
    await end('a');
    expect(states()).toEqual(['done', 'notStarted']);
    expect(events).not.toContain('send b');
  });

  it('is another matter than loads: those go on', async () => {
    const { run, state, settle, end, states, clock } = runStage(loads('a', 'b'), 1);
    run.begin();
    await settle();
    state.gate = 'held';
    await end('a');
    await clock.pass(LONGEST_REST_MS * 2);
    state.gate = 'open';
    run.pump();
    await settle();
    await end('b');
    expect(states()).toEqual(['done', 'done']);
  });
});

describe('what a list was agreed to over', () => {
  it('goes with each of its drops, so that each is held against it', async () => {
    const { run, settle, origins } = runStage(drops('a'), 1);
    run.begin();
    await settle();
    expect(origins).toMatchObject([{ agreed: { environment: 'development', fingerprint: 'there' } }]);
  });

  it('is another server by now: nothing of it is looked for there, and what became of it stays unknown', async () => {
    const left: BulkResult = {
      ...{ n: 0, state: 'unknown', error: null, beganAt: 1, endedAt: null, byReading: false, taskId: null },
    };
    const { run, state, clock, founds } = runStage(drops('gone'), 1, [left]);
    state.gate = appError('leadsElsewhere');
    run.resolve();
    await clock.until(() => !run.summary().isResolving);
    expect(run.entries(0, 1).entries[0]?.result).toMatchObject({
      state: 'unknown',
      error: { code: 'leadsElsewhere' },
    });
    expect(founds).toEqual(['b 0 drop unknown']);
  });
});
