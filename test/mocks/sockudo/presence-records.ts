// What a fake tells of one presence channel, in short.

import type { Client } from './client.ts'
import type { Setup } from './setup.ts'

export const room = 'presence-room'
export const path = `/channels/${room}/presence/history`

export async function records({ get }: Setup): Promise<string[]> {
  const { body } = await get(path, { query: { direction: 'oldest_first' } })
  return body.items.map((item: { serial: number; event: string; user_id: string; connection_id: string }) =>
    [item.serial, item.event, item.user_id, item.connection_id].join(' '),
  )
}

export async function snapshot(
  { get }: Setup,
  query: Readonly<Record<string, string>> = {},
): Promise<string[]> {
  const { body } = await get(`${path}/snapshot`, { query })
  return body.members.map(({ user_id }: { user_id: string }) => user_id)
}

export function reset({ post }: Setup): ReturnType<Setup['post']> {
  return post(`${path}/reset`, { confirm_channel: room, confirm_operation: 'reset', reason: 'test' })
}

export function unsubscribe(client: Client): void {
  client.send({ event: 'pusher:unsubscribe', data: { channel: room } })
}
