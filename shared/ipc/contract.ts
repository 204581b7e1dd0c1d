import type { z } from 'zod';
import { activityChannels } from './channels/activity';
import { applicationChannels } from './channels/application';
import { archiveChannels } from './channels/archive';
import { bulkChannels } from './channels/bulk';
import { dropChannels } from './channels/drops';
import { serverChannels } from './channels/server';
import { taskChannels } from './channels/tasks';
import { warmSetChannels } from './channels/warm-sets';
import type { Channel } from './channels/channel';

export type { Channel, Effect } from './channels/channel';

/**
 * Every request that the window can make, one entry a channel. Types, the preload's list, the guards and the
 * channel tests all derive from this table; nothing else crosses the bridge but the events of `events.ts`.
 */
export const contract = {
  ...applicationChannels,
  ...serverChannels,
  ...dropChannels,
  ...taskChannels,
  ...bulkChannels,
  ...warmSetChannels,
  ...archiveChannels,
  ...activityChannels,
} as const satisfies Record<string, Channel>;

export type Contract = typeof contract;
export type ChannelName = keyof Contract;
export type ChannelInput<N extends ChannelName> = z.infer<Contract[N]['input']>;
export type ChannelOutput<N extends ChannelName> = z.infer<Contract[N]['output']>;

/** Every channel's name, in the table's order. */
export const channelNames = Object.keys(contract) as ChannelName[];
