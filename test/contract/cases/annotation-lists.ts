// GET /apps/{appId}/channels/{channelName}/messages/{messageSerial}/annotations

import type { Before, ContractCase, Expectation, Own, PrismRole } from '../case.ts'
import { annotate, messagePath, takeBack } from './annotations.ts'
import { publishMessage } from './messages.ts'

const operation = 'listAnnotations'

export function annotationListCases(own: Own): ContractCase[] {
  const channel = own('list-annotated')
  const up = { type: 'r:distinct.v1', name: 'up', clientId: 'ann' }
  const votes = { type: 'v:multiple.v1', name: 'red', count: 3, encoding: 'x' }
  const three = (name: string): readonly Before[] => [
    publishMessage(name),
    annotate(name, up, 'first'),
    annotate(name, votes, 'second'),
    annotate(name, { ...up, clientId: 'bob' }, 'third'),
  ]
  const listed = (
    name: string,
    query: Readonly<Record<string, string>>,
    body: object,
    change: Partial<ContractCase> = {},
  ): ContractCase => {
    const own = `${channel}-${Object.entries(query).flat().join('-').replace(/\W+/g, '-')}`
    return {
      name,
      operation,
      before: three(own),
      path: messagePath(own),
      query,
      expect: { status: 200, body: { channel: own, messageSerial: '{serial}', ...body } },
      prism: 'accepts',
      ...change,
    }
  }
  const deleted = own('list-taken-back')
  return [
    listed(
      'lists annotations, the oldest first',
      {},
      {
        limit: 100,
        hasMore: false,
        nextCursor: null,
        items: [
          { action: 'annotation.create', serial: '{first}', messageSerial: '{serial}', ...up },
          { action: 'annotation.create', serial: '{second}', messageSerial: '{serial}', ...votes },
          { serial: '{third}', clientId: 'bob' },
        ],
      },
    ),
    listed(
      'tells where the next page begins',
      { limit: '2' },
      {
        limit: 2,
        hasMore: true,
        nextCursor: '{second}',
        items: [{ serial: '{first}' }, { serial: '{second}' }],
      },
    ),
    listed(
      'lists what is after a serial',
      { from_serial: '{second}' },
      {
        hasMore: false,
        items: [{ serial: '{third}' }],
      },
    ),
    listed(
      'lists after a serial that nobody has',
      { from_serial: '0' },
      {
        items: [{ serial: '{first}' }, { serial: '{second}' }, { serial: '{third}' }],
      },
    ),
    listed('lists one type', { type: 'v:multiple.v1' }, { hasMore: false, items: [{ serial: '{second}' }] }),
    listed(
      'lists one type page by page',
      { type: 'r:distinct.v1', limit: '1' },
      {
        hasMore: true,
        nextCursor: '{first}',
        items: [{ serial: '{first}' }],
      },
    ),
    listed('lowers a limit to the page size of the server', { limit: '1000' }, { limit: 100 }),
    listed(
      'lists for a socket that may read annotations',
      { socket_id: '{reader}' },
      { hasMore: false },
      {
        sockets: {
          reader: {
            protocol: 2,
            token: { clientId: 'ann', capability: { '*': ['subscribe', 'annotation-subscribe'] } },
          },
        },
      },
    ),
    {
      name: 'lists a deletion after its annotation',
      operation,
      before: [publishMessage(deleted), annotate(deleted, votes), takeBack(deleted)],
      path: messagePath(deleted),
      expect: {
        status: 200,
        body: {
          items: [
            { action: 'annotation.create', serial: '{annotation}', ...votes },
            {
              action: 'annotation.delete',
              serial: '{deletion}',
              messageSerial: '{serial}',
              type: votes.type,
              name: 'red',
              count: 3,
            },
          ],
        },
      },
      prism: 'accepts',
    },
    listed(
      'lists nothing of a message that does not exist',
      {},
      { items: [], messageSerial: 'nobody' },
      {
        before: [],
        path: { channelName: `${channel}-`, messageSerial: 'nobody' },
      },
    ),
    ...refusedLists(own),
  ]
}

function refusedLists(own: Own): ContractCase[] {
  const refused = (
    name: string,
    query: Readonly<Record<string, string>>,
    message: string,
    prism: PrismRole = 'refuses',
  ): ContractCase => {
    const json: Expectation = { status: 400, code: 'invalid_input', message }
    const text: Expectation = { status: 400, message }
    const path = { channelName: own('list-none'), messageSerial: 'nobody' }
    return { name, operation, path, query, expect: message.startsWith('Failed') ? text : json, prism }
  }
  return [
    refused('refuses a limit of 0', { limit: '0' }, 'Annotation event limit must be greater than 0'),
    refused(
      'refuses a limit that is no number',
      { limit: 'abc' },
      'Failed to deserialize query string: limit: invalid digit found in string',
    ),
    refused(
      'refuses a serial with a space to begin after',
      { from_serial: 'a b' },
      'annotation serial must not contain whitespace',
    ),
    refused('refuses no serial to begin after', { from_serial: '' }, 'annotation serial must not be empty', {
      prompted: 'annotationSerialEmpty',
    }),
    refused(
      'refuses a serial of 129 bytes to begin after',
      { from_serial: 's'.repeat(129) },
      'annotation serial must be at most 128 bytes',
    ),
    refused(
      'refuses a type of another form',
      { type: 'reactions' },
      'annotation type must use namespace:summarizer.version',
    ),
  ]
}
