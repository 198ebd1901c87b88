// The meta of an account over HTTP: always of the one who asks, whoever is named.

import { getMeta, getMetaValue, setMeta, setMetaValue } from '../accounts/meta.ts'
import { Told } from '../accounts/told.ts'
import { json } from '../http/answer.ts'
import type { Operation } from './operation.ts'

export const getUserMeta: Operation = ({ account }) => unwrapped(getMeta(account!))

export const getUserMetaValue: Operation = ({ account, params }) =>
  unwrapped(getMetaValue(account!, params['name']))

export const setUserMeta: Operation = ({ account, body }) => {
  setMeta(account!, body['value'] || {})
  return json({ message: "User's data has been updated", error: false })
}

export const setUserMetaValue: Operation = ({ account, params, body }) => {
  const { name } = params
  setMetaValue(account!, name, body['value'])
  return json({ message: `Value '${name}' has been updated`, error: false })
}

/** Without an envelope; the server stumbles over what has no members. @throws Told */
function unwrapped(value: unknown): ReturnType<Operation> {
  if (value === undefined || value === null)
    throw new Told(`Cannot read property 'error' of ${String(value)}`)
  return json(value)
}
