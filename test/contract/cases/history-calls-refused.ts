// What all operations on either history refuse in the same way, and those of them that destroy.

import type { ContractCase, Expectation, PrismRole } from '../case.ts'
import type { History } from '../support/histories.ts'

type HistoryCall = Pick<ContractCase, 'operation' | 'path'> & { readonly body?: object }

/** @param channel - the channel of the call */
export function refusedChannelCases(
  { noun, policy, prefix, examples }: History,
  call: HistoryCall,
  channel: string,
): ContractCase[] {
  return [
    {
      ...call,
      name: `is off where there is no ${noun}`,
      server: 'lean',
      expect: {
        status: 422,
        code: 'feature_disabled',
        message: `${policy} is disabled by policy for channel '${channel}'`,
      },
      prism: { prompted: examples.off },
    },
    {
      ...call,
      name: 'refuses a name of an unknown namespace',
      path: { channelName: `${prefix}nobody:room` },
      expect: { status: 400, code: 'invalid_input', message: "Unknown channel namespace 'nobody'" },
      prism: { prompted: 'namespaceUnknown' },
    },
    {
      ...call,
      name: 'refuses a channel name that is not UTF-8 with a text',
      encodedPath: { channelName: `${prefix}%FF` },
      expect: { status: 400, message: 'Invalid URL: Invalid UTF-8 in `channelName`' },
      prism: { prompted: 'channelNameNotUtf8' },
    },
  ]
}

/** @param confirmed - the word that confirms the operation */
export function refusedBodyCases(
  call: HistoryCall & { readonly body: object },
  confirmed: 'reset' | 'purge',
): ContractCase[] {
  const refused = (
    name: string,
    body: object | string,
    expect: Expectation,
    prism: PrismRole = 'refuses',
  ): ContractCase => ({ ...call, name, body, expect, prism })
  const invalid = (message: string): Expectation => ({ status: 400, code: 'invalid_input', message })
  return [
    refused(
      'refuses the confirmation of another channel',
      { ...call.body, confirm_channel: 'another' },
      invalid('confirm_channel must exactly match the channel path'),
      { prompted: 'confirmChannelWrong' },
    ),
    refused(
      'refuses the confirmation of another operation',
      { ...call.body, confirm_operation: confirmed === 'reset' ? 'purge' : 'reset' },
      invalid(`confirm_operation must be '${confirmed}'`),
    ),
    refused(
      'refuses a reason of white space',
      { ...call.body, reason: ' \t' },
      invalid('reason must not be empty'),
    ),
    refused(
      'refuses a body without confirmation with a text',
      {},
      {
        status: 422,
        message: 'Failed to deserialize the JSON body into the target type: missing field `confirm_channel`',
      },
    ),
    refused('refuses a body that is not JSON with a text', '{"reason":', {
      status: 400,
      message: 'Failed to parse the request body as JSON',
    }),
    {
      ...call,
      name: 'refuses a body that is not sent as JSON with a text',
      headers: { 'content-type': 'text/plain' },
      expect: { status: 415, message: 'Expected request with `Content-Type: application/json`' },
      prism: 'refuses',
    },
    refused(
      'refuses a body of more than 10 MiB with a text',
      { ...call.body, reason: 'r'.repeat(10 * 1024 * 1024) },
      { status: 413, message: 'Failed to buffer the request body: length limit exceeded' },
      { prompted: 'bodyTooLarge' },
    ),
  ]
}
