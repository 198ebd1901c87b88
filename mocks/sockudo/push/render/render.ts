// A payload in the form of each provider.

import { utf8Length } from '../../../../src/core/bytes.ts'
import { invalidInput } from '../../http/failure.ts'
import type { Override } from '../model/override.ts'
import type { Payload } from '../model/payload.ts'
import { type Provider, providers } from '../model/provider.ts'
import { membersOf, requireValidOverride } from './check-override.ts'
import { fillPlaceholders } from './placeholders.ts'

export interface Rendered {
  readonly provider: Provider
  readonly payload: unknown
  readonly usedOverride: boolean
}

/** Bytes; Apple's own limit for devices is looked at only when a push is sent. */
const limits: Readonly<Record<Provider, number>> = {
  fcm: 4096,
  apns: 5120,
  webPush: 4096,
  hms: 4096,
  wns: 5000,
  realtime: 65_536,
}

/** @throws Failure */
export function renderAll(payload: Payload, overrides: readonly Override[]): readonly Rendered[] {
  return providers.map((provider) => {
    const override = overrides.find((each) => each.provider === provider)
    if (override !== undefined) requireValidOverride(override)
    const rendered = override ? (JSON.parse(override.payload) as unknown) : forms[provider](filled(payload))
    if (utf8Length(JSON.stringify(sized(provider, rendered))) > limits[provider]) {
      throw invalidInput(`${provider} payload exceeds ${limits[provider]} bytes`)
    }
    return { provider, payload: rendered, usedOverride: override !== undefined }
  })
}

/** What Apple gets: without the headers, which travel as such. */
export function appleBody(payload: unknown): unknown {
  const { aps, data } = membersOf(payload)
  return aps === undefined ? payload : { aps, data }
}

function sized(provider: Provider, rendered: unknown): unknown {
  return provider === 'apns' ? appleBody(rendered) : rendered
}

/** The texts with their placeholders filled; what is absent is null. */
interface Texts {
  readonly title: string | null
  readonly body: string | null
  readonly icon: string | null
  readonly sound: string | null
  readonly collapseKey: string | null
  readonly data: unknown
}

function filled(payload: Payload): Texts {
  const { templateData } = payload
  const fill = (text: string | undefined): string | null => {
    return text === undefined ? null : fillPlaceholders(text, templateData)
  }
  return {
    title: fill(payload.title),
    body: fill(payload.body),
    icon: fill(payload.icon),
    sound: fill(payload.sound),
    collapseKey: fill(payload.collapseKey),
    data: JSON.parse(templateData) as unknown,
  }
}

const notification = ({ title, body, icon }: Texts): object => ({ title, body, image: icon })

const forms: Readonly<Record<Provider, (texts: Texts) => object>> = {
  fcm: (texts) => ({
    message: {
      notification: notification(texts),
      data: texts.data,
      android: {
        collapse_key: texts.collapseKey,
        notification: { icon: texts.icon, sound: texts.sound },
      },
    },
  }),
  apns: ({ title, body, sound, collapseKey, data }) => ({
    headers: { 'apns-push-type': 'alert', 'apns-priority': '10', 'apns-collapse-id': collapseKey },
    aps: { alert: { title, body }, sound },
    data,
  }),
  webPush: (texts) => ({
    headers: { ttl: 2_419_200, urgency: 'normal', topic: texts.collapseKey },
    notification: notification(texts),
    data: texts.data,
  }),
  hms: (texts) => ({
    message: {
      notification: notification(texts),
      data: texts.data,
      android: {
        notification: { click_action: { type: 3 }, sound: texts.sound },
        collapse_key: texts.collapseKey,
      },
    },
  }),
  wns: ({ title, body, icon, sound, data }) => ({
    type: 'toast',
    toast: {
      visual: { binding: { template: 'ToastGeneric', text: [title, body], image: icon } },
      audio: { src: sound },
    },
    data,
  }),
  realtime: (texts) => ({ notification: notification(texts), data: texts.data }),
}
