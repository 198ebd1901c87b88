// What a push says: texts, or a template and what fills it in.

import { utf8Length } from '../../../core/bytes.ts'
import { checkNotBlank, checkOptions, checkString } from '../../../core/check.ts'
import { ArgumentError } from '../../../core/errors/argument-error.ts'
import { encodeJson } from '../../../core/encode-json.ts'
import type { Schemas } from '../contract.ts'
import { checkFilledIn } from './placeholders.ts'

const payloadNames = ['templateId', 'templateData', 'title', 'body', 'icon', 'sound', 'collapseKey']
const textNames = ['title', 'body', 'icon', 'sound', 'collapseKey'] as const
/** Bytes. Source: Sockudo 5.2.0. */
const longest: Readonly<Record<string, number>> = { title: 256, body: 4096, icon: 2048 }
const largestData = 8192

/** @throws ArgumentError */
export function checkPayload(payload: Schemas['PushPayload'], argument: string): void {
  checkOptions(payload, payloadNames, argument)
  const { templateId, templateData = null } = payload
  if (templateId !== undefined) checkNotBlank(templateId, `${argument}.templateId`)
  const json = encodeJson(templateData, `${argument}.templateData`)
  if (utf8Length(json) > largestData)
    throw new ArgumentError(`${argument}.templateData`, `exceeds ${largestData} bytes`)
  const data: unknown = JSON.parse(json)
  for (const name of textNames) {
    const text: unknown = payload[name]
    if (text === undefined) continue
    checkText(text, name, `${argument}.${name}`)
    checkFilledIn(text as string, `${argument}.${name}`, data)
  }
}

function checkText(text: unknown, name: string, argument: string): void {
  const words = checkString(text, argument)
  const most = longest[name]
  if (most !== undefined && utf8Length(words) > most)
    throw new ArgumentError(argument, `exceeds ${most} bytes: it has ${utf8Length(words)}`)
  if (name !== 'icon') return
  if (!URL.canParse(words)) throw new ArgumentError(argument, 'is invalid: must be a valid URL')
  if (new URL(words).protocol !== 'https:') throw new ArgumentError(argument, 'is invalid: must use https')
}
