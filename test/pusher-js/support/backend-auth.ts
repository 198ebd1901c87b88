// What the backend signs and encrypts for its users, and where it says no.

import { createHash, randomBytes } from 'node:crypto'
import { xsalsa20poly1305 } from '@noble/ciphers/salsa.js'

/** Of an encrypted channel, by its name and a number that an app changes to change the key. */
function sharedSecret(channel: string, version = '1'): string {
  return createHash('sha256').update(`${channel}:${version}`).digest('base64')
}

export function encrypt({
  channel,
  data,
  version,
}: {
  channel: string
  data: string
  version?: string
}): unknown {
  const key = Buffer.from(sharedSecret(channel, version), 'base64')
  const nonce = randomBytes(24)
  const ciphertext = Buffer.from(xsalsa20poly1305(key, nonce).encrypt(Buffer.from(data)))
  return { nonce: nonce.toString('base64'), ciphertext: ciphertext.toString('base64') }
}

/** An answer that is no authorization. */
export class Refusal {
  readonly status: number
  readonly text: string

  constructor(status: number, text: string) {
    this.status = status
    this.text = text
  }
}

/**
 * Signs as it is asked to, which no real backend does: `channel_data`, `shared_secret` and `auth` replace what would be
 * right, `none` leaves one of them out, `status` and `text` are an answer that is no authorization.
 */
export function authorize(asked: URLSearchParams, sign: (text: string) => string): unknown {
  const value = (name: string): string | undefined => asked.get(name) ?? undefined
  if (value('status') !== undefined) return new Refusal(Number(value('status')), value('text') ?? '')
  const channel = value('channel_name') ?? ''
  const info = { name: `${value('user')} Ü` }
  const present = channel.startsWith('presence-') && value('none') !== 'channel_data'
  const data = present
    ? (value('channel_data') ?? JSON.stringify({ user_id: value('user'), user_info: info }))
    : undefined
  const secret = channel.startsWith('private-encrypted-') && value('none') !== 'shared_secret'
  const text = [value('socket_id'), channel, ...(data === undefined ? [] : [data])].join(':')
  return {
    auth: value('auth') ?? sign(text),
    ...(data === undefined ? {} : { channel_data: data }),
    ...(secret ? { shared_secret: value('shared_secret') ?? sharedSecret(channel) } : {}),
  }
}

export function authenticate(asked: URLSearchParams, sign: (text: string) => string): unknown {
  const value = (name: string): string | undefined => asked.get(name) ?? undefined
  if (value('status') !== undefined) return new Refusal(Number(value('status')), value('text') ?? '')
  const watchlist = value('watchlist')
  const user = {
    id: value('user'),
    user_info: { name: 'Ü' },
    ...(watchlist === undefined ? {} : { watchlist: watchlist.split(',').filter(Boolean) }),
  }
  const data = value('user_data') ?? JSON.stringify(user)
  return { auth: value('auth') ?? sign(`${value('socket_id')}::user::${data}`), user_data: data }
}
