// What a push says, before it is made into the form of a provider.

import { type Decoder, json, optional, string } from '../../serde/decode.ts'
import { struct } from '../../serde/struct.ts'
import { defaulted } from '../request/defaulted.ts'
import { httpsUrl, type Problem, tooLarge } from './check.ts'

export interface Payload {
  readonly templateId: string | undefined
  /** JSON text: what placeholders are filled with, and what goes to devices as data. */
  readonly templateData: string
  readonly title: string | undefined
  readonly body: string | undefined
  readonly icon: string | undefined
  readonly sound: string | undefined
  readonly collapseKey: string | undefined
}

export const payload: Decoder<Payload> = struct('PushPayload', {
  templateId: optional(string),
  templateData: defaulted(json, () => 'null'),
  title: optional(string),
  body: optional(string),
  icon: optional(string),
  sound: optional(string),
  collapseKey: optional(string),
})

export function checkPayload(given: Payload): Problem {
  return (
    tooLarge('title', given.title, 256) ??
    tooLarge('body', given.body, 4096) ??
    tooLarge('icon', given.icon, 2048) ??
    (given.icon === undefined ? undefined : httpsUrl('icon', given.icon)) ??
    tooLarge('templateData', given.templateData, 8192)
  )
}
