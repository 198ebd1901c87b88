// A publish that names a template: what it leaves out comes from there.

import { firstMembers, textMember } from '../../serde/first-members.ts'
import type { Override } from '../model/override.ts'
import type { Payload } from '../model/payload.ts'
import { providers } from '../model/provider.ts'
import type { Intent } from '../model/publish-body.ts'
import { contentFor, type Template } from '../model/template.ts'
import { requireValidOverride } from './check-override.ts'
import { invalidTemplate } from './placeholders.ts'

/** @throws Failure */
export function applyTemplate(template: Template, intent: Intent): Intent {
  const { payload } = intent
  const content = contentFor(template, localeOf(payload))
  if (content === undefined) throw invalidTemplate('template locale is missing')
  return {
    ...intent,
    payload: {
      ...payload,
      title: payload.title ?? content.title,
      body: payload.body ?? content.body,
      icon: payload.icon ?? content.icon,
      sound: payload.sound ?? content.sound,
      collapseKey: payload.collapseKey ?? content.collapseKey,
    },
    providerOverrides: mergeOverrides(template, intent.providerOverrides),
  }
}

function localeOf({ templateData }: Payload): string | undefined {
  const locale = textMember(firstMembers(templateData), 'locale')
  return locale?.trim() === '' ? undefined : locale
}

/** An override of the publish wins over that of the template, and the last of two for a provider over the first. */
function mergeOverrides(template: Template, own: readonly Override[]): readonly Override[] {
  for (const [key, { provider }] of Object.entries(template.providerOverrides)) {
    if (key !== provider) throw invalidTemplate('template provider override key mismatch')
  }
  const merged = new Map<string, Override>(Object.entries(template.providerOverrides))
  for (const override of own) merged.set(override.provider, override)
  const sorted = [...merged.values()].sort((left, right) => {
    return providers.indexOf(left.provider) - providers.indexOf(right.provider)
  })
  for (const override of sorted) requireValidOverride(override)
  return sorted
}
