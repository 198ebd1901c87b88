import { describe, expect, it } from 'vitest'
import { createSockudo } from '../../src/services/sockudo/index.ts'
import { fixedClock, recordingFetch } from '../../src/testing/index.ts'

describe('recordingFetch', () => {
  it('keeps what was sent, oldest first', async () => {
    const fetch = recordingFetch()
    await fetch('http://host/a%20b?x=1%202', { method: 'POST', headers: { 'X-A': 'b' }, body: 'ä' })
    await fetch(new Request('http://host/second'))
    expect(fetch.requests).toEqual([
      {
        method: 'POST',
        path: '/a%20b',
        query: { x: '1 2' },
        headers: { 'content-type': 'text/plain;charset=UTF-8', 'x-a': 'b' },
        body: 'ä',
      },
      { method: 'GET', path: '/second', query: {}, headers: {}, body: '' },
    ])
  })

  it('answers 200 with an empty object when it has no answers', async () => {
    const response = await recordingFetch()('http://host/')
    expect([response.status, await response.json()]).toEqual([200, {}])
  })

  it('uses the answers up and then repeats the last', async () => {
    const fetch = recordingFetch(new Response('1'), new Response('2'))
    const texts = []
    for (let call = 0; call < 4; call++) texts.push(await (await fetch('http://host/')).text())
    expect(texts).toEqual(['1', '2', '2', '2'])
  })

  it('asks a function, with what was sent', async () => {
    const fetch = recordingFetch(({ method, path }) => new Response(`${method} ${path}`))
    expect(await (await fetch('http://host/x', { method: 'DELETE' })).text()).toBe('DELETE /x')
  })

  it.each([
    ['an error', new Error('gone')],
    ['a function that returns an error', () => new Error('gone')],
  ])('throws %s, and still keeps what was sent', async (_, answer) => {
    const fetch = recordingFetch(answer)
    await expect(fetch('http://host/')).rejects.toThrow('gone')
    expect(fetch.requests).toHaveLength(1)
  })

  it('gives calls at the same time one answer each', async () => {
    const fetch = recordingFetch(new Response('1'), new Response('2'))
    const [one, two] = await Promise.all([fetch('http://host/a'), fetch('http://host/b')])
    expect([await one!.text(), await two!.text()]).toEqual(['1', '2'])
    expect(fetch.requests.map(({ path }) => path)).toEqual(['/a', '/b'])
  })

  it('rejects a request that is aborted while its answer does not come', async () => {
    const reason = new Error('too late')
    const controller = new AbortController()
    const fetch = recordingFetch(() => new Promise(() => {}))
    const answer = fetch('http://host/', { signal: controller.signal })
    controller.abort(reason)
    await expect(answer).rejects.toBe(reason)
  })

  it('does not record a request that was aborted before', async () => {
    const reason = new Error('too late')
    const fetch = recordingFetch()
    await expect(fetch('http://host/', { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
    expect(fetch.requests).toEqual([])
  })

  it('makes the timeout of a client visible', async () => {
    const fetch = recordingFetch(() => new Promise(() => {}))
    const sockudo = createSockudo('http://k:s@127.0.0.1/apps/1', { fetch, timeout: 20 })
    await expect(sockudo.trigger('orders', 'created', {})).rejects.toMatchObject({ name: 'TimeoutError' })
  })

  it.each([undefined, 'text', { ok: true }, 200])('refuses %s as an answer', async (answer) => {
    const refused = { name: 'ArgumentError', argument: 'answers[0]' }
    expect(() => recordingFetch(answer as never)).toThrow(expect.objectContaining(refused))
    await expect(recordingFetch(() => answer as never)('http://host/')).rejects.toMatchObject({
      name: 'ArgumentError',
      argument: 'answers[0]()',
    })
  })
})

describe('fixedClock', () => {
  it('stands still until it is told to move', () => {
    const clock = fixedClock(1000)
    expect([clock(), clock()]).toEqual([1000, 1000])
    clock.advance(500)
    expect(clock()).toBe(1500)
  })

  it('knows nothing of another clock', () => {
    const one = fixedClock(0)
    const other = fixedClock(0)
    one.advance(1)
    expect(other()).toBe(0)
  })
})
