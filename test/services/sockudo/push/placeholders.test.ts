import { describe, expect, it } from 'vitest'
import { bodiesOf, testClient } from '../../../support/client.ts'
import { refusalOf } from '../../../support/outcome.ts'
import { orders } from './requests.ts'

const templateData = {
  order: 17,
  paid: true,
  note: null,
  text: 'a',
  empty: '',
  a: { b: { c: { d: 1 } } },
  list: [1],
  long: 'x'.repeat(2048),
  at: new Date(0),
}

describe('placeholders', () => {
  it.each([
    'no placeholder',
    '{{data.order}}',
    'order {{ data.order }} of {{data.text}}, {{data.paid}}{{data.note}}{{data.empty}}',
    '{{data.a.b.c.d}}',
    '{{data.at}}',
    '}} {{data.order}} }}',
    '{ {data.nothing} }',
    '{{data.long}}{{data.long}}',
  ])('of the server are filled in: %s', async (body) => {
    const { client, fetch } = testClient()
    await client.push.publish(orders, { body, templateData })
    expect(bodiesOf(fetch)[0]!['payload'].body).toBe(body)
  })

  it.each([
    ['{{data.nothing}}', 'placeholder key is missing'],
    ['{{data.order.id}}', 'placeholder key is missing'],
    ['{{data.list.0}}', 'placeholder key is missing'],
    ['{{data.toString}}', 'placeholder key is missing'],
    ['{{data.a.b}}', 'placeholder value must be scalar'],
    ['{{data.list}}', 'placeholder value must be scalar'],
    ['{{data.order', 'unterminated placeholder'],
    ['{{data.order}} {{', 'unterminated placeholder'],
    ['{{order}}', 'placeholder key must use a bounded data.* path'],
    ['{{data}}', 'placeholder key must use a bounded data.* path'],
    ['{{data.}}', 'placeholder key must use a bounded data.* path'],
    ['{{}}', 'placeholder key must use a bounded data.* path'],
    ['{{{data.order}}}', 'placeholder key must use a bounded data.* path'],
    ['{{data.a.b.c.d.e}}', 'placeholder key must use a bounded data.* path'],
    ['{{data.größe}}', 'placeholder key must use a bounded data.* path'],
    ['{{data.order-id}}', 'placeholder key must use a bounded data.* path'],
    ['{{data.long}}{{data.long}}.', 'rendered output is too large'],
  ])('that the server cannot fill in are refused: %s', async (text, reason) => {
    for (const name of ['title', 'body', 'sound', 'collapseKey']) {
      const publish = { [name]: text, templateData }
      const error = await refusalOf(({ push }) => push.publish(orders, publish))
      expect(error).toMatchObject({ argument: `payload.${name}`, operation: 'publishPush' })
      expect(error.message).toContain(`invalid template substitution: ${reason}`)
    }
  })

  it('find nothing without data', async () => {
    const error = await refusalOf(({ push }) => push.publish(orders, { title: '{{data.order}}' }))
    expect(error.message).toContain('templateData has nothing for {{data.order}}')
  })

  it('of the icon are checked, too', async () => {
    const payload = { icon: 'https://example.com/{{data.nothing}}.png', templateData }
    const error = await refusalOf(({ push }) => push.publish(orders, payload))
    expect(error.argument).toBe('payload.icon')
  })
})
