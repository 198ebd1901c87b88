// No method of a client is forgotten in its table.

import Pusher from 'pusher'
import { describe, expect, test } from 'vitest'
import { operations } from '../../generated/sockudo/operations.ts'
import { createSockudo } from '../../src/services/sockudo/index.ts'
import { methodsOf } from './channelkit/traced.ts'
import { readRecording } from './recorded.ts'

interface Trace {
  readonly calls: readonly { readonly call: string }[]
  readonly answers: readonly string[]
}

const traces = Object.values(readRecording('channelkit')).flatMap((seen) => seen as Trace | Trace[])

describe('the table of our own client', () => {
  test('calls every public method', () => {
    const called = new Set(traces.flatMap(({ calls }) => calls.map(({ call }) => call)))
    const methods = methodsOf(createSockudo('http://key:secret@127.0.0.1/apps/app-id'))
    // openapi-fetch has a method for each verb, and the contract no operation for these.
    const verbs = ['PUT', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE', 'POST', 'DELETE', 'request', 'use', 'eject']
    const left = methods.filter((name) => !called.has(name) && !verbs.some((verb) => name === `http.${verb}`))
    expect(left).toEqual(['close'])
  })

  test('reaches every operation that has a method', () => {
    const asked = new Set(traces.flatMap(({ answers }) => answers.map((answer) => answer.split(' ')[0]!)))
    const left = Object.keys(operations).filter((operation) => !asked.has(operation))
    // It is on a port of its own, where a client of the app has nothing to ask.
    expect(left).toEqual(['getMetrics'])
  })
})

test('the table of npm pusher names every public method', () => {
  const rows = Object.keys(readRecording('pusher-node')).join('\n')
  // One is internal, one an older name of authorizeChannel.
  const other = ['channelSharedSecret', 'authenticate']
  const methods = Object.keys(Pusher.prototype).filter((name) => !other.includes(name))
  expect(methods.filter((name) => !new RegExp(`\\b${name}\\b`).test(rows))).toEqual([])
})
