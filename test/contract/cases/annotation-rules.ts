// What only publishing an annotation, or only deleting one, refuses.

import type { Before, ContractCase, Expectation, Own, PrismRole } from '../case.ts'
import { annotate, messagePath, takeBack } from './annotations.ts'
import { publishMessage } from './messages.ts'

export function annotationRuleCases(own: Own): ContractCase[] {
  return [...publishRules(own), ...unreadableBodies(own), ...deleteRules(own)]
}

const invalid = (message: string): Expectation => ({ status: 400, code: 'invalid_input', message })

function publishRules(own: Own): ContractCase[] {
  const channel = own('annotate-rules')
  const refused = (
    name: string,
    body: object,
    message: string,
    prism: PrismRole = 'refuses',
  ): ContractCase => ({
    name,
    operation: 'publishAnnotation',
    before: [publishMessage(channel)],
    path: messagePath(channel),
    body,
    expect: invalid(message),
    prism,
  })
  const form = 'annotation type must use namespace:summarizer.version'
  const name = 'annotation name is required for this annotation type'
  const client = 'annotation client_id is required for this annotation type'
  return [
    refused('refuses an empty type', { type: '' }, 'annotation type must not be empty'),
    refused(
      'refuses a type with a space',
      { type: 'a b:total.v1' },
      'annotation type must not contain whitespace',
    ),
    refused(
      'refuses a type of 257 bytes',
      { type: `${'n'.repeat(248)}:total.v1` },
      'annotation type must be at most 256 bytes',
    ),
    refused('refuses a type without a namespace', { type: 'total.v1' }, form),
    refused('refuses a type without a version', { type: 'views:total' }, form),
    refused('refuses an empty namespace', { type: ':total.v1' }, 'annotation namespace must not be empty'),
    refused('refuses another summarizer', { type: 'views:sum.v1' }, 'unsupported annotation summarizer: sum'),
    refused(
      'refuses a version that is no number',
      { type: 'views:total.vx' },
      'invalid annotation summarizer version: x',
    ),
    refused('refuses version 2', { type: 'views:total.v2' }, 'unsupported annotation summarizer version: 2'),
    refused(
      'refuses a count of 0',
      { type: 'views:total.v1', count: 0 },
      'Annotation count must be greater than 0',
    ),
    refused('refuses type distinct without a name', { type: 'r:distinct.v1', clientId: 'ann' }, name),
    refused(
      'refuses type unique with a blank name',
      { type: 'r:unique.v1', clientId: 'ann', name: ' ' },
      name,
      {
        prompted: 'annotationNameMissing',
      },
    ),
    refused('refuses type multiple without a name', { type: 'v:multiple.v1' }, name),
    refused('refuses type flag without a client', { type: 'seen:flag.v1' }, client),
    refused('refuses type distinct without a client', { type: 'r:distinct.v1', name: 'up' }, client),
    refused('does not read client_id', { type: 'seen:flag.v1', client_id: 'ann' }, client),
    refused(
      'refuses type multiple with a blank client',
      { type: 'v:multiple.v1', name: 'red', clientId: ' ' },
      client,
      { prompted: 'annotationClientMissing' },
    ),
    {
      ...refused('refuses the client id of another user', {}, ''),
      body: { type: 'seen:flag.v1', socketId: '{user}', clientId: 'bob' },
      sockets: { user: { protocol: 2, token: { clientId: 'ann', capability: { '*': ['publish'] } } } },
      expect: {
        status: 401,
        code: 'auth_failed',
        message: "Requested client_id 'bob' does not match authenticated actor",
      },
      prism: { prompted: 'annotationActorMismatch' },
    },
    {
      ...refused('does not find a message that nobody published', { type: 'views:total.v1' }, ''),
      before: [],
      path: { channelName: channel, messageSerial: 'nobody' },
      expect: {
        status: 404,
        code: 'not_found',
        message: `Message 'nobody' was not found in channel '${channel}'`,
      },
      prism: { prompted: 'messageNotFound' },
    },
  ]
}

function unreadableBodies(own: Own): ContractCase[] {
  const path = { channelName: own('annotate-none'), messageSerial: 'nobody' }
  const refused = (
    name: string,
    body: unknown,
    status: number,
    message: string,
    prism: PrismRole = 'refuses',
  ): ContractCase => ({
    name,
    operation: 'publishAnnotation',
    path,
    body,
    expect: { status, message },
    prism,
  })
  const wrong = 'Failed to deserialize the JSON body into the target type: '
  const noJson = 'Failed to parse the request body as JSON: EOF while parsing '
  return [
    refused(
      'refuses an annotation without a type',
      {},
      422,
      `${wrong}missing field \`type\` at line 1 column 2`,
    ),
    refused(
      'refuses every value in data',
      { type: 'reactions:distinct.v1', data: {} },
      422,
      `${wrong}data: invalid type: newtype struct, expected a valid json`,
    ),
    refused(
      'refuses a negative count',
      { type: 'views:total.v1', count: -1 },
      422,
      `${wrong}count: invalid value: integer \`-1\`, expected u64`,
    ),
    refused('refuses a body that is not JSON', '{', 400, `${noJson}an object`, { prompted: 'jsonSyntax' }),
    refused('refuses an empty body', '', 400, `${noJson}a value`, { prompted: 'jsonEmpty' }),
    refused(
      'refuses a body over 10 MiB',
      { type: 'views:total.v1', name: 'n'.repeat(10 * 1024 * 1024) },
      413,
      'Failed to buffer the request body: length limit exceeded',
      { prompted: 'bodyTooLarge' },
    ),
    {
      ...refused('refuses a body without a type of JSON', {}, 415, 'Expected request with `Content-Type'),
      headers: { 'content-type': 'text/plain' },
    },
  ]
}

function deleteRules(own: Own): ContractCase[] {
  const channel = own('delete-rules')
  const body = { type: 'seen:flag.v1', clientId: 'ann' }
  const refused = (
    name: string,
    change: Partial<ContractCase>,
    expect: Expectation,
    prism: PrismRole,
    more: readonly Before[] = [],
  ): ContractCase => ({
    name,
    operation: 'deleteAnnotation',
    before: [publishMessage(channel), annotate(channel, body), ...more],
    path: { ...messagePath(channel), annotationSerial: '{annotation}' },
    expect,
    prism,
    ...change,
  })
  const serial = (annotationSerial: string): Partial<ContractCase> => ({
    path: { ...messagePath(channel), annotationSerial },
  })
  const missing = (message: string): Expectation => ({ status: 404, code: 'not_found', message })
  return [
    refused(
      'does not find an annotation that nobody published',
      serial('nobody'),
      missing(`Annotation 'nobody' was not found in channel '${channel}'`),
      { prompted: 'annotationNotFound' },
    ),
    refused(
      'does not find the annotation of another message',
      { path: { channelName: channel, messageSerial: 'nobody', annotationSerial: '{annotation}' } },
      missing("Annotation '{annotation}' does not target message 'nobody'"),
      { prompted: 'annotationOfOtherMessage' },
    ),
    refused(
      'refuses to take a deletion back',
      serial('{deletion}'),
      invalid('Only annotation.create events can be deleted'),
      { prompted: 'annotationIsDeletion' },
      [takeBack(channel)],
    ),
    refused(
      'refuses an annotation serial of 129 bytes',
      serial('s'.repeat(129)),
      invalid('annotation serial must be at most 128 bytes'),
      'refuses',
    ),
    refused(
      'refuses an annotation serial with a space',
      serial('a b'),
      invalid('annotation serial must not contain whitespace'),
      'refuses',
    ),
    refused(
      'refuses an annotation serial that is a space',
      serial(' '),
      invalid('annotation serial must not be empty'),
      'refuses',
    ),
    refused(
      'refuses an annotation serial that is not UTF-8 with a text',
      { encodedPath: { annotationSerial: '%ff' } },
      { status: 400, message: 'Invalid URL: Invalid UTF-8 in `annotationSerial`' },
      { prompted: 'annotationSerialNotUtf8' },
    ),
    refused(
      'refuses the annotation of somebody else',
      {
        query: { socket_id: '{actor}' },
        sockets: {
          actor: { protocol: 2, token: { clientId: 'bob', capability: { '*': ['annotation-delete-own'] } } },
        },
      },
      {
        status: 403,
        code: 'forbidden',
        message: 'annotation-delete-own or annotation-delete-any capability is required for channel ',
      },
      { prompted: 'annotationDeleteNotPermitted' },
    ),
  ]
}
