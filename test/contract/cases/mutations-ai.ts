// Changes of messages on channels with AI Transport.

import type { ContractCase, Expectation, Own } from '../case.ts'
import { publishMessage } from './messages.ts'
import { changing, mutationIds } from './mutations.ts'

const streaming = { extras: { ai: { transport: { status: 'streaming' } } } }
const tooManyStreams: Expectation = {
  status: 413,
  code: 'payload_too_large',
  message: 'open streaming message count exceeds 1',
  body: { ai_code: 40009 },
}
const ended = { extras: { ai: { transport: { status: 'complete' } } } }

export function aiMutationCases(own: Own): ContractCase[] {
  const aiChannel: Own = (name) => `ai-${own(name)}`
  const change = changing(aiChannel)
  const tooLarge: Expectation = {
    status: 413,
    code: 'payload_too_large',
    message: 'accumulated message content exceeds 1048576 bytes',
    body: { ai_code: 40009 },
  }
  const mebibyte = 'd'.repeat(1024 * 1024)
  return [
    {
      name: 'refuses to append after the end of a stream',
      ...change('ended', 'appendMessage', { data: 'x' }, ['updateMessage', ended]),
      expect: { status: 400, code: 'invalid_input', message: 'cannot append to a terminal message' },
      prism: { prompted: 'appendToTerminal' },
    },
    {
      name: 'updates a stream after its end',
      ...change('ended-update', 'updateMessage', { data: 'x' }, ['updateMessage', ended]),
      expect: { status: 200, body: { status: 'applied' } },
      prism: 'accepts',
    },
    ...mutationIds.map((operation): ContractCase => ({
      name: 'refuses more than a mebibyte where AI Transport is on',
      ...change(`large-${operation}`, operation, {
        data: operation === 'appendMessage' ? mebibyte.slice(4) : `${mebibyte}d`,
      }),
      expect: tooLarge,
      prism: { prompted: 'accumulatedTooLarge' },
    })),
    {
      name: 'takes a mebibyte where AI Transport is on',
      ...change('large-enough', 'updateMessage', { data: mebibyte }),
      expect: { status: 200, body: { status: 'applied' } },
      prism: 'accepts',
    },
    {
      name: 'refuses to append more often than it may',
      server: 'narrow',
      ...change('appended', 'appendMessage', { data: 'y' }, ['appendMessage', { data: 'x' }]),
      expect: {
        status: 413,
        code: 'payload_too_large',
        message: 'message append count exceeds 1',
        body: { ai_code: 40009 },
      },
      prism: { prompted: 'tooManyAppends' },
    },
    ...mutationIds.map((operation): ContractCase => ({
      name: 'refuses to open a stream more than it may',
      server: 'narrow',
      operation,
      before: [
        publishMessage(aiChannel(`streams-${operation}`)),
        {
          operation: 'updateMessage',
          path: { channelName: aiChannel(`streams-${operation}`), messageSerial: '{serial}' },
          body: streaming,
        },
        publishMessage(aiChannel(`streams-${operation}`)),
      ],
      path: { channelName: aiChannel(`streams-${operation}`), messageSerial: '{serial}' },
      body: { ...streaming, ...(operation === 'appendMessage' && { data: 'x' }) },
      expect: tooManyStreams,
      prism: { prompted: 'tooManyOpenStreams' },
    })),
    ...(['triggerEvent', 'triggerBatch'] as const).map((operation): ContractCase => {
      const event = { name: 'ai-output', channel: aiChannel(`streams-${operation}`), data: 'x', ...streaming }
      return {
        name: 'refuses to open a stream more than it may',
        server: 'narrow',
        operation,
        before: [{ operation: 'triggerEvent', body: event }],
        body: operation === 'triggerEvent' ? event : { batch: [event] },
        expect: tooManyStreams,
        prism: { prompted: 'tooManyOpenStreams' },
      }
    }),
    {
      name: 'counts a message as open while it is streaming',
      operation: 'getChannel',
      before: [
        publishMessage(aiChannel('open')),
        {
          operation: 'updateMessage',
          path: { channelName: aiChannel('open'), messageSerial: '{serial}' },
          body: { extras: { ai: { transport: { status: 'streaming' } } } },
        },
      ],
      path: { channelName: aiChannel('open') },
      expect: {
        status: 200,
        body: { ai: { active_streams: 1, last_history_serial: 1, message_count: 1 } },
      },
      prism: 'accepts',
    },
  ]
}
