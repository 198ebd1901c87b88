import { describe, expect, it } from 'vitest'
import type { Recipient } from '../../../../src/services/websockets-service/recipient/index.ts'
import { rejectionOf } from '../../../support/outcome.ts'
import { namesOf, scene, uri } from './scene.ts'

/** Reads to the end. */
async function readAll(recipient: Recipient<string>): Promise<string[]> {
  const read: string[] = []
  for await (const message of recipient) read.push(message)
  return read
}

describe('close', () => {
  it('ends the connection and the iteration, and is told once', async () => {
    const all = await scene()
    const reading = readAll(all.recipient)
    all.sockets[0]!.open()
    all.sockets[0]!.message('a')
    all.recipient.close()
    all.recipient.close()
    expect(await reading).toEqual(['a'])
    expect(all.sockets[0]!.closedWith?.[0]).toBe(1000)
    expect(namesOf(all)).toEqual(['open', 'end'])
    expect(all.recipient.state).toBe('closed')
  })

  it('lets nothing come afterwards, neither to listeners nor to who asks later', async () => {
    const { recipient, sockets, messages } = await scene({}, ['message'])
    sockets[0]!.open()
    sockets[0]!.message('early')
    recipient.close()
    sockets[0]!.message('late')
    sockets[0]!.end(1000)
    expect(await readAll(recipient)).toEqual([])
    recipient.on('message', (message) => expect.unreachable(`got ${message}`))
    sockets[0]!.message('later')
    expect(messages).toEqual([])
  })

  it('while it connects lets nothing be told but the end', async () => {
    const all = await scene()
    all.recipient.close()
    all.sockets[0]!.open()
    all.sockets[0]!.message('a')
    await all.clock.advance(60_000)
    expect(namesOf(all)).toEqual(['end'])
    expect(all.messages).toEqual([])
    expect(all.sockets).toHaveLength(1)
  })

  it('while it waits keeps it from connecting again', async () => {
    const { recipient, sockets, clock } = await scene()
    sockets[0]!.end(1006)
    recipient.close()
    await clock.advance(60_000)
    expect(sockets).toHaveLength(1)
  })

  it('while the URI is asked for makes no connection, which would take messages and lose them', async () => {
    let give: (uri: string) => void = () => {}
    const { recipient, urls, clock } = await scene({ uri: () => new Promise((resolve) => (give = resolve)) })
    recipient.close()
    give(uri)
    await clock.advance(10)
    expect(urls).toEqual([])
  })

  it.each(['open', 'message', 'close', 'error', 'reconnecting'] as const)(
    'can be called when %s is told',
    async (name) => {
      const all = await scene()
      all.recipient.on(name, () => all.recipient.close())
      const [socket] = all.sockets
      if (name !== 'error') socket!.open()
      if (name === 'message') socket!.message('a')
      if (name !== 'open' && name !== 'message') socket!.end(1006)
      await all.clock.advance(60_000)
      expect(namesOf(all).at(-1)).toBe('end')
      expect(namesOf(all).filter((one) => one === 'end')).toHaveLength(1)
      expect(all.sockets).toHaveLength(1)
    },
  )

  it('when the last connection is told to have ended leaves nothing to complain about', async () => {
    const all = await scene({ reconnect: false })
    const reading = readAll(all.recipient)
    all.recipient.on('close', () => all.recipient.close())
    all.sockets[0]!.open()
    all.sockets[0]!.end(1006)
    expect(namesOf(all)).toEqual(['open', 'close', 'end'])
    expect(await reading).toEqual([])
  })

  it('is what an aborted signal does', async () => {
    const controller = new AbortController()
    const all = await scene({ signal: controller.signal })
    all.sockets[0]!.open()
    controller.abort()
    expect(namesOf(all)).toEqual(['open', 'end'])
    expect(all.recipient.state).toBe('closed')
  })

  it('is what a signal does that was aborted before, and then nothing is asked for', async () => {
    let asked = 0
    const all = await scene({ uri: () => (asked++, uri), signal: AbortSignal.abort() })
    expect(await readAll(all.recipient)).toEqual([])
    expect([asked, all.urls]).toEqual([0, []])
  })
})

describe('for await', () => {
  it('gives the messages, and goes on over a connection that is lost midway', async () => {
    const { recipient, sockets, clock } = await scene({}, ['message'])
    const reading = readAll(recipient)
    sockets[0]!.open()
    sockets[0]!.message('a')
    sockets[0]!.end(1006)
    await clock.advance(500)
    sockets[1]!.open()
    sockets[1]!.message('b')
    recipient.close()
    expect(await reading).toEqual(['a', 'b'])
  })

  it('gives what came before it began', async () => {
    const { recipient, sockets } = await scene({}, ['message'])
    sockets[0]!.open()
    sockets[0]!.message('a')
    const iterator = recipient[Symbol.asyncIterator]()
    expect(await iterator.next()).toEqual({ done: false, value: 'a' })
  })

  it('does not give again what a listener already has', async () => {
    const { recipient, sockets, messages } = await scene()
    sockets[0]!.open()
    sockets[0]!.message('a')
    const iterator = recipient[Symbol.asyncIterator]()
    sockets[0]!.message('b')
    expect(await iterator.next()).toEqual({ done: false, value: 'b' })
    expect(messages).toEqual(['a', 'b'])
  })

  it('gives every message to each of several', async () => {
    const { recipient, sockets } = await scene()
    const readings = [readAll(recipient), readAll(recipient)]
    sockets[0]!.open()
    for (const text of ['a', 'b']) sockets[0]!.message(text)
    recipient.close()
    expect(await Promise.all(readings)).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ])
  })

  it('throws when the connection is lost midway for good, after what had come', async () => {
    const { recipient, sockets } = await scene({ reconnect: false })
    const read: string[] = []
    const reading = (async () => {
      for await (const message of recipient) read.push(message)
    })()
    sockets[0]!.open()
    sockets[0]!.message('a')
    sockets[0]!.message('b')
    sockets[0]!.end(1006)
    const error = await rejectionOf(reading)
    expect(error).toMatchObject({ name: 'ConnectionError', code: 'connection_lost', retryable: true })
    expect(read).toEqual(['a', 'b'])
  })

  it('throws when the handshake is refused for good', async () => {
    const { recipient, sockets } = await scene({ reconnect: false })
    const reading = rejectionOf(readAll(recipient))
    sockets[0]!.end(1006)
    expect(await reading).toMatchObject({ name: 'ConnectionError', code: 'connection_failed' })
  })

  it('ends when the service closes in good order and nothing is to be made again', async () => {
    const { recipient, sockets } = await scene({ reconnect: false })
    const reading = readAll(recipient)
    sockets[0]!.open()
    sockets[0]!.end(1000)
    expect(await reading).toEqual([])
  })

  it('leaves a message out that cannot be read, and goes on', async () => {
    const { recipient, sockets, told } = await scene({ parse: JSON.parse })
    const reading = readAll(recipient)
    sockets[0]!.open()
    for (const text of ['1', 'not JSON', '3']) sockets[0]!.message(text)
    recipient.close()
    expect(await reading).toEqual([1, 3])
    expect(told[1]![1]).toMatchObject({ raw: 'not JSON' })
  })

  it('can be left, and the connection stays', async () => {
    const { recipient, sockets, messages } = await scene()
    sockets[0]!.open()
    const reading = (async () => {
      for await (const message of recipient) if (message === 'a') break
    })()
    sockets[0]!.message('a')
    await reading
    sockets[0]!.message('b')
    expect(messages).toEqual(['a', 'b'])
    expect(recipient.state).toBe('open')
  })
})
