// The fields of a small form, as browsers post it or as JSON.

import { checkUnread, readBody } from '../../core/read-body.ts'
import { Refusal } from './refusal.ts'

/** Far more than a socket id and a channel name take. */
const longestBody = 16_384

/**
 * The fields of a POST body, which can be read once more after it.
 *
 * @throws Refusal 405, 413, 415 or 400; ArgumentError when somebody read the body before
 */
export async function readFields(request: Request): Promise<Readonly<Record<string, unknown>>> {
  if (request.method !== 'POST') throw new Refusal(405, 'method_not_allowed')
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type === 'application/x-www-form-urlencoded') return parseForm(await readText(request))
  if (type === 'application/json') return parseObject(await readText(request))
  throw new Refusal(415, 'unsupported_media_type')
}

async function readText(request: Request): Promise<string> {
  checkUnread(request)
  const body = await readBody(request.clone() as Request, longestBody)
  if (body === undefined) throw new Refusal(413, 'payload_too_large')
  return new TextDecoder().decode(body)
}

function parseForm(text: string): Readonly<Record<string, unknown>> {
  const form = new URLSearchParams(text)
  // Of a field that is there twice, whatever stands before or behind this may take the other.
  if (['socket_id', 'channel_name'].some((name) => form.getAll(name).length > 1))
    throw new Refusal(400, 'invalid_request')
  return Object.fromEntries(form)
}

function parseObject(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return value as Record<string, unknown>
  } catch {
    // Falls through to the same answer as JSON that is no object.
  }
  throw new Refusal(400, 'invalid_request')
}
