// A webhook as it came: is it one, is it signed, what does it say?

import { WebHookError } from './errors.ts'
import { type Credentials, Token } from './token.ts'

/** The part of a request that a webhook is read from. */
export interface WebHookRequest {
  /** Names in any case, or `Headers`. */
  readonly headers: object
  /** The body as it came, not parsed and written again. */
  readonly rawBody?: string | Uint8Array | undefined
}

/** An event of a webhook; which fields it has depends on its name. */
export interface WebHookEvent {
  readonly name: string
  readonly channel: string
  readonly event: string
  readonly data: string
  readonly socket_id: string
  readonly user_id?: string
}

export interface WebHookData {
  readonly time_ms: number
  readonly events: WebHookEvent[]
}

export class WebHook {
  readonly token: Token
  readonly key: string | undefined
  readonly signature: string | undefined
  readonly contentType: string | undefined
  readonly body: string | Uint8Array | undefined
  readonly data: WebHookData | undefined
  readonly #extraTokens: readonly Credentials[]

  /** @param extraTokens - other keys that may sign, as during a rotation */
  constructor(
    token: Token,
    { headers, rawBody }: WebHookRequest,
    extraTokens?: Credentials | readonly Credentials[],
  ) {
    this.token = token
    this.key = headerOf(headers, 'x-pusher-key')
    this.signature = headerOf(headers, 'x-pusher-signature')
    this.contentType = headerOf(headers, 'content-type')
    this.body = rawBody
    this.#extraTokens = listOf(extraTokens)
    if (this.isContentTypeValid()) this.data = parse(rawBody)
  }

  /** Whether the body is JSON and signed with one of the tokens. */
  isValid(extraTokens?: Credentials | readonly Credentials[]): boolean {
    const { body } = this
    if (!this.isBodyValid() || body === undefined) return false
    return [this.token, ...this.#extraTokens, ...listOf(extraTokens)].some((credentials) => {
      if (this.key !== credentials.key) return false
      const token =
        credentials instanceof Token ? credentials : new Token(credentials.key, credentials.secret)
      return token.verify(body, this.signature)
    })
  }

  /** Whether it says that it is JSON, with or without a charset. */
  isContentTypeValid(): boolean {
    return /^application\/json\s*(?:;|$)/i.test(this.contentType ?? '')
  }

  isBodyValid(): boolean {
    return this.data !== undefined
  }

  /** @throws WebHookError for a body that is not JSON. Look at `isValid()` first: nothing here is verified. */
  getData(): WebHookData {
    const { data, contentType, body, signature } = this
    if (data === undefined) throw new WebHookError('Invalid WebHook body', contentType, body, signature)
    return data
  }

  /** @throws WebHookError for a body that is not JSON */
  getEvents(): WebHookEvent[] {
    return this.getData().events
  }

  /** @throws WebHookError for a body that is not JSON */
  getTime(): Date {
    return new Date(this.getData().time_ms)
  }
}

function listOf(tokens: Credentials | readonly Credentials[] = []): readonly Credentials[] {
  return Array.isArray(tokens) ? tokens : [tokens as Credentials]
}

function headerOf(headers: object, name: string): string | undefined {
  if ('get' in headers && typeof headers.get === 'function') return headers.get(name) ?? undefined
  // Node writes them in lower case, so this finds them at once.
  const direct = (headers as Readonly<Record<string, unknown>>)[name]
  if (typeof direct === 'string') return direct
  const found = Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1] as unknown
  return typeof found === 'string' ? found : undefined
}

function parse(body: string | Uint8Array | undefined): WebHookData | undefined {
  try {
    const text = body instanceof Uint8Array ? new TextDecoder('utf-8', { fatal: true }).decode(body) : body
    return text === undefined ? undefined : (JSON.parse(text) as WebHookData)
  } catch {
    return undefined
  }
}
