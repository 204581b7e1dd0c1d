import { setMaxListeners } from 'node:events';
import type { DropItem, DropPlan, DropTarget, Phrase } from '@shared/domain/drop';
import type { Environment } from '@shared/domain/environment';
import type { Settings } from '@shared/domain/settings';
import { fewAtOnce } from '@shared/async/few-at-once';
import { onceEach } from '@shared/async/once-each';
import type { ChannelInput, ChannelOutput } from '@shared/ipc/contract';
import { fail } from '@shared/ipc/result';
import { settle } from '@shared/ipc/settle';
import { areTyped } from '@shared/policy/confirmation';
import { isDroppable, phrasesFor, planDrop, withoutTwice } from '@shared/policy/drop-plan';
import type { CallOptions, MilvusGateway, ServerRegistry } from '../../milvus/gateway-types';
import type { BulkManager } from '../../tasks/bulk';
import type { TaskManager } from '../../tasks/task-types';
import type { Call, HandlersOf } from '../handler-types';
import { createTickets } from '../tickets';
import type { LoadedFieldsOf } from './collection-detail';
import { readDropTarget } from './drop-facts';
import type { DropFactsReading } from './drop-facts';
import { startDrops } from './drop-start';

/** How many targets are read at a time: a plan must not keep a server from its work. */
const AT_ONCE = 6;

export interface DropHandlersDeps {
  servers: ServerRegistry;
  tasks: TaskManager;
  bulks: BulkManager;
  loadedFields: LoadedFieldsOf;
  settings: { read: () => Settings };
  describeConnection: (connectionId: string) => { name: string; environment: Environment };
  /** Milliseconds since 1970. */
  now: () => number;
}

/** What a ticket stands for: what was shown, what has to be typed, and how long it waits. */
interface Agreement {
  items: readonly DropItem[];
  phrases: readonly Phrase[];
  waitMs: number;
  environment: Environment;
}

/** Names of the collections of each database: one call each, however many targets there are. */
function namesOf(gateway: MilvusGateway, options: CallOptions): DropFactsReading['namesIn'] {
  return onceEach(async (database) => {
    const { value } = await settle(gateway.listCollections(database, options));
    return value?.map(({ name }) => name) ?? null;
  });
}

function checkTargets({ connectionId, targets }: ChannelInput<'drops.plan'>, most: number): void {
  const at = targets.findIndex(({ ref }) => ref.connectionId !== connectionId);
  if (at >= 0) fail('invalidInput', { params: { field: `targets.${String(at)}.ref.connectionId` } });
  if (targets.length > most) {
    fail('tooManyDrops', { params: { count: String(targets.length), limit: String(most) } });
  }
}

/** Plans what cannot be undone, and carries out what was agreed to by ticket. */
export function dropHandlers(deps: DropHandlersDeps): HandlersOf<'drops'> {
  const { servers, loadedFields, settings, describeConnection, now } = deps;
  const tickets = createTickets<Agreement>(now);

  async function readItems(
    connectionId: string,
    targets: readonly DropTarget[],
    signal: AbortSignal,
    readAt: number,
  ): Promise<DropItem[]> {
    // Every call under way listens to it.
    setMaxListeners(0, signal);
    const gateway = servers.gateway(connectionId);
    const options = { signal };
    const reading = { gateway, loadedFields, namesIn: namesOf(gateway, options), readAt, options };
    const readings = await fewAtOnce(targets, AT_ONCE, (target) => readDropTarget(reading, target));
    return withoutTwice(readings.map((each) => planDrop(each, gateway.capabilities)));
  }

  async function plan(input: ChannelInput<'drops.plan'>, { signal, page }: Call): Promise<DropPlan> {
    const { connectionId, targets } = input;
    const connection = describeConnection(connectionId);
    const { environment } = connection;
    const set = settings.read();
    checkTargets(input, set.mostDrops[environment]);
    const readAt = now();
    const items = await readItems(connectionId, targets, signal, readAt);
    const chosen = items.filter(isDroppable);
    const phrases = phrasesFor(chosen, connection, set.confirmations);
    const waitMs = set.dropWaitSeconds[environment] * 1000;
    const answer = { readAt, items, phrases, waitMs };
    if (chosen.length === 0) return { ...answer, ticket: null, expiresAt: readAt };
    const agreement = { items: chosen, phrases, waitMs, environment };
    return { ...answer, ...tickets.issue({ connectionId, page }, agreement) };
  }

  async function start(
    { connectionId, ticket, typed }: ChannelInput<'drops.start'>,
    { page }: Call,
  ): Promise<ChannelOutput<'drops.start'>> {
    const agreement = tickets.take(ticket, { connectionId, page });
    const { name, environment } = describeConnection(connectionId);
    // It was asked about as something else.
    if (agreement.environment !== environment) fail('ticketInvalid', { params: { why: 'changed' } });
    if (!areTyped(agreement.phrases, typed)) {
      fail('confirmationRequired', { params: { action: 'drop', environment, name } });
    }
    return startDrops(deps, connectionId, agreement.items, agreement.waitMs);
  }

  return { 'drops.plan': plan, 'drops.start': start };
}
