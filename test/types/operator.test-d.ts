// What destructive calls want to be told, and what they resolve to. Checked by the compiler, never run.

import { expectTypeOf } from 'vitest'
import {
  type components,
  type Confirmation,
  createSockudo,
  type PurgeRange,
  type Revocation,
} from '../../src/services/sockudo/index.ts'

type Schemas = components['schemas']
declare const anyName: string
declare const maybe: { text?: string; number?: number; signal?: AbortSignal }
const { operator, revokeTokens } = createSockudo('http://k:s@127.0.0.1/apps/1')
const { history, presenceHistory } = operator

// Looking needs no confirmation.
expectTypeOf(await history.state('orders')).toEqualTypeOf<Schemas['HistoryState']>()
expectTypeOf(await presenceHistory.state('presence-a')).toEqualTypeOf<Schemas['PresenceHistoryState']>()
void history.state('orders', { signal: maybe.signal, timeout: maybe.number })

// Resetting does: the channel and the operation once more, and a reason.
const reset = { confirmChannel: 'orders', confirmOperation: 'reset', reason: 'test data' } as const
expectTypeOf(await history.reset('orders', reset)).toEqualTypeOf<Schemas['HistoryResetResult']>()
expectTypeOf(
  await presenceHistory.reset('presence-a', { ...reset, confirmChannel: 'presence-a' }),
).toEqualTypeOf<Schemas['PresenceHistoryResetResult']>()
void history.reset('orders', { ...reset, requestedBy: maybe.text }, { signal: maybe.signal })

// @ts-expect-error a confirmation is needed
void history.reset('orders')
// @ts-expect-error an empty one is none
void history.reset('orders', {})
// @ts-expect-error call options are none
void presenceHistory.reset('presence-a', { timeout: 5 })
// @ts-expect-error the channel is missing
void history.reset('orders', { confirmOperation: 'reset', reason: 'r' })
// @ts-expect-error the operation is missing
void history.reset('orders', { confirmChannel: 'orders', reason: 'r' })
// @ts-expect-error the reason is missing
void history.reset('orders', { confirmChannel: 'orders', confirmOperation: 'reset' })
// @ts-expect-error another channel
void history.reset('orders', { confirmChannel: 'order', confirmOperation: 'reset', reason: 'r' })
// @ts-expect-error another operation
void history.reset('orders', { confirmChannel: 'orders', confirmOperation: 'purge', reason: 'r' })
// @ts-expect-error true confirms nothing
void history.reset('orders', { ...reset, confirmOperation: true })
// @ts-expect-error a reset has no range: it removes everything
void history.reset('orders', { ...reset, mode: 'all' })
// @ts-expect-error no such field
void history.reset('orders', { ...reset, requested_by: 'me' })
// @ts-expect-error options come after the confirmation
void history.reset('orders', { ...reset, signal: maybe.signal })
// @ts-expect-error a reason is no option
void history.reset('orders', reset, { reason: 'r' })

// A name that is known only when the program runs is compared there.
void history.reset(anyName, { confirmChannel: anyName, confirmOperation: 'reset', reason: anyName })
void history.reset(`room-${anyName}`, {
  confirmChannel: `room-${anyName}`,
  confirmOperation: 'reset',
  reason: 'r',
})
// @ts-expect-error any name is not this one
void history.reset('orders', { ...reset, confirmChannel: anyName })

// Purging wants a range, too.
const purge = { confirmChannel: 'orders', confirmOperation: 'purge', reason: 'r' } as const
expectTypeOf(await history.purge('orders', { ...purge, mode: 'all' })).toEqualTypeOf<
  Schemas['HistoryPurgeResult']
>()
void history.purge('orders', { ...purge, mode: 'all' }, { signal: maybe.signal, timeout: maybe.number })
void history.purge('orders', { ...purge, mode: 'before_serial', beforeSerial: 5 })
void history.purge('orders', { ...purge, mode: 'before_time_ms', beforeTime: 5 })
void history.purge('orders', { ...purge, mode: 'before_time_ms', beforeTime: new Date() })
declare const range: PurgeRange
void history.purge('orders', { ...purge, ...range })

// @ts-expect-error the mode is missing
void history.purge('orders', purge)
// @ts-expect-error options come after the confirmation
void history.purge('orders', { ...purge, mode: 'all', timeout: 5 })
// @ts-expect-error a range is no option
void history.purge('orders', { ...purge, mode: 'all' }, { mode: 'all' })
// @ts-expect-error no such mode
void history.purge('orders', { ...purge, mode: 'before_time', beforeTime: 5 })
// @ts-expect-error the serial is missing
void history.purge('orders', { ...purge, mode: 'before_serial' })
// @ts-expect-error the serial may be missing
void history.purge('orders', { ...purge, mode: 'before_serial', beforeSerial: maybe.number })
// @ts-expect-error the limit of another mode
void history.purge('orders', { ...purge, mode: 'before_serial', beforeTime: 5 })
// @ts-expect-error everything has no limit
void history.purge('orders', { ...purge, mode: 'all', beforeSerial: 5 })
// @ts-expect-error the confirmation of a reset
void history.purge('orders', { ...reset, mode: 'all' })
// @ts-expect-error another channel
void history.purge('orders', { ...purge, confirmChannel: 'invoices', mode: 'all' })
// @ts-expect-error the presence history cannot be purged
void presenceHistory.purge

expectTypeOf<Confirmation<'orders', 'reset'>['confirmChannel']>().toEqualTypeOf<'orders'>()
expectTypeOf<Confirmation<string, 'reset'>['requestedBy']>().toEqualTypeOf<string | undefined>()

expectTypeOf<Confirmation<'orders', 'reset'>>().not.toHaveProperty('signal')

// Revoking wants to know what, and until when or for how long.
expectTypeOf(await revokeTokens({ jti: 'a', expiresAt: new Date() })).toEqualTypeOf<
  Schemas['RevokeTokensResult']
>()
void revokeTokens({ clientId: 'a', ttl: maybe.number, reason: maybe.text })
void revokeTokens({ jti: maybe.text, clientId: 'a', expiresAt: maybe.number })
void revokeTokens({ jti: 'a' }, { signal: maybe.signal, timeout: maybe.number })
declare const revocation: Revocation
void revokeTokens(revocation)
// @ts-expect-error neither a token nor a client
void revokeTokens({})
// @ts-expect-error a reason alone revokes nothing
void revokeTokens({ reason: 'signed out' })
// @ts-expect-error neither may be there
void revokeTokens({ jti: maybe.text, clientId: maybe.text })
// @ts-expect-error an end and a while
void revokeTokens({ jti: 'a', expiresAt: 5, ttl: 5 })
// @ts-expect-error both could be given
void revokeTokens({ jti: 'a', expiresAt: maybe.number, ttl: maybe.number })
// @ts-expect-error options come after the revocation
void revokeTokens({ jti: 'a', timeout: 5 })
// @ts-expect-error a reason is no option
void revokeTokens({ jti: 'a' }, { reason: 'signed out' })
// @ts-expect-error it takes the id inside of a token
void revokeTokens('jti')
// @ts-expect-error camelCase
void revokeTokens({ client_id: 'a' })
