// The backend of the page: who signed in gets a URI for the socket, and can notify others. The access key stays in here.

import { fileURLToPath } from 'node:url'
import { ArgumentError, isKitError } from 'channelkit/errors'
import type { WebSocketsService } from 'channelkit/websockets-service'
import express, { type ErrorRequestHandler, type Express } from 'express'
import { createSessions } from './sessions.ts'

export interface NotifyingApp {
  readonly service: WebSocketsService
  /** Where browsers find this app: `https://app.example.org`. */
  readonly origin: string
  /** The script of the page, in one file. */
  readonly page: string
  readonly onError: (error: unknown) => void
}

const html = fileURLToPath(new URL('public/index.html', import.meta.url))

export function createApp({ service, origin, page, onError }: NotifyingApp): Express {
  const app = express()
  const sessions = createSessions()
  app.get('/', (_, response) => response.sendFile(html))
  app.get('/page.js', (_, response) => response.type('text/javascript').send(page))

  // Other sites cannot send this type without asking, so nobody signs in or notifies from a page that is not ours.
  app.use(express.json({ type: 'application/json', limit: '16kb' }), (request, response, next) => {
    if (request.is('application/json')) next()
    else response.status(415).send('send JSON')
  })

  app.post('/session', (request, response) => {
    const { user } = (request.body ?? {}) as { readonly user?: unknown }
    const isName = typeof user === 'string' && user.trim() !== ''
    if (isName) response.set('set-cookie', sessions.open(user)).sendStatus(204)
    else response.status(400).send('who are you?')
  })

  app.use((request, response, next) => {
    response.locals['user'] = sessions.userOf(request.headers.cookie)
    if (response.locals['user'] === undefined) response.status(401).send('sign in first')
    else next()
  })

  // Asked for again before each connection: the page comes back after a loss with a URI of its own.
  app.post('/notifications/socket-uri', async (_, response) => {
    const recipient = response.locals['user'] as string
    const { connectionUri } = await service.registerRecipient({ recipient, origin })
    response.set('cache-control', 'no-store').json({ uri: connectionUri })
  })

  app.post('/notify', async (request, response) => {
    const { to, text } = (request.body ?? {}) as { readonly to?: unknown; readonly text?: unknown }
    if (typeof text !== 'string' || text === '') throw new ArgumentError('text', 'must not be empty')
    const from = response.locals['user'] as string
    const message = JSON.stringify({ from, text })
    // Whoever is not there now gets it within the hour, or not at all.
    const expiresAt = new Date(Date.now() + 3_600_000)
    const results = await service.pushMessage({ recipients: to as string[], message, expiresAt })
    response.json(results.map(outcomeOf))
  })

  app.use(failed(onError))
  return app
}

type PushResult = Awaited<ReturnType<WebSocketsService['pushMessage']>>[number]

/** A push to many can fail for some: that is data, not an exception. */
function outcomeOf({ item, error }: PushResult): { recipient?: string; status: string } {
  const { recipient, status } = item ?? {}
  const said = error === undefined ? (status ?? 'unknown') : `failed: ${error.message}`
  return { ...(recipient && { recipient }), status: said }
}

function failed(onError: (error: unknown) => void): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) return next(error)
    if (error instanceof ArgumentError) return response.status(400).send(error.message)
    // A body that express.json() could not read: not JSON, or more than it takes.
    if (isOfCaller(error)) return response.status(error.status).send('send JSON, 16 kB of it at most')
    if (!isKitError(error)) return next(error)
    onError(error)
    response.status(502).send('the notification service did not do it, try again')
  }
}

function isOfCaller(error: unknown): error is { readonly status: number } {
  const { status } = Object(error) as { readonly status?: unknown }
  return !isKitError(error) && typeof status === 'number' && status >= 400 && status < 500
}
