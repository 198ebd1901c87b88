// What a template must hold.

import { checkNotBlank, checkOptions, checkString } from '../../../core/check.ts'
import { ArgumentError, shapeOf } from '../../../core/errors/argument-error.ts'
import type { Context } from '../../../channels/context.ts'
import type { Schemas } from '../contract.ts'
import { checkOverride } from './overrides.ts'
import { checkPlaceholders } from './placeholders.ts'
import { appOf, checkId, checkProvider, type WithoutApp } from './values.ts'

/** A notification in several languages; the client's app is filled in. */
export type PushTemplate = WithoutApp<Schemas['PushTemplate']>

const names = ['appId', 'templateId', 'defaultLocale', 'locales', 'providerOverrides']
const textNames = ['title', 'body', 'icon', 'sound', 'collapseKey']

/**
 * The template itself, checked.
 *
 * @throws ArgumentError
 */
export function templateBody(context: Context, template: PushTemplate): object {
  checkOptions(template, names, 'template')
  const { appId, templateId, defaultLocale, locales, providerOverrides } = template
  checkId(templateId, 'template.templateId')
  checkNotBlank(defaultLocale, 'template.defaultLocale')
  checkLocales(locales, defaultLocale)
  if (providerOverrides !== undefined) checkOverrides(providerOverrides)
  return { ...template, appId: appOf(context, appId, 'template.appId') }
}

function checkLocales(locales: unknown, defaultLocale: string): void {
  const argument = 'template.locales'
  checkRecord(locales, argument)
  for (const [locale, texts] of Object.entries(locales as object)) {
    checkNotBlank(locale, argument)
    checkTexts(texts, `${argument}.${locale}`)
  }
  if (!Object.hasOwn(locales as object, defaultLocale))
    throw new ArgumentError('template.defaultLocale', 'is invalid: must exist in locales')
}

/** Each publish with a placeholder that is not well written would be refused. */
function checkTexts(texts: Readonly<Record<string, unknown>>, argument: string): void {
  checkOptions(texts, textNames, argument)
  for (const name of textNames) {
    const required = name === 'title' || name === 'body'
    const text = texts[name]
    if (text === undefined && !required) continue
    const check = required ? checkNotBlank : checkString
    checkPlaceholders(check(text, `${argument}.${name}`), `${argument}.${name}`)
  }
}

function checkOverrides(overrides: unknown): void {
  const argument = 'template.providerOverrides'
  checkRecord(overrides, argument)
  for (const [provider, override] of Object.entries(overrides as object)) {
    const at = `${argument}.${provider}`
    checkProvider(provider, at)
    checkOverride(override, at)
    if ((override as { provider?: unknown }).provider !== provider)
      throw new ArgumentError(`${at}.provider`, 'must be the key that it stands under')
  }
}

function checkRecord(value: unknown, argument: string): void {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return
  throw new ArgumentError(argument, `must be an object, received ${shapeOf(value)}`)
}
