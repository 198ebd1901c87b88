// Tells of each webhook that a fake posts: who has a wrong URL looks here first.

/** One attempt. */
export interface PostedWebhook {
  /** Without the query, which may hold a token. */
  readonly url: string
  /** The names of its events. */
  readonly events: readonly string[]
  /** Undefined where there was no answer. */
  readonly status: number | undefined
  /** Why there was no answer. */
  readonly error?: string | undefined
}

export interface WebhookLog {
  /** For the fake, which posts with it. */
  readonly fetch: typeof fetch
  /** Called after each attempt. */
  listen(tell: (posted: PostedWebhook) => void): void
}

export function createWebhookLog(): WebhookLog {
  let tell: (posted: PostedWebhook) => void = () => {}
  return {
    listen(listener) {
      tell = listener
    },
    async fetch(input, init) {
      const request = new Request(input, init)
      const { origin, pathname } = new URL(request.url)
      const attempt = { url: `${origin}${pathname}`, events: namesIn(await request.clone().text()) }
      try {
        const response = await globalThis.fetch(request)
        tell({ ...attempt, status: response.status })
        return response
      } catch (error) {
        tell({ ...attempt, status: undefined, error: reasonOf(error) })
        throw error
      }
    },
  }
}

function namesIn(body: string): string[] {
  const { events } = JSON.parse(body) as { readonly events: readonly { readonly name: string }[] }
  return events.map(({ name }) => name)
}

/** fetch hides the reason in the cause. */
function reasonOf(error: unknown): string {
  const { cause, message } = error as Error & { readonly cause?: { code?: string; message?: string } }
  return cause?.code ?? cause?.message ?? message
}
