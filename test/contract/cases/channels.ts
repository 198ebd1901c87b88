// GET /apps/{appId}/channels, /channels/{channelName} and /channels/{channelName}/users

import type { ContractCase, Own } from '../case.ts'

export function channelCases(own: Own): ContractCase[] {
  return [
    {
      name: 'lists occupied channels',
      operation: 'listChannels',
      occupied: [own('list-a'), own('list-b')],
      query: { filter_by_prefix: own('list-') },
      expect: { status: 200, exactly: { channels: { [own('list-a')]: {}, [own('list-b')]: {} } } },
      prism: 'accepts',
    },
    {
      name: 'lists channels with counts',
      operation: 'listChannels',
      occupied: [own('count')],
      query: { filter_by_prefix: own('count'), info: 'subscription_count' },
      expect: { status: 200, exactly: { channels: { [own('count')]: { subscription_count: 1 } } } },
      prism: 'accepts',
    },
    {
      name: 'lists nothing where no name begins with the prefix',
      operation: 'listChannels',
      query: { filter_by_prefix: own('nobody') },
      expect: { status: 200, exactly: { channels: {} } },
      prism: 'accepts',
    },
    {
      name: 'refuses user counts of channels that are not presence channels',
      operation: 'listChannels',
      occupied: [own('public')],
      query: { filter_by_prefix: own('public'), info: 'user_count' },
      expect: {
        status: 400,
        code: 'invalid_input',
        message: 'user_count is only available for presence channels. Use filter_by_prefix=presence-',
      },
      prism: { prompted: 'userCountNeedsPrefix' },
    },
    {
      name: 'tells that a channel is occupied',
      operation: 'getChannel',
      occupied: [own('busy')],
      path: { channelName: own('busy') },
      expect: { status: 200, exactly: { occupied: true } },
      prism: 'accepts',
    },
    {
      name: 'tells that nobody is on a channel',
      operation: 'getChannel',
      path: { channelName: own('empty') },
      expect: { status: 200, exactly: { occupied: false } },
      prism: 'accepts',
    },
    {
      name: 'tells how many sockets are on a channel',
      operation: 'getChannel',
      occupied: [own('two'), own('two')],
      path: { channelName: own('two') },
      query: { info: 'subscription_count' },
      expect: { status: 200, exactly: { occupied: true, subscription_count: 2 } },
      prism: 'accepts',
    },
    {
      name: 'finds a channel by its percent-encoded name',
      operation: 'getChannel',
      occupied: [`${own('odd')}=@,.;`],
      path: { channelName: `${own('odd')}=@,.;` },
      expect: { status: 200, exactly: { occupied: true } },
      prism: 'accepts',
    },
    {
      name: 'refuses the user count of a channel that is not a presence channel',
      operation: 'getChannel',
      path: { channelName: own('public') },
      query: { info: 'user_count' },
      expect: {
        status: 400,
        code: 'invalid_input',
        message: 'user_count is only available for presence channels',
      },
      prism: { prompted: 'userCountNotPresence' },
    },
    {
      name: 'refuses to tell of a channel whose name is not allowed',
      operation: 'getChannel',
      path: { channelName: 'b d' },
      expect: { status: 400, code: 'invalid_input', message: 'Channel name contains invalid characters' },
      prism: 'refuses',
    },
    {
      name: 'refuses a channel name that is not UTF-8 with a text',
      operation: 'getChannel',
      encodedPath: { channelName: '%FF' },
      expect: { status: 400, message: 'Invalid URL: Invalid UTF-8 in `channelName`' },
      prism: { prompted: 'channelNameNotUtf8' },
    },
    {
      name: 'lists no users of an empty presence channel',
      operation: 'listChannelUsers',
      path: { channelName: `presence-${own('room')}` },
      expect: { status: 200, exactly: { users: [] } },
      prism: 'accepts',
    },
    {
      name: 'refuses to list the users of a channel that is not a presence channel',
      operation: 'listChannelUsers',
      path: { channelName: own('public') },
      expect: { status: 400, code: 'invalid_input', message: 'Only presence channels support this endpoint' },
      prism: 'refuses',
    },
    {
      name: 'refuses to list the users of a channel whose name is not UTF-8 with a text',
      operation: 'listChannelUsers',
      encodedPath: { channelName: '%FF' },
      expect: { status: 400, message: 'Invalid URL: Invalid UTF-8 in `channelName`' },
      prism: { prompted: 'channelNameNotUtf8' },
    },
  ]
}
