// The backend of the page: its files, the public key, and a route that registers the browser of a signed-in user.

import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { ArgumentError } from 'channelkit/errors'
import type { Sockudo } from 'channelkit/sockudo'

export interface WebPushApp {
  readonly sockudo: Sockudo
  /** The public half of the server's VAPID key, base64url. */
  readonly publicKey: string
  /** Whose request it is, from your session; undefined refuses it. */
  readonly userOf: (request: IncomingMessage) => string | undefined
  readonly onError: (error: unknown) => void
}

/** What everybody is subscribed to who registers. */
export const channel = 'news'

interface Answer {
  readonly status: number
  readonly type: string
  readonly body: string | Buffer
}

const files: Readonly<Record<string, readonly [name: string, type: string]>> = {
  '/': ['index.html', 'text/html'],
  '/page.js': ['page.js', 'text/javascript'],
  '/service-worker.js': ['service-worker.js', 'text/javascript'],
}
/** Bytes; a subscription has about 500. */
const largestBody = 4096

export function createWebPushServer(app: WebPushApp): Server {
  return createServer(async (request, response) => {
    const { status, type, body } = await answer(app, request).catch((error: unknown): Answer => {
      if (error instanceof ArgumentError) return text(400, error.message)
      app.onError(error)
      return text(502, 'could not be registered, try again')
    })
    response.writeHead(status, { 'content-type': `${type}; charset=utf-8` }).end(body)
  })
}

async function answer(app: WebPushApp, request: IncomingMessage): Promise<Answer> {
  const route = `${request.method} ${request.url}`
  if (route === 'GET /push/key') return text(200, app.publicKey)
  if (route === 'POST /push/devices') return register(app, request)
  const file = request.method === 'GET' ? files[request.url ?? ''] : undefined
  if (file === undefined) return text(404, 'not found')
  const [name, type] = file
  return { status: 200, type, body: await readFile(new URL(`public/${name}`, import.meta.url)) }
}

async function register({ sockudo, userOf }: WebPushApp, request: IncomingMessage): Promise<Answer> {
  const clientId = userOf(request)
  if (clientId === undefined) return text(401, 'sign in first')
  // Other sites cannot send this type without asking, so nobody is registered by a page that is not ours.
  if (!/^application\/json(;|$)/.test(request.headers['content-type'] ?? '')) return text(415, 'send JSON')
  const recipient = await readRecipient(request)
  if (recipient === undefined) return text(400, 'send what PushManager.subscribe() gave')
  const { device, tokenHash } = await sockudo.push.devices.register({
    // Nobody knows the endpoint but the browser, so nobody can take its place; and it is the same on each visit.
    id: `web-${createHash('sha256').update(recipient.endpoint).digest('hex')}`,
    clientId,
    formFactor: 'other',
    platform: 'browser',
    timezone: 'UTC',
    locale: 'en',
    push: { state: 'ACTIVE', recipient },
  })
  const { id: deviceId, recipient: stored } = device
  await sockudo.push.subscriptions.save({ channel, deviceId, clientId, provider: stored.provider, tokenHash })
  return text(201, `registered for ${channel}`)
}

interface WebRecipient {
  readonly transportType: 'web'
  readonly endpoint: string
  readonly p256dh: string
  readonly auth: string
}

/** The kit checks what the texts are; here they only have to be texts. */
async function readRecipient(request: IncomingMessage): Promise<WebRecipient | undefined> {
  let json = ''
  for await (const chunk of request.setEncoding('utf8')) {
    json += chunk as string
    if (json.length > largestBody) return undefined
  }
  try {
    const { endpoint, keys } = JSON.parse(json) as { endpoint: unknown; keys: Record<string, unknown> }
    const { p256dh, auth } = keys
    if (typeof endpoint !== 'string' || typeof p256dh !== 'string' || typeof auth !== 'string')
      return undefined
    return { transportType: 'web', endpoint, p256dh, auth }
  } catch {
    return undefined
  }
}

function text(status: number, body: string): Answer {
  return { status, type: 'text/plain', body }
}
