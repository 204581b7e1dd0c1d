import type { BulkDoes } from '@shared/domain/bulk';
import type { Environment } from '@shared/domain/environment';
import type { ChannelInput, ChannelName } from '@shared/ipc/contract';
import { fail } from '@shared/ipc/result';
import type { ChosenLevels, Confirmation, GuardedAction } from '@shared/policy/confirmation';
import { isConfirmed } from '@shared/policy/confirmation';

/** Channels whose requests carry what the user agreed to. */
export type ConfirmedChannel = {
  [N in ChannelName]: ChannelInput<N> extends { confirmation: Confirmation } ? N : never;
}[ChannelName];

interface Question {
  action: GuardedAction;
  /** The exact name that may have to be typed. */
  name: string;
}

/** A bulk is asked about as its parts would be; that it does no more than it says is checked where it starts. */
function ofBulk({ does }: { does: BulkDoes }, name: string): Question[] {
  return [
    ...(does.loads ? [{ action: 'load' as const, name }] : []),
    ...(does.releases ? [{ action: 'release' as const, name }] : []),
  ];
}

/** What has to be agreed to before each request: all of the questions. A channel that lacks here does not compile. */
const questions: { [N in ConfirmedChannel]: (input: ChannelInput<N>) => Question[] } = {
  'collections.load': ({ collection, options }) => [
    { action: 'load', name: collection },
    // A load that releases first stops searches as a release does.
    ...(options.releaseFirst ? [{ action: 'release' as const, name: collection }] : []),
  ],
  // Creating is asked as loading is, with a load after it or without.
  'indexes.create': ({ collection, thenLoad }) => [
    { action: 'load', name: collection },
    ...(thenLoad?.releaseFirst === true ? [{ action: 'release' as const, name: collection }] : []),
  ],
  'collections.rename': ({ collection }) => [{ action: 'renameCollection', name: collection }],
  'aliases.alter': ({ alias }) => [{ action: 'alterAlias', name: alias }],
  // So is making a collection again: it takes nothing away, and what it makes can be dropped.
  'archive.recreate': ({ collection }) => [{ action: 'load', name: collection }],
  'collections.release': ({ collection }) => [{ action: 'release', name: collection }],
  'partitions.release': ({ collection }) => [{ action: 'release', name: collection }],
  'bulk.start': (input) => ofBulk(input, input.title),
  'bulk.resume': (input) => ofBulk(input, input.bulkId),
  'bulk.retry': (input) => ofBulk(input, input.bulkId),
};

/** The channels that the guard looks at. */
export const confirmedChannels = Object.keys(questions) as ConfirmedChannel[];

function isConfirmedChannel(channel: ChannelName): channel is ConfirmedChannel {
  return Object.hasOwn(questions, channel);
}

/**
 * Refuses what the user was not asked about in the way that the environment wants: throws `confirmationRequired`. The
 * screen asks by the same table; this holds also if it did not. Drops have tickets instead.
 */
export function guardConfirmation(
  channel: ChannelName,
  input: unknown,
  environment: Environment,
  chosen: ChosenLevels,
): void {
  if (!isConfirmedChannel(channel)) return;
  // Which input belongs to the channel was settled by parsing; TypeScript cannot follow a union of functions here.
  const request = input as ChannelInput<ConfirmedChannel>;
  const ask = questions[channel] as (input: ChannelInput<ConfirmedChannel>) => Question[];
  for (const { action, name } of ask(request)) {
    if (!isConfirmed(action, environment, request.confirmation, name, chosen)) {
      fail('confirmationRequired', { params: { action, environment, name } });
    }
  }
}
