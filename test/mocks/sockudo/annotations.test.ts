import { describe, expect, it } from 'vitest'
import { annotated, up } from './annotated.ts'
import { connected } from './client.ts'
import { refusal } from './setup.ts'
import { now } from './signed.ts'
import { connectedWith } from './token.ts'

const app = { id: 'app-id', key: 'app-key', secret: 'app-secret' }

describe('an annotation', () => {
  it('is a message of its own in the history', async () => {
    const { annotateAll, get, serial } = await annotated()
    const [annotation] = await annotateAll(up)
    const { body } = await get('/channels/orders/history')
    expect(body.items[0]).toMatchObject({
      serial: 2,
      message: {
        name: 'sockudo_internal:annotation',
        data: {
          action: 'annotation.create',
          serial: annotation,
          messageSerial: serial,
          ...up,
          timestamp: now * 1000,
        },
      },
    })
  })

  it('is told to webhooks, and so are its message and its deletion', async () => {
    const { annotateAll, fake, serial, takeBack } = await annotated({
      apps: [{ ...app, webhooks: [{ handler: () => new Response() }] }],
    })
    const [annotation] = await annotateAll(up)
    const { body } = await takeBack(annotation!)
    const events = fake.webhooks.flatMap((sent) => JSON.parse(sent.body).events)
    expect(events.slice(1)).toMatchObject([
      { name: 'message_version_created', action: 'message.create' },
      {
        name: 'annotation_created',
        channel: 'orders',
        message_serial: serial,
        annotation_serial: annotation,
        annotation_type: up.type,
      },
      { name: 'message_version_created', action: 'message.create' },
      {
        name: 'annotation_deleted',
        message_serial: serial,
        annotation_serial: body.annotationSerial,
        deleted_annotation_serial: annotation,
        annotation_type: up.type,
      },
    ])
  })

  it('that was deleted before is not told again', async () => {
    const { annotateAll, get, takeBack } = await annotated()
    const [annotation] = await annotateAll(up)
    await takeBack(annotation!)
    await takeBack(annotation!)
    expect((await get('/channels/orders/history')).body.items).toHaveLength(3)
  })

  it('that is refused takes a serial all the same', async () => {
    const { annotate, annotateAll } = await annotated()
    await annotate({ type: 'r:distinct.v1' })
    const [annotation] = await annotateAll(up)
    expect(annotation).toMatch(/:00000000000000000003$/)
  })

  it('reaches nobody who speaks protocol 1, and only those of protocol 2 who ask for it', async () => {
    const { annotateAll, fake, serial } = await annotated()
    const first = connected(fake)
    const plain = connectedWith(fake, 'bob', 'subscribe', 'annotation-subscribe')
    const reader = connectedWith(fake, 'cat', 'subscribe', 'annotation-subscribe')
    first.subscribe('orders')
    plain.subscribe('orders')
    reader.send({ event: 'pusher:subscribe', data: { channel: 'orders', modes: ['ANNOTATION_SUBSCRIBE'] } })
    for (const client of [first, plain, reader]) client.frames()
    const [annotation] = await annotateAll(up)
    const summary = {
      event: 'sockudo_internal:message',
      channel: 'orders',
      data: {
        action: 'message.summary',
        serial,
        annotations: { summary: { [up.type]: { up: { total: 1, clientIds: ['ann'], clipped: false } } } },
      },
      extras: { ephemeral: true },
    }
    expect(first.frames()).toEqual([])
    expect(plain.frames()).toEqual([summary])
    expect(reader.frames()).toMatchObject([
      summary,
      { event: 'sockudo_internal:annotation', data: { serial: annotation, ...up }, serial: 2 },
    ])
  })

  it('with a blank client spoils its type for the message', async () => {
    const { annotate, list } = await annotated()
    const type = 'v:multiple.v1'
    const refused = refusal(400, 'invalid_input', 'annotation client_id is required for this annotation type')
    expect(await annotate({ type, name: 'red', clientId: ' ' })).toMatchObject(refused)
    expect(await annotate({ type, name: 'red', clientId: 'ann' })).toMatchObject(refused)
    expect((await list()).body.items).toHaveLength(2)
    expect((await annotate({ type: 'w:multiple.v1', name: 'red', clientId: 'ann' })).status).toBe(200)
  })
})
