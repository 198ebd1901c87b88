// Takes every webhook of the server and keeps it as it came, for a client to verify.

import { serve } from '../live/support/serve.ts'

export interface ReceivedRequest {
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  readonly rawBody: string
}

export interface WebhookInbox {
  /** Resolves to the request that has the event, also one that came before. */
  request(name: string, channel: string): Promise<ReceivedRequest>
  close(): Promise<void>
}

export async function openInbox(port: number): Promise<WebhookInbox> {
  const requests: ReceivedRequest[] = []
  const waiting = new Set<() => void>()
  const handler = async (request: Request): Promise<Response> => {
    requests.push({ headers: Object.fromEntries(request.headers), rawBody: await request.text() })
    waiting.forEach((check) => check())
    return new Response()
  }
  const { close } = await serve({ '/hook': handler, '/numbered': handler }, port)
  return {
    request: (name, channel) =>
      new Promise((resolve, reject) => {
        const check = (): void => {
          const found = requests.find(({ rawBody }) => {
            const { events } = JSON.parse(rawBody) as { events: { name: string; channel: string }[] }
            return events.some((event) => event.name === name && event.channel === channel)
          })
          if (found === undefined) return
          finish()
          resolve(found)
        }
        const timer = setTimeout(() => {
          finish()
          reject(new Error(`no ${name} of ${channel} among ${requests.length} webhooks`))
        }, 8000)
        const finish = (): void => {
          clearTimeout(timer)
          waiting.delete(check)
        }
        waiting.add(check)
        check()
      }),
    close,
  }
}

/** For a server that sends them somewhere else. */
export const noInbox: WebhookInbox = {
  request: () => Promise.reject(new Error('the webhooks of this server go somewhere else')),
  close: async () => {},
}
