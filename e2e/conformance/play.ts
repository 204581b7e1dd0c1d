import { connectMilvus, type MilvusProbe } from '../../scripts/lib/milvus-client.mjs';
import { until } from '../fixtures/until';
import type { Chapter, Request, Step } from './step';

const CALL_MS = 10_000;
/** gRPC's number for a method that is not there. */
const UNIMPLEMENTED = 12;
const SETTLE_MS = 60_000;
/** So many looks may not see a load that was just asked for. */
const LOOKS_WITHOUT_LOAD = 5;

/** What a server answered to one step: its reply, or how gRPC failed. */
export interface Answer {
  /** Chapter, method and note. */
  step: string;
  request: Request;
  answer: unknown;
}

interface GrpcFailure {
  code: number;
  details: string;
}

const isGrpcFailure = (thrown: unknown): thrown is GrpcFailure =>
  thrown instanceof Error && 'details' in thrown && 'code' in thrown;

/** One server that steps are played on. */
class Player {
  readonly #probe: MilvusProbe;
  /** Lets time pass where the server's time is ours. */
  readonly #pass: () => void;

  constructor(probe: MilvusProbe, pass: () => void) {
    this.#probe = probe;
    this.#pass = pass;
  }

  /** The answer of a step whose answer is compared; null for the others. */
  async play(step: Step): Promise<{ request: Request; answer: unknown } | null> {
    switch (step.kind) {
      case 'ask':
        return { request: step.request, answer: await this.#ask(step.method, step.request) };
      case 'askById': {
        const request = { ...step.request, collectionID: await this.#idOf(step.collection) };
        return { request, answer: await this.#ask(step.method, request) };
      }
      case 'exists':
        return { request: {}, answer: await this.#exists(step.method) };
      case 'prepare':
        await this.#ask(step.method, step.request);
        return null;
      case 'untilLoaded':
        await this.#untilLoaded(step.collection);
        return null;
      case 'untilRows':
        await this.#untilRows(step.collection, step.rows);
        return null;
      case 'untilIndexed':
        await this.#untilIndexed(step.collection, step.rows);
        return null;
    }
  }

  async #ask(method: string, request: Request): Promise<unknown> {
    try {
      return await this.#probe.raw(method, request, { timeoutMs: CALL_MS });
    } catch (thrown) {
      if (!isGrpcFailure(thrown)) throw thrown;
      return { grpc: { code: thrown.code, details: thrown.details } };
    }
  }

  async #exists(method: string): Promise<unknown> {
    const answer = await this.#ask(method, {});
    const { grpc } = answer as { grpc?: GrpcFailure };
    return grpc?.code === UNIMPLEMENTED ? { grpc } : 'there';
  }

  async #idOf(collection_name: string): Promise<unknown> {
    return (await this.#probe.raw('DescribeCollection', { collection_name })).collectionID;
  }

  #untilLoaded(collection_name: string): Promise<void> {
    let looks = 0;
    const isSettled = async () => {
      this.#pass();
      const { state } = await this.#probe.raw('GetLoadState', { collection_name });
      // Some servers refuse the load before; it then never comes.
      if (state !== 'LoadStateLoading') looks++;
      return state === 'LoadStateLoaded' || looks >= LOOKS_WITHOUT_LOAD;
    };
    return until(`${collection_name} is loaded, or not on its way`, isSettled, SETTLE_MS);
  }

  #untilRows(collection_name: string, rows: number): Promise<void> {
    const areCounted = async () => {
      this.#pass();
      const { stats } = await this.#probe.raw<{ stats: { value: string }[] }>('GetCollectionStatistics', {
        collection_name,
      });
      return stats[0]?.value === String(rows);
    };
    return until(`${String(rows)} rows of ${collection_name} are counted`, areCounted, SETTLE_MS);
  }

  #untilIndexed(collection_name: string, rows: number): Promise<void> {
    const isIndexed = async () => {
      this.#pass();
      const { index_descriptions: all } = await this.#probe.raw<{
        index_descriptions: { state: string; indexed_rows: string }[];
      }>('DescribeIndex', { collection_name });
      return all.every(({ state, indexed_rows }) => state === 'Finished' && Number(indexed_rows) >= rows);
    };
    return until(`${collection_name} is indexed`, isIndexed, SETTLE_MS);
  }
}

const nameOf = (chapter: Chapter, step: Step): string => {
  const note = 'note' in step && step.note !== '' ? `, ${step.note}` : '';
  return `${chapter.name}: ${'method' in step ? step.method : step.kind}${note}`;
};

/**
 * Plays chapters on the server at an address and answers what it said, in order.
 * @param pass lets time pass on a server whose time is driven; called while something is waited for
 * @param token `user:password`, for a server that wants to know who asks
 */
export async function play(
  address: string,
  chapters: readonly Chapter[],
  pass: () => void = () => undefined,
  token?: string,
): Promise<Answer[]> {
  const probe = connectMilvus(address, token === undefined ? {} : { token });
  const player = new Player(probe, pass);
  const answers: Answer[] = [];
  try {
    for (const chapter of chapters) {
      for (const step of chapter.steps) {
        const played = await player.play(step);
        if (played !== null) answers.push({ step: nameOf(chapter, step), ...played });
      }
    }
  } finally {
    probe.close();
  }
  return answers;
}
