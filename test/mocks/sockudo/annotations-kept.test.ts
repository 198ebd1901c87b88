import { describe, expect, it } from 'vitest'
import type { FakeApp } from '../../../mocks/sockudo/index.ts'
import { annotated, up } from './annotated.ts'
import { refusal } from './setup.ts'
import { signed } from './signed.ts'

const app: FakeApp = { id: 'app-id', key: 'app-key', secret: 'app-secret' }

describe('annotations', () => {
  it.each<[string, FakeApp, string]>([
    ['are off for an app', { ...app, annotations: false }, 'orders'],
    [
      'are off for a namespace',
      { ...app, namespaces: [{ name: 'chat', annotations: false }] },
      'chat:orders',
    ],
  ])('%s', async (_, chosen, channel) => {
    const { get } = await annotated({ apps: [chosen] })
    const message = `Annotations are disabled by channel policy for channel '${channel}'`
    expect(await get(`/channels/${encodeURIComponent(channel)}/messages/m/annotations`)).toMatchObject(
      refusal(403, 'forbidden', message),
    )
  })

  it('are on where only the namespace says so', async () => {
    const { get } = await annotated({
      apps: [{ ...app, annotations: false, namespaces: [{ name: 'chat', annotations: true }] }],
    })
    expect((await get('/channels/chat%3Aorders/messages/m/annotations')).status).toBe(200)
  })

  it('of another app are not seen', async () => {
    const other: FakeApp = { id: 'other', key: 'other-key', secret: 'other-secret' }
    const { annotateAll, ask, serial } = await annotated({ apps: [app, other] })
    await annotateAll(up)
    const path = `/apps/other/channels/orders/messages/${encodeURIComponent(serial)}/annotations`
    const { body } = await ask(signed('GET', path, { key: 'other-key', secret: 'other-secret' }))
    expect(body.items).toEqual([])
  })

  it('over the number to keep are forgotten, the oldest first', async () => {
    const { annotateAll, list, takeBack } = await annotated({ keep: 2 })
    const [first, , third] = await annotateAll(up, up, up)
    expect((await list()).body.items.map(({ serial }: { serial: string }) => serial)).not.toContain(first)
    expect((await list()).body.items).toHaveLength(2)
    expect((await takeBack(first!)).status).toBe(404)
    expect((await takeBack(third!)).status).toBe(200)
  })

  it('are forgotten by a reset', async () => {
    const { annotateAll, fake, list } = await annotated()
    await annotateAll(up)
    fake.reset()
    expect((await list()).body.items).toEqual([])
  })
})
