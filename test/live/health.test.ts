import { expect, inject, test } from 'vitest'

const { url, metricsPort } = inject('sockudo')
const { origin, pathname } = new URL(url)

test.each(['/live', '/up', '/ready', pathname.replace('/apps/', '/up/')])(
  'the server answers %s',
  async (path) => {
    const answer = await fetch(`${origin}${path}`)
    expect(answer.status).toBe(200)
  },
)

test('the server does not know another app', async () => {
  const answer = await fetch(`${origin}/up/another`)
  expect(answer.status).toBe(404)
})

test.skipIf(metricsPort === undefined)('the server counts on its metrics port', async () => {
  const answer = await fetch(`http://127.0.0.1:${metricsPort}/metrics`)
  expect(await answer.text()).toContain('sockudo_')
})
