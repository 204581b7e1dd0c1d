import type { ConnectionTestStep } from '@shared/domain/server';
import { toAppError, type AppError, type ErrorCode } from '@shared/ipc/result';

type StepName = ConnectionTestStep['step'];

/** A step that was not taken, and what is to be told of it. */
export class SkippedStep {
  constructor(readonly found: string | null = null) {}
}

/** Causes that only show when gRPC talks, but belong to the step before. */
const tlsCauses: ReadonlySet<ErrorCode> = new Set([
  'tlsUntrusted',
  'tlsHostMismatch',
  'tlsNotOffered',
  'tlsMaybeRequired',
  'tlsClientCertificateRequired',
]);

/** Takes the steps of a connection test one after the other; after the first that fails the others are skipped. */
export class StepLog {
  readonly steps: ConnectionTestStep[] = [];

  /** Takes a step, unless an earlier one failed; `run` answers with what was learnt, or throws the cause. */
  async take(step: StepName, run: () => Promise<string | SkippedStep | null>): Promise<void> {
    if (this.steps.some((earlier) => earlier.outcome === 'failed')) {
      this.#add({ step, outcome: 'skipped' });
      return;
    }
    const start = performance.now();
    const elapsed = () => Math.round(performance.now() - start);
    try {
      const found = await run();
      if (found instanceof SkippedStep) this.#add({ step, outcome: 'skipped', found: found.found });
      else this.#add({ step, outcome: 'passed', durationMs: elapsed(), found });
    } catch (thrown) {
      this.#fail(step, elapsed(), toAppError(thrown));
    }
  }

  #fail(step: StepName, durationMs: number, error: AppError): void {
    const tls = this.steps.findIndex((entry) => entry.step === 'tls');
    if (step !== 'credentials' || tls < 0 || !tlsCauses.has(error.code)) {
      this.#add({ step, outcome: 'failed', durationMs, error });
      return;
    }
    this.steps[tls] = { step: 'tls', outcome: 'failed', durationMs, found: null, error };
    this.#add({ step, outcome: 'skipped' });
  }

  #add(entry: Pick<ConnectionTestStep, 'step' | 'outcome'> & Partial<ConnectionTestStep>): void {
    this.steps.push({ durationMs: null, found: null, error: null, ...entry });
  }
}
