// Runs one row of the table against a server and compares everything that the row promises.

import { expect } from 'vitest'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Before, Call, ContractCase } from '../case.ts'
import { violations } from './closed-contract.ts'
import { sendCut } from './cut.ts'
import { fill, pick } from './kept.ts'
import { type App, signedCall } from './sign.ts'
import { connect, occupy } from './subscriber.ts'

export interface Target {
  readonly url: URL
  /** Where `/metrics` is. */
  readonly metricsUrl: URL
  readonly app: App
}

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
}

/** Milliseconds. */
const patience = 10_000

/** The app and address of a connection URL. */
export function targetOf(connectionUrl: string, metricsUrl: string): Target {
  const url = new URL(connectionUrl)
  const app = { id: url.pathname.split('/').at(-1)!, key: url.username, secret: url.password }
  return { url: new URL(url.origin), metricsUrl: new URL(metricsUrl), app }
}

export async function runCase(row: ContractCase, target: Target): Promise<void> {
  const { url, app } = target
  const sockets = Object.entries(row.sockets ?? {})
  const present = await Promise.all(sockets.map(([, socket]) => connect(url, app, socket)))
  try {
    // One after the other: the server may write down two who join at the same moment in the other order than it numbers them.
    for (const [index, channel] of (row.occupied ?? []).entries())
      present.push(await occupy(url, app, channel, `user-${index + 1}`, row.occupiedBy))
    const ids = sockets.map(([name], index) => [name, present[index]!.socketId])
    const kept: Record<string, string | number> = Object.fromEntries(ids)
    for (const before of row.before ?? []) {
      if (before.leaves !== undefined) await present[sockets.length + before.leaves]!.leave()
      if (before.updates !== undefined) present[sockets.length + before.updates]!.update?.()
      Object.assign(kept, await prepare(fill(before, kept), target))
    }
    compare(fill(row, kept), await send(fill(row, kept), target))
  } finally {
    await Promise.all(present.map(({ leave }) => leave()))
  }
}

/** Sends a call before the one that counts. @returns what is kept of its answer */
async function prepare(before: Before, target: Target): Promise<Record<string, string | number>> {
  const deadline = Date.now() + (before.patient ? patience : 0)
  for (;;) {
    const { status, body } = await send(before, target)
    try {
      if (before.status === undefined) expect(status, JSON.stringify(body)).toBeLessThan(400)
      else expect({ status, body }).toMatchObject({ status: before.status })
      return Object.fromEntries(
        Object.entries(before.keep ?? {}).map(([name, { at }]) => [name, pick(body, at)]),
      )
    } catch (error) {
      if (Date.now() >= deadline) throw error
      await sleep(50)
    }
  }
}

async function send(call: Call, { url, metricsUrl, app }: Target): Promise<Answer> {
  const { method, path, search, headers, body } = signedCall(call, app, Math.floor(Date.now() / 1000))
  const base = call.operation === 'getMetrics' ? metricsUrl : url
  const init =
    body === undefined ? { method, headers } : { method, headers, body: new TextEncoder().encode(body) }
  const address = new URL(`${path}${search && `?${search}`}`, base)
  const response = await (call.cut ? sendCut(address, method, headers) : fetch(address, init))
  return { status: response.status, headers: response.headers, body: await read(response) }
}

async function read(response: Response): Promise<unknown> {
  const text = await response.text()
  return response.headers.get('content-type')?.startsWith('application/json') ? JSON.parse(text) : text
}

function compare({ operation, expect: wanted }: ContractCase, { status, headers, body }: Answer): void {
  expect({ status, body }).toMatchObject({ status: wanted.status })
  if (wanted.code !== undefined) expect(body).toMatchObject({ code: wanted.code, status: wanted.status })
  if (wanted.message !== undefined) {
    const text = typeof body === 'string' ? body : (body as { error: string }).error
    expect(text.slice(0, wanted.message.length)).toBe(wanted.message)
  }
  if (wanted.body !== undefined) expect(body).toMatchObject(wanted.body)
  if (wanted.exactly !== undefined) expect(body).toEqual(wanted.exactly)
  for (const [name, value] of Object.entries(wanted.headers ?? {}))
    expect(headers.get(name), name).toMatch(value)
  expect(violations(operation, status, headers.get('content-type'), body)).toEqual([])
}
