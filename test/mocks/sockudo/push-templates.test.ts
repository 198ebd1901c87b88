import { describe, expect, it } from 'vitest'
import { pushClient } from './push-client.ts'
import { refusal } from './setup.ts'
import { signed } from './signed.ts'

const template = {
  appId: 'ignored',
  templateId: 'order',
  defaultLocale: 'en',
  locales: {
    en: { title: 'Hello {{data.name}}', body: 'Order {{ data.order.id }}' },
    de: { title: 'Hallo', body: 'Bestellung', collapseKey: 'order' },
    'de-CH': { title: 'Grüezi', body: 'Bestellung' },
  },
}

describe('a template', () => {
  it('belongs to the app of the path, and is shown as it was sent', async () => {
    const { get, post } = pushClient()
    const saved = { ...template, appId: 'app-id', providerOverrides: {} }
    expect(await post('/templates', template)).toMatchObject({ status: 201, body: saved })
    expect((await get('/templates/order')).body).toEqual(saved)
    expect((await get('/templates')).body.items).toEqual([saved])
  })

  it('can be deleted, also when it is not there', async () => {
    const { get, post, send } = pushClient()
    await post('/templates', template)
    expect(await send('DELETE', '/templates/order')).toMatchObject({ status: 204, text: '' })
    expect(await send('DELETE', '/templates/order')).toMatchObject({ status: 204, text: '' })
    expect(await get('/templates/order')).toMatchObject(refusal(404, 'not_found', 'template not found'))
  })

  it.each([
    { templateId: ' ' },
    { defaultLocale: 'fr' },
    { locales: { en: { title: '', body: 'b' } } },
    { providerOverrides: { fcm: { provider: 'fcm', payload: 'x'.repeat(4095) } } },
  ])('with %j is a 500', async (change) => {
    const { post } = pushClient()
    expect(await post('/templates', { ...template, ...change })).toMatchObject({ status: 500 })
  })
})

it('an id that is not UTF-8 is told by the name that the server has for it', async () => {
  const { status, text } = await pushClient().get('/templates/%ff')
  expect({ status, text }).toEqual({ status: 400, text: 'Invalid URL: Invalid UTF-8 in `id`' })
})

describe('a publish with a template', () => {
  async function rendered(payload: object): Promise<any> {
    const { post, publish } = pushClient()
    await post('/templates', template)
    const { status, body } = await publish({ payload: { templateId: 'order', ...payload } })
    expect(status).toBe(202)
    return body.renderedPayloads[1].payload
  }

  it('takes title and body from it and fills them', async () => {
    const { aps } = await rendered({ templateData: { name: 'Ada', order: { id: 7 } } })
    expect(aps.alert).toEqual({ title: 'Hello Ada', body: 'Order 7' })
  })

  it.each([
    ['de', 'Hallo'],
    ['de-AT', 'Hallo'],
    ['de-CH', 'Grüezi'],
    ['de_CH', 'Hallo'],
    ['de_CH_1996', 'Grüezi'],
  ])('takes the texts for the locale %s', async (locale, title) => {
    expect((await rendered({ templateData: { locale } })).aps.alert.title).toBe(title)
  })

  it('keeps what the publish says itself', async () => {
    const { aps, headers } = await rendered({ title: 'Own', templateData: { locale: 'de' } })
    expect(aps.alert).toEqual({ title: 'Own', body: 'Bestellung' })
    expect(headers['apns-collapse-id']).toBe('order')
  })

  it('that does not exist is refused', async () => {
    const { publish } = pushClient()
    expect(await publish({ payload: { templateId: 'none' } })).toMatchObject(
      refusal(400, 'invalid_input', 'push template none not found'),
    )
  })

  it('is refused where an override stands under the name of another provider', async () => {
    const { fake, publish } = pushClient()
    // The contract does not have such a template, though the server takes it.
    const providerOverrides = { fcm: { provider: 'apns', payload: {} } }
    await fake.fetch(
      signed('POST', '/apps/app-id/push/templates', { body: { ...template, providerOverrides } }),
    )
    expect(await publish({ payload: { templateId: 'order' } })).toMatchObject(
      refusal(400, 'invalid_input', 'invalid template substitution: template provider override key mismatch'),
    )
  })
})
