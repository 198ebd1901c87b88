// The fields of a small form, as browsers post it or as JSON.

import { readBody } from '../../core/read-body.ts'
import { Refusal } from './refusal.ts'

/** Far more than a socket id and a channel name take. */
const longestBody = 16_384

/**
 * The fields of a POST body.
 *
 * @throws Refusal 405, 413, 415 or 400
 */
export async function readFields(request: Request): Promise<Readonly<Record<string, unknown>>> {
  if (request.method !== 'POST') throw new Refusal(405, 'method_not_allowed')
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase()
  if (type === 'application/x-www-form-urlencoded')
    return Object.fromEntries(new URLSearchParams(await readText(request)))
  if (type === 'application/json') return parseObject(await readText(request))
  throw new Refusal(415, 'unsupported_media_type')
}

async function readText(request: Request): Promise<string> {
  const body = await readBody(request, longestBody)
  if (body === undefined) throw new Refusal(413, 'payload_too_large')
  return new TextDecoder().decode(body)
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
