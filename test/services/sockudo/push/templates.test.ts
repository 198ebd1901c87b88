import { describe, expect, it } from 'vitest'
import type { Sockudo } from '../../../../src/services/sockudo/index.ts'
import { bodiesOf, testClient } from '../../../support/client.ts'
import { refusalOf } from '../../../support/outcome.ts'
import { expectSigned } from '../../../support/signature.ts'
import { template } from './requests.ts'

const texts = { title: 'Hello', body: 'There' }

/** An override for a provider whose payload has so many bytes. */
function override(provider: string, bytes: number): object {
  return { provider, payload: { a: 'x'.repeat(bytes - '{"a":""}'.length) } }
}

describe('push.templates.save', () => {
  it('sends the template as it is, with the app of the client', async () => {
    const { client, fetch } = testClient({}, Response.json({ stored: true }, { status: 201 }))
    const given = {
      ...template,
      locales: { ...template.locales, de: { ...texts, icon: '{{data.icon}}', sound: 's', collapseKey: 'k' } },
      providerOverrides: { apns: { provider: 'apns', payload: { aps: { badge: 1 } } } },
    } as const
    await expect(client.push.templates.save(given)).resolves.toEqual({ stored: true })
    expect(fetch.requests).toMatchObject([{ method: 'POST', path: '/apps/app-id/push/templates' }])
    expect(bodiesOf(fetch)).toEqual([{ ...given, appId: 'app-id' }])
    expectSigned(fetch.requests[0])
  })

  it('takes the app that the client has anyway', async () => {
    const { client, fetch } = testClient()
    await client.push.templates.save({ ...template, appId: 'app-id' })
    expect(bodiesOf(fetch)).toEqual([{ ...template, appId: 'app-id' }])
  })

  it.each([
    ['apns', 4096],
    ['fcm', 4096],
    ['webPush', 4096],
    ['hms', 4096],
    ['wns', 4096],
    ['realtime', 4096],
  ])('takes an override for %s of %d bytes, and not of one more', async (provider, bytes) => {
    const { client, fetch } = testClient()
    const largest = { ...template, providerOverrides: { [provider]: override(provider, bytes) } }
    await client.push.templates.save(largest as never)
    expect(fetch.requests).toHaveLength(1)
    const larger = { ...template, providerOverrides: { [provider]: override(provider, bytes + 1) } }
    const error = await refusalOf(({ push }) => push.templates.save(larger as never))
    expect(error.argument).toBe(`template.providerOverrides.${provider}.payload`)
    expect(error.message).toContain(`exceeds ${bytes} bytes`)
  })

  it.each([
    ['nothing', 'template', undefined],
    ['another app', 'template.appId', { ...template, appId: 'other' }],
    ['a blank id', 'template.templateId', { ...template, templateId: ' ' }],
    ['an id that URLs resolve', 'template.templateId', { ...template, templateId: '..' }],
    ['no language', 'template.defaultLocale', { ...template, defaultLocale: undefined }],
    ['a language without texts', 'template.defaultLocale', { ...template, defaultLocale: 'de' }],
    [
      'a language that every object has',
      'template.defaultLocale',
      { ...template, defaultLocale: 'toString' },
    ],
    ['no texts', 'template.locales', { ...template, locales: undefined }],
    ['a list of texts', 'template.locales', { ...template, locales: [texts] }],
    ['a blank language', 'template.locales', { ...template, locales: { en: texts, ' ': texts } }],
    ['no title', 'template.locales.en.title', { ...template, locales: { en: { body: 'a' } } }],
    ['a blank body', 'template.locales.en.body', { ...template, locales: { en: { title: 'a', body: ' ' } } }],
    [
      'a sound that is a number',
      'template.locales.en.sound',
      { ...template, locales: { en: { ...texts, sound: 5 } } },
    ],
    [
      'an unknown text',
      'template.locales.en.badge',
      { ...template, locales: { en: { ...texts, badge: 1 } } },
    ],
    ['a misspelt part', 'template.template_id', { ...template, template_id: 'a' }],
    [
      'an override for an unknown provider',
      'template.providerOverrides.ios',
      { ...template, providerOverrides: { ios: { provider: 'ios', payload: {} } } },
    ],
    [
      'an override for another provider than its key',
      'template.providerOverrides.fcm.provider',
      { ...template, providerOverrides: { fcm: { provider: 'hms', payload: {} } } },
    ],
    [
      'an override without a payload',
      'template.providerOverrides.fcm.payload',
      { ...template, providerOverrides: { fcm: { provider: 'fcm' } } },
    ],
    ['a list of overrides', 'template.providerOverrides', { ...template, providerOverrides: [] }],
  ])('refuses %s before anything is sent', async (_, argument, given) => {
    const error = await refusalOf(({ push }) => push.templates.save(given as never))
    expect(error).toMatchObject({ argument, operation: 'savePushTemplate' })
  })

  it.each([
    ['{{data.order', 'unterminated placeholder'],
    ['{{order}}', 'placeholder key must use a bounded data.* path'],
    ['{{data.a.b.c.d.e}}', 'placeholder key must use a bounded data.* path'],
  ])('refuses the placeholder %s, with which no publish would work', async (text, reason) => {
    for (const name of ['title', 'body', 'icon', 'sound', 'collapseKey']) {
      const given = { ...template, locales: { en: { ...texts, [name]: text } } }
      const error = await refusalOf(({ push }) => push.templates.save(given))
      expect(error.argument).toBe(`template.locales.en.${name}`)
      expect(error.message).toContain(reason)
    }
  })
})

describe('a stored template', () => {
  const calls: Record<string, (client: Sockudo, id: string) => Promise<unknown>> = {
    getPushTemplate: ({ push }, id) => push.templates.get(id),
    deletePushTemplate: ({ push }, id) => push.templates.delete(id),
  }

  it('is named in the path', async () => {
    const { client, fetch } = testClient({}, Response.json({ templateId: 'a/b' }))
    await expect(client.push.templates.get('a/b')).resolves.toEqual({ templateId: 'a/b' })
    expect(fetch.requests).toMatchObject([{ method: 'GET', path: '/apps/app-id/push/templates/a%2Fb' }])
  })

  it('is deleted without an answer', async () => {
    const { client, fetch } = testClient({}, new Response(null, { status: 204 }))
    await expect(client.push.templates.delete('a b')).resolves.toBeUndefined()
    expect(fetch.requests).toMatchObject([
      { method: 'DELETE', path: '/apps/app-id/push/templates/a%20b', body: '' },
    ])
    expectSigned(fetch.requests[0])
  })

  it.each(Object.entries(calls))('has an id that can stand in a path: %s', async (operation, call) => {
    for (const id of ['', ' ', '.', '..', '\ud83d', 5 as never]) {
      const error = await refusalOf((client) => call(client, id))
      expect(error).toMatchObject({ argument: 'templateId', operation })
    }
  })
})
