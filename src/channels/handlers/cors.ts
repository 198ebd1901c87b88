// CORS for handlers that a page of another origin posts to. Off unless asked for.

import { checkOptions } from '../../core/check.ts'
import { ArgumentError, shapeOf } from '../../core/errors/argument-error.ts'

export interface CorsOptions {
  /** The origins that may ask, `https://app.example.com`; `*` is every one, and then without cookies. */
  readonly origin: string | readonly string[]
  /** Whether pages may send cookies. */
  readonly credentials?: boolean | undefined
}

export type Handler = (request: Request) => Promise<Response>

/** Answers preflights and marks answers, if there are options. */
export function withCors(handler: Handler, options: CorsOptions | undefined): Handler {
  if (options === undefined) return handler
  const allowed = checkOrigins(options)
  return async (request) => {
    const origin = request.headers.get('origin')
    const preflight = request.method === 'OPTIONS'
    const response = preflight ? new Response(null, { status: 204 }) : await handler(request)
    response.headers.append('vary', 'Origin')
    if (origin === null || !(allowed.includes('*') || allowed.includes(origin))) return response
    response.headers.set('access-control-allow-origin', allowed.includes('*') ? '*' : origin)
    if (options.credentials) response.headers.set('access-control-allow-credentials', 'true')
    if (preflight) {
      response.headers.set('access-control-allow-methods', 'POST')
      response.headers.set('access-control-allow-headers', 'content-type, authorization, x-csrf-token')
      response.headers.set('access-control-max-age', '600')
    }
    return response
  }
}

function checkOrigins(options: CorsOptions): readonly string[] {
  checkOptions(options, ['origin', 'credentials'], 'options.cors')
  const { origin, credentials } = options
  if (credentials !== undefined && typeof credentials !== 'boolean') {
    throw new ArgumentError(
      'options.cors.credentials',
      `must be true or false, received ${shapeOf(credentials)}`,
    )
  }
  const origins = typeof origin === 'string' ? [origin] : origin
  const valid =
    Array.isArray(origins) && origins.length > 0 && origins.every((one) => one === '*' || isOrigin(one))
  if (!valid) {
    throw new ArgumentError(
      'options.cors.origin',
      `must be "*" or origins like https://app.example.com, received ${shapeOf(origin)}`,
    )
  }
  // Browsers refuse the pair, and whoever works around that opens the endpoint to every page.
  if (credentials && origins.includes('*')) {
    throw new ArgumentError('options.cors.origin', 'must name the origins when credentials are allowed')
  }
  return origins
}

function isOrigin(text: unknown): boolean {
  return (
    typeof text === 'string' && !text.includes('*') && URL.canParse(text) && new URL(text).origin === text
  )
}
