// A message that was published, and short ways to read and to change it.

import type { Answered, Setup } from './setup.ts'

export interface StoredMessage {
  readonly serial: string
  /** What is read of it. */
  read(): Promise<any>
  /** Its versions, the oldest first. */
  versions(): Promise<any[]>
  update(body: unknown): Promise<Answered>
  append(body: unknown): Promise<Answered>
  delete(body: unknown): Promise<Answered>
}

export async function store(server: Setup, event: object = {}): Promise<StoredMessage> {
  const { body } = await server.publish({ info: '', ...event })
  const [[channel, receipt]] = Object.entries<any>(body.channels) as [[string, any]]
  return messageOf(server, channel, receipt.message_serial)
}

export function messageOf({ get, post }: Setup, channel: string, serial: string): StoredMessage {
  const path = `/channels/${channel}/messages/${serial}`
  return {
    serial,
    read: async () => (await get(path)).body.item,
    versions: async () =>
      (await get(`${path}/versions`, { query: { direction: 'oldest_first' } })).body.items,
    update: (body) => post(`${path}/update`, body),
    append: (body) => post(`${path}/append`, body),
    delete: (body) => post(`${path}/delete`, body),
  }
}
