// Annotations of the real server through the named methods.

import { afterAll, describe, expect, inject, test } from 'vitest'
import { createSockudo } from '../../src/services/sockudo/index.ts'

const { url } = inject('sockudo')
const sockudo = createSockudo(url)
const run = Math.random().toString(36).slice(2, 8)
const own = (name: string): string => `annotations-${run}-${name}`
const { annotations } = sockudo
afterAll(() => sockudo.close())

async function published(channel: string): Promise<string> {
  const { channels } = await sockudo.trigger(channel, 'message', 'one', { messageId: `${run}-${channel}` })
  return channels![channel]!.message_serial!
}

describe('annotations', () => {
  test.each([
    { type: 'votes:total.v1' },
    { type: 'likes:flag.v1', clientId: 'ann' },
    { type: 'reactions:distinct.v1', name: 'up', clientId: 'ann' },
    { type: 'choice:unique.v1', name: 'up', clientId: 'ann' },
    { type: 'claps:multiple.v1', name: 'up', count: 3 },
  ])('of the type $type are published with no more than the client asks for', async (annotation) => {
    const channel = own(annotation.type.split(':')[0]!)
    const serial = await published(channel)
    const { annotationSerial } = await annotations.publish(channel, serial, annotation)
    const { items } = await annotations.list(channel, serial).page()
    expect(items).toMatchObject([{ ...annotation, action: 'annotation.create', serial: annotationSerial }])
  })

  test('are listed over their pages, the oldest first, with their deletions', async () => {
    const channel = own('pages')
    const serial = await published(channel)
    const serials: string[] = []
    for (const clientId of ['ann', 'bob', 'cid']) {
      const { annotationSerial } = await annotations.publish(channel, serial, {
        type: 'likes:flag.v1',
        clientId,
      })
      serials.push(annotationSerial)
    }
    await annotations.delete(channel, serial, serials[1]!)
    await annotations.delete(channel, serial, serials[1]!)
    const seen: (string | undefined)[][] = []
    for await (const { action, clientId } of annotations.list(channel, serial, { pageSize: 2 }))
      seen.push([action, clientId])
    expect(seen).toEqual([
      ['annotation.create', 'ann'],
      ['annotation.create', 'bob'],
      ['annotation.create', 'cid'],
      ['annotation.delete', 'bob'],
    ])
  })

  test('are listed by type', async () => {
    const channel = own('types')
    const serial = await published(channel)
    for (const type of ['votes:total.v1', 'claps:total.v1'])
      await annotations.publish(channel, serial, { type })
    const { items } = await annotations.list(channel, serial, { type: 'claps:total.v1' }).page()
    expect(items.map(({ type }) => type)).toEqual(['claps:total.v1'])
  })

  test('of a message that is not there are not found', async () => {
    await expect(annotations.publish(own('none'), 'x', { type: 'votes:total.v1' })).rejects.toMatchObject({
      status: 404,
      code: 'not_found',
      operation: 'publishAnnotation',
    })
  })
})
