// Changes of messages on channels with AI Transport.

import type { ContractCase, Expectation, Own } from '../case.ts'
import { publishMessage } from './messages.ts'
import { changing, mutationIds } from './mutations.ts'

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
