// Publishes per second through the fake in this process, one after the other: the server's own work, and what a test
// sees through a client.

import { createHash } from 'node:crypto'
import { createFakeSockudo, type FakeSockudo } from 'channelkit/mocks/sockudo'
import { createSockudo } from 'channelkit/sockudo'
import type { Candidate } from '../rounds.ts'

const url = 'http://app-key:app-secret@127.0.0.1:6001/apps/app-id'
const data = { id: 1, note: 'x'.repeat(450) }
const content = JSON.stringify({ name: 'order.created', data: JSON.stringify(data), channels: ['orders'] })

/** The first is the fake alone: signed beforehand, nothing but the answer. */
export function inProcess(): readonly Candidate[] {
  const signed = createSockudo(url).signedUrl('POST', '/events', { body: content })
  const { host, pathname, search } = new URL(signed)
  const body = new TextEncoder().encode(content)
  if (!search.includes(createHash('md5').update(body).digest('hex'))) throw new Error('signed another body')
  const headers = { host, 'content-type': 'application/json', 'content-length': String(body.length) }
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body: content }
  const header = (name: string): string | undefined => headers[name as keyof typeof headers]
  return [
    candidate('fake.exchange, signed', async (fake) => {
      const request = { method: 'POST', target: pathname + search, header, body }
      return (await fake.exchange!(request)).status
    }),
    candidate('fake.fetch, signed', async (fake) => {
      const response = await fake.fetch(signed, init)
      await response.text()
      return response.status
    }),
    throughClient(),
  ]
}

function throughClient(): Candidate {
  const fake = createFakeSockudo()
  const sockudo = createSockudo(url, { fetch: fake.fetch })
  return {
    name: 'trigger through createSockudo',
    async run(times) {
      for (let index = 0; index < times; index++) await sockudo.trigger('orders', 'order.created', data)
      if (fake.events.at(-1)?.name !== 'order.created') throw new Error('nothing was published')
    },
  }
}

function candidate(name: string, publish: (fake: FakeSockudo) => Promise<number>): Candidate {
  const fake = createFakeSockudo()
  return {
    name,
    async run(times) {
      for (let index = 0; index < times; index++) {
        const status = await publish(fake)
        if (status !== 200) throw new Error(`answered ${status}`)
      }
    },
  }
}
