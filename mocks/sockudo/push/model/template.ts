// A notification in several languages.

import { type Decoder, optional, record, string } from '../../serde/decode.ts'
import { struct } from '../../serde/struct.ts'
import { byWord } from '../request/word.ts'
import { appId, blank, firstOf, type Problem } from './check.ts'
import { checkOverride, type Override, override } from './override.ts'
import { type Provider, providers } from './provider.ts'

export interface TemplateContent {
  readonly title: string
  readonly body: string
  readonly icon: string | undefined
  readonly sound: string | undefined
  readonly collapseKey: string | undefined
}

export interface Template {
  readonly appId: string
  readonly templateId: string
  readonly defaultLocale: string
  readonly locales: Readonly<Record<string, TemplateContent>>
  readonly providerOverrides: Readonly<Partial<Record<Provider, Override>>>
}

export const template: Decoder<Template> = struct('NotificationTemplate', {
  appId: string,
  templateId: string,
  defaultLocale: string,
  locales: record(
    struct('TemplateContent', {
      title: string,
      body: string,
      icon: optional(string),
      sound: optional(string),
      collapseKey: optional(string),
    }),
  ),
  providerOverrides: byWord(providers, override),
})

export function checkTemplate(given: Template): Problem {
  return (
    appId(given.appId) ??
    blank('templateId', given.templateId) ??
    blank('defaultLocale', given.defaultLocale) ??
    (given.defaultLocale in given.locales ? undefined : 'defaultLocale is invalid: must exist in locales') ??
    firstOf(Object.entries(given.locales), ([locale, content]) => {
      return blank('locale', locale) ?? blank('title', content.title) ?? blank('body', content.body)
    }) ??
    firstOf(Object.values(given.providerOverrides), checkOverride)
  )
}

export function shownTemplate({ providerOverrides, ...given }: Template): object {
  const overrides = Object.entries(providerOverrides).map(([name, each]) => {
    return [name, { provider: each.provider, payload: JSON.parse(each.payload) as unknown }] as const
  })
  return { ...given, providerOverrides: Object.fromEntries(overrides) }
}

/** The content for a locale such as `de-AT`: its own, that of `de`, else that of the default locale. */
export function contentFor(given: Template, locale: string | undefined): TemplateContent | undefined {
  const parts = locale?.replaceAll('_', '-').split('-') ?? []
  const shorter = parts.slice(1).map((_, index) => parts.slice(0, parts.length - 1 - index).join('-'))
  const candidates = [locale, ...shorter, given.defaultLocale]
  const found = candidates.find((each) => each !== undefined && Object.hasOwn(given.locales, each))
  return found === undefined ? undefined : given.locales[found]
}
