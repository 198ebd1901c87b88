// Who a request acts for. The signature makes it the app's; a header may ask for less.

import { constantTimeEqual } from '#crypto'
import { authFailed, forbidden } from '../../http/failure.ts'
import type { ApiRequest } from '../../http/request.ts'
import type { Device } from '../model/device.ts'

export type Capability = 'push-admin' | 'push-subscribe'

/** @throws Failure */
function capabilityOf(request: ApiRequest): Capability {
  const asked = visibleHeader(request, 'x-sockudo-push-capability') ?? 'push-admin'
  if (asked === 'push-admin' || asked === 'push-subscribe') return asked
  throw forbidden('unknown push capability requested')
}

/** @throws Failure */
export function requireAdmin(request: ApiRequest): void {
  if (capabilityOf(request) !== 'push-admin') throw forbidden('push-admin capability is required')
}

/** Whether the request may do anything; else it has to come from the device itself. @throws Failure */
export function isAdmin(request: ApiRequest): boolean {
  return capabilityOf(request) === 'push-admin'
}

/** @throws Failure */
export function requireIdentity(request: ApiRequest, { deviceSecret }: Device): void {
  if (!constantTimeEqual(identityToken(request), deviceSecret)) {
    throw authFailed('invalid deviceIdentityToken')
  }
}

/** A header that is not visible ASCII counts as absent. */
export function visibleHeader(request: ApiRequest, name: string): string | undefined {
  const value = request.header(name)
  return value !== undefined && /^[\t\x20-\x7e]*$/.test(value) ? value : undefined
}

function identityToken(request: ApiRequest): string {
  const own = visibleHeader(request, 'x-sockudo-device-identity-token')
  if (own !== undefined) return own
  const authorization = visibleHeader(request, 'authorization')
  if (authorization === undefined) throw authFailed('deviceIdentityToken is required')
  if (authorization.startsWith('Bearer ')) return authorization.slice('Bearer '.length)
  throw authFailed('deviceIdentityToken bearer auth is required')
}
