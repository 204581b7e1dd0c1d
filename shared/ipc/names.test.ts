import { expect, it } from 'vitest';
import { channelNames } from './contract';
import { eventNames } from './events';
import { bridgeChannels, bridgeEvents } from './names';

it('lets through the channels of the contract and no others', () => {
  expect([...bridgeChannels].sort()).toEqual([...channelNames].sort());
});

it('lets through the events and no others', () => {
  expect([...bridgeEvents].sort()).toEqual([...eventNames].sort());
});
