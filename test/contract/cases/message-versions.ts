// GET /apps/{appId}/channels/{channelName}/messages/{messageSerial}/versions

import type { ContractCase, Own } from '../case.ts'
import { changeMessage, publishMessage } from './messages.ts'

export function messageVersionCases(own: Own): ContractCase[] {
  return [...versionCases(own), ...refusedQueryCases(own)]
}

function versionCases(own: Own): ContractCase[] {
  const listed = (
    name: string,
    key: string,
    query: Readonly<Record<string, string>>,
    body: object,
  ): ContractCase => {
    const channel = own(`versions-${key}`)
    return {
      name,
      operation: 'listMessageVersions',
      before: [
        publishMessage(channel),
        changeMessage(channel, 'appendMessage', { data: 'X' }),
        changeMessage(channel, 'deleteMessage', {}),
      ],
      path: { channelName: channel, messageSerial: '{serial}' },
      query,
      expect: { status: 200, body: { channel, ...body } },
      prism: 'accepts',
    }
  }
  return [
    listed(
      'lists the versions of a message, the newest first, and of an append only what it appended',
      'all',
      {},
      {
        direction: 'newest_first',
        limit: 100,
        has_more: false,
        items: [
          { action: 'delete', data: 'firstX', delivery_serial: 3 },
          { action: 'append', data: 'X', delivery_serial: 2 },
          { action: 'create', data: 'first', delivery_serial: 1, version: { serial: '{serial}' } },
        ],
      },
    ),
    listed(
      'lists the oldest version first, and says where the next page begins',
      'page',
      { direction: 'oldest_first', limit: '1' },
      {
        direction: 'oldest_first',
        limit: 1,
        has_more: true,
        next_cursor: '{serial}',
        items: [{ action: 'create' }],
      },
    ),
    listed(
      'lists the versions after a cursor',
      'cursor',
      { direction: 'oldest_first', cursor: '{serial}' },
      { has_more: false, items: [{ action: 'append' }, { action: 'delete' }] },
    ),
    listed(
      'lists the versions after a cursor that is no version',
      'any-cursor',
      { cursor: '9' },
      { items: [{ action: 'delete' }, { action: 'append' }, { action: 'create' }] },
    ),
    {
      ...listed('lists nothing after the last version', 'end', { cursor: '0' }, {}),
      expect: {
        status: 200,
        exactly: {
          channel: own('versions-end'),
          direction: 'newest_first',
          limit: 100,
          has_more: false,
          items: [],
        },
      },
    },
    listed('lowers a limit of versions to its page size', 'limit', { limit: '1000' }, { limit: 100 }),
  ]
}

function refusedQueryCases(own: Own): ContractCase[] {
  const channel = own('versions-refused')
  const refused = (
    name: string,
    query: Readonly<Record<string, string>>,
    message: string,
    code?: string,
  ): ContractCase => ({
    name,
    operation: 'listMessageVersions',
    before: [publishMessage(channel)],
    path: { channelName: channel, messageSerial: '{serial}' },
    query,
    expect: { status: 400, message, ...(code === undefined ? {} : { code }) },
    prism: 'refuses',
  })
  return [
    refused(
      'refuses pages without versions',
      { limit: '0' },
      'versions limit must be greater than 0',
      'invalid_input',
    ),
    refused(
      'refuses a limit that is no number with a text',
      { limit: 'ten' },
      'Failed to deserialize query string: limit: invalid digit found in string',
    ),
    refused(
      'knows no other words for a direction',
      { direction: 'backwards' },
      'Failed to deserialize query string: direction: unknown variant `backwards`, expected',
    ),
    refused(
      'refuses a cursor of 129 bytes',
      { cursor: 'c'.repeat(129) },
      'version_serial must be at most 128 bytes',
      'invalid_input',
    ),
    refused(
      'refuses a cursor with a space',
      { cursor: 'a b' },
      'version_serial must not contain whitespace',
      'invalid_input',
    ),
    {
      ...refused(
        'refuses an empty cursor',
        { cursor: '' },
        'version_serial must not be empty',
        'invalid_input',
      ),
      // Prism takes an empty parameter for an absent one.
      prism: { prompted: 'versionCursorEmpty' },
    },
  ]
}
