// What publishing, listing and deleting annotations refuse in the same words.

import type { CaseSocket, ContractCase, Expectation, Own, PrismRole } from '../case.ts'
import { annotate, messagePath } from './annotations.ts'
import { publishMessage } from './messages.ts'

const operations = ['publishAnnotation', 'listAnnotations', 'deleteAnnotation'] as const

type AnnotationId = (typeof operations)[number]

export function refusedAnnotationCases(own: Own): ContractCase[] {
  return operations.flatMap((operation) => [
    ...refusedPaths(own, operation),
    ...refusedActors(own, operation),
  ])
}

function refusedPaths(own: Own, operation: AnnotationId): ContractCase[] {
  const path = { channelName: own('annotate-none'), messageSerial: 'nobody', annotationSerial: 'nobody' }
  const refused = (
    name: string,
    change: Partial<ContractCase>,
    expect: Expectation,
    prism: PrismRole,
  ): ContractCase => ({ name, operation, path, body: { type: 'views:total.v1' }, expect, prism, ...change })
  const invalid = (message: string): Expectation => ({ status: 400, code: 'invalid_input', message })
  const off = (message: string): Expectation => ({ status: 422, code: 'feature_disabled', message })
  return [
    refused(
      'refuses a message serial of 129 bytes',
      { path: { ...path, messageSerial: 's'.repeat(129) } },
      invalid('message_serial must be at most 128 bytes'),
      'refuses',
    ),
    refused(
      'refuses a message serial with a space',
      { path: { ...path, messageSerial: 'a b' } },
      invalid('message_serial must not contain whitespace'),
      'refuses',
    ),
    refused(
      'refuses a message serial that is a space',
      { path: { ...path, messageSerial: ' ' } },
      invalid('message_serial must not be empty'),
      'refuses',
    ),
    refused(
      'refuses a message serial that is not UTF-8 with a text',
      { encodedPath: { messageSerial: '%ff' } },
      { status: 400, message: 'Invalid URL: Invalid UTF-8 in `messageSerial`' },
      { prompted: 'messageSerialNotUtf8' },
    ),
    refused(
      'refuses a channel name with a space',
      { path: { ...path, channelName: 'b d' } },
      invalid("Channel name contains invalid characters: 'b d' (invalid chars: [' '])"),
      'refuses',
    ),
    refused(
      'says that messages have no versions where that is off',
      { server: 'lean', path: { ...path, channelName: 'orders' } },
      off("Versioned messages are disabled for channel 'orders'"),
      { prompted: 'versionsDisabled' },
    ),
    refused(
      'says that there are no annotations where that is off',
      { server: 'unannotated', path: { ...path, channelName: 'orders' } },
      off("Annotations are disabled globally for channel 'orders'"),
      { prompted: 'annotationsDisabled' },
    ),
    refused(
      'says that the policy of the channel allows none',
      { path: { ...path, channelName: 'chat:annotated' } },
      {
        status: 403,
        code: 'forbidden',
        message: "Annotations are disabled by channel policy for channel 'chat:annotated'",
      },
      { prompted: 'annotationsNotAllowed' },
    ),
  ]
}

const words = {
  publishAnnotation: {
    actor: 'Annotation actor',
    capability: 'annotation-publish',
    examples: ['annotationActorNotConnected', 'annotationActorProtocol', 'annotationPublishNotPermitted'],
  },
  listAnnotations: {
    actor: 'Annotation subscriber',
    capability: 'annotation-subscribe',
    examples: ['annotationReaderNotConnected', 'annotationReaderProtocol', 'annotationSubscribeNotPermitted'],
  },
  deleteAnnotation: {
    actor: 'Annotation actor',
    capability: 'annotation-delete-own or annotation-delete-any',
    examples: ['annotationActorNotConnected', 'annotationActorProtocol', 'annotationDeleteNotPermitted'],
  },
} as const

function refusedActors(own: Own, operation: AnnotationId): ContractCase[] {
  const { actor, capability, examples } = words[operation]
  const [notConnected, otherProtocol, notPermitted] = examples
  const refused = (
    name: string,
    key: string,
    socket: CaseSocket | string,
    expect: Expectation,
    prompted: string,
  ): ContractCase => {
    const channel = own(`annotate-as-${key}`)
    const id = typeof socket === 'string' ? socket : '{actor}'
    return {
      name,
      operation,
      before: [publishMessage(channel), annotate(channel, { type: 'seen:flag.v1', clientId: 'ann' })],
      path: { ...messagePath(channel), annotationSerial: '{annotation}' },
      ...(operation === 'publishAnnotation'
        ? { body: { type: 'views:total.v1', socketId: id } }
        : { query: { socket_id: id } }),
      ...(typeof socket === 'string' ? {} : { sockets: { actor: socket } }),
      expect,
      prism: { prompted },
    }
  }
  const unauthorized = (message: string): Expectation => ({ status: 401, code: 'auth_failed', message })
  const forbidden: Expectation = {
    status: 403,
    code: 'forbidden',
    message: `${capability} capability is required for channel '`,
  }
  // Everything but one of the capabilities that the operation needs.
  const granted = ['subscribe', 'annotation-publish', 'message-update-any']
  return [
    refused(
      'refuses a socket that is not connected',
      'nobody',
      '1.2',
      unauthorized(`${actor} socket '1.2' is not connected`),
      notConnected,
    ),
    refused(
      'refuses what is no socket id',
      'nothing',
      'x',
      unauthorized(`${actor} socket 'x' is not connected`),
      notConnected,
    ),
    refused(
      'refuses a socket of the Pusher protocol',
      'other',
      { protocol: 1 },
      unauthorized(`${actor} socket must use protocol V2`),
      otherProtocol,
    ),
    refused('refuses a socket without a token', 'plain', { protocol: 2 }, forbidden, notPermitted),
    refused(
      'refuses a socket with other capabilities',
      'limited',
      { protocol: 2, token: { clientId: 'bob', capability: { '*': granted } } },
      forbidden,
      notPermitted,
    ),
  ]
}
