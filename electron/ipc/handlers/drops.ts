import { setMaxListeners } from 'node:events';
import type { DropItem, DropPlan, NameDropPlan, Phrase } from '@shared/domain/drop';
import type { Settings } from '@shared/domain/settings';
import { fewAtOnce } from '@shared/async/few-at-once';
import { onceEach } from '@shared/async/once-each';
import type { ChannelInput, ChannelOutput } from '@shared/ipc/contract';
import { fail } from '@shared/ipc/result';
import { areTyped } from '@shared/policy/confirmation';
import { namePhrasesFor } from '@shared/policy/name-drop-plan';
import { isDroppable, phrasesFor, planDrop, withoutTwice } from '@shared/policy/drop-plan';
import { blockRefused, blockRefusedName } from '@shared/policy/refused-items';
import type { CallOptions, MilvusGateway, ServerRegistry } from '../../milvus/gateway-types';
import type { BulkManager } from '../../tasks/bulk';
import { agreedNow } from '../../tasks/gate';
import type { ConnectionFacts } from '../../tasks/gate';
import type { TaskManager } from '../../tasks/task-types';
import type { Call, HandlersOf } from '../handler-types';
import { createTickets } from '../tickets';
import type { TicketScope } from '../tickets';
import type { LoadedFieldsOf } from './collection-detail';
import { readDropTarget } from './drop-facts';
import type { DropFactsReading } from './drop-facts';
import { readNameTarget } from './drop-name';
import { startDrops } from './drop-start';
import { readNamesBeside } from './names-beside';
import type { AgreedDrops, AgreedWhat } from './drop-start';

/** How many targets are read at a time: a plan must not keep a server from its work. */
const AT_ONCE = 6;

export interface DropHandlersDeps {
  servers: ServerRegistry;
  tasks: TaskManager;
  bulks: BulkManager;
  loadedFields: LoadedFieldsOf;
  settings: { read: () => Settings };
  describeConnection: (connectionId: string) => ConnectionFacts;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** What a ticket stands for: what was shown, what has to be typed, and how long it waits. */
interface Agreement {
  what: AgreedWhat;
  phrases: readonly Phrase[];
  waitMs: number;
  agreed: AgreedDrops['agreed'];
}

/** What is to be agreed to, by whom and over what; `what` is null where all of it is blocked. */
interface Question {
  what: AgreedWhat | null;
  phrases: Phrase[];
  readAt: number;
  connection: ConnectionFacts;
  set: Settings;
}

/** Names of each database: read once, however many targets there are. */
function namesOf(gateway: MilvusGateway, options: CallOptions): DropFactsReading['namesIn'] {
  return onceEach((database) => readNamesBeside(gateway, database, options));
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
    { connectionId, targets, keepsCopy }: ChannelInput<'drops.plan'>,
    signal: AbortSignal,
    readAt: number,
  ): Promise<DropItem[]> {
    // Every call under way listens to it.
    setMaxListeners(0, signal);
    const gateway = servers.gateway(connectionId);
    const options = { signal };
    const reading = {
      gateway,
      loadedFields,
      namesIn: namesOf(gateway, options),
      readAt,
      options,
      withGrants: targets.length === 1,
    };
    const readings = await fewAtOnce(targets, AT_ONCE, (target) => readDropTarget(reading, target));
    const planned = readings.map((each) => planDrop(each, keepsCopy, gateway.capabilities));
    return blockRefused(withoutTwice(planned), servers.refusals.of(connectionId));
  }

  /** What is asked, and the ticket for it; none where there is nothing to agree to. */
  function ask(scope: TicketScope, { what, phrases, readAt, connection, set }: Question) {
    const waitMs = set.dropWaitSeconds[connection.environment] * 1000;
    const ticket =
      what === null
        ? { ticket: null, expiresAt: readAt }
        : tickets.issue(scope, { what, phrases, waitMs, agreed: agreedNow(connection) });
    return { readAt, phrases, waitMs, ...ticket };
  }

  async function plan(input: ChannelInput<'drops.plan'>, { signal, page }: Call): Promise<DropPlan> {
    const { connectionId } = input;
    const connection = describeConnection(connectionId);
    const set = settings.read();
    checkTargets(input, set.mostDrops[connection.environment]);
    const readAt = now();
    const items = await readItems(input, signal, readAt);
    const chosen = items.filter(isDroppable);
    const phrases = phrasesFor(chosen, connection, set.confirmations);
    const what = chosen.length === 0 ? null : { items: chosen };
    return { items, ...ask({ connectionId, page }, { what, phrases, readAt, connection, set }) };
  }

  async function planName(
    { connectionId, target }: ChannelInput<'drops.planName'>,
    { signal, page }: Call,
  ): Promise<NameDropPlan> {
    if (target.ref.connectionId !== connectionId) {
      fail('invalidInput', { params: { field: 'target.ref.connectionId' } });
    }
    const connection = describeConnection(connectionId);
    const set = settings.read();
    const readAt = now();
    const read = await readNameTarget(servers.gateway(connectionId), target, { signal });
    const blockers = blockRefusedName(target, read.blockers, servers.refusals.of(connectionId));
    const isBlocked = blockers.length > 0;
    const phrases = isBlocked ? [] : namePhrasesFor(target, connection, set.confirmations);
    const what = isBlocked ? null : { name: read.target };
    return { ...read, blockers, ...ask({ connectionId, page }, { what, phrases, readAt, connection, set }) };
  }

  async function start(
    { connectionId, ticket, typed }: ChannelInput<'drops.start'>,
    { page }: Call,
  ): Promise<ChannelOutput<'drops.start'>> {
    const agreement = tickets.take(ticket, { connectionId, page });
    const connection = describeConnection(connectionId);
    const { name, environment } = connection;
    // It was asked about as something else, or on another server.
    const { agreed } = agreement;
    if (agreed.environment !== environment || agreed.fingerprint !== agreedNow(connection).fingerprint) {
      fail('ticketInvalid', { params: { why: 'changed' } });
    }
    if (!areTyped(agreement.phrases, typed)) {
      fail('confirmationRequired', { params: { action: 'drop', environment, name } });
    }
    return startDrops(deps, connectionId, { ...agreement, typed });
  }

  return { 'drops.plan': plan, 'drops.planName': planName, 'drops.start': start };
}
