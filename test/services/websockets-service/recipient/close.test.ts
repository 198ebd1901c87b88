import { describe, expect, it, onTestFinished, vi } from 'vitest'
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

  it('lets nothing be told afterwards, neither what comes nor what had come', async () => {
    const { recipient, sockets, messages, clock } = await scene({}, ['message'])
    sockets[0]!.open()
    sockets[0]!.message('early')
    recipient.on('message', (message) => messages.push(message))
    recipient.close()
    sockets[0]!.message('late')
    sockets[0]!.end(1000)
    recipient.on('message', (message) => messages.push(message))
    await clock.advance(60_000)
    expect(messages).toEqual([])
  })

  it('leaves what had come to iterations, also to one that begins later', async () => {
    const { recipient, sockets } = await scene({}, ['message'])
    sockets[0]!.open()
    sockets[0]!.message('a')
    sockets[0]!.message('b')
    const read: string[] = []
    for await (const message of recipient) {
      read.push(message)
      recipient.close()
      sockets[0]!.message('late')
    }
    expect(read).toEqual(['a', 'b'])
    const other = await scene({}, ['message'])
    other.sockets[0]!.open()
    other.sockets[0]!.message('a')
    other.recipient.close()
    other.sockets[0]!.message('late')
    expect(await readAll(other.recipient)).toEqual(['a'])
    expect(await readAll(other.recipient)).toEqual([])
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

  it('while the URI is asked for aborts the signal of who asks', async () => {
    let asking: AbortSignal | undefined
    const { recipient, told } = await scene({
      uri: ({ signal }) =>
        new Promise((_, reject) => {
          asking = signal
          signal.addEventListener('abort', () => reject(signal.reason))
        }),
    })
    recipient.close()
    expect(asking!.aborted).toBe(true)
    await Promise.resolve()
    expect(told).toEqual([['end', undefined]])
  })

  it('leaves the signal alone once there is a URI', async () => {
    let asking: AbortSignal | undefined
    const { recipient, urls } = await scene({ uri: ({ signal }) => ((asking = signal), uri) })
    recipient.close()
    expect([urls, asking!.aborted]).toEqual([[uri], false])
  })

  it('is what the end of a using block does', async () => {
    const all = await scene()
    all.recipient[Symbol.dispose]()
    expect([all.recipient.state, namesOf(all)]).toEqual(['closed', ['end']])
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
    expect(all.recipient.state).toBe('closed')
    expect(namesOf(all)).toEqual(['end'])
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

  it('that is left loses nothing: the next one goes on where it was', async () => {
    const { recipient, sockets } = await scene({}, ['message'])
    sockets[0]!.open()
    for (const text of ['a', 'b']) sockets[0]!.message(text)
    for await (const message of recipient) if (message === 'a') break
    sockets[0]!.message('c')
    recipient.close()
    expect(await readAll(recipient)).toEqual(['b', 'c'])
  })
})

describe('a listener of messages', () => {
  it('is told what came before it, in order and before what comes then', async () => {
    const { recipient, sockets, messages, clock } = await scene({}, ['message'])
    sockets[0]!.open()
    for (const text of ['a', 'b']) sockets[0]!.message(text)
    recipient.on('message', (message) => messages.push(message))
    expect(messages).toEqual([])
    sockets[0]!.message('c')
    expect(messages).toEqual(['a', 'b', 'c'])
    sockets[0]!.message('d')
    await clock.advance(0)
    expect(messages).toEqual(['a', 'b', 'c', 'd'])
  })

  it('is told so without anything else coming, as are others that begin with it', async () => {
    const { recipient, sockets, clock } = await scene({}, ['message'])
    sockets[0]!.open()
    sockets[0]!.message('a')
    const heard: string[][] = [[], []]
    for (const one of heard) recipient.on('message', (message) => one.push(message))
    await clock.advance(0)
    heard.push([])
    recipient.on('message', (message) => heard[2]!.push(message))
    await clock.advance(0)
    expect(heard).toEqual([['a'], ['a'], []])
  })

  it('that ends leaves what it was not told to the next one', async () => {
    const { recipient, sockets, messages, clock } = await scene({}, ['message'])
    sockets[0]!.open()
    for (const text of ['a', 'b']) sockets[0]!.message(text)
    const off = recipient.on('message', (message) => {
      messages.push(message)
      off()
    })
    await clock.advance(0)
    sockets[0]!.message('c')
    expect(messages).toEqual(['a'])
    recipient.on('message', (message) => messages.push(message))
    await clock.advance(0)
    expect(messages).toEqual(['a', 'b', 'c'])
  })

  it('has what came before it, and an iteration after it has not', async () => {
    const { recipient, sockets, messages } = await scene({}, ['message'])
    sockets[0]!.open()
    sockets[0]!.message('a')
    recipient.on('message', (message) => messages.push(message))
    const iterator = recipient[Symbol.asyncIterator]()
    sockets[0]!.message('b')
    expect(await iterator.next()).toEqual({ done: false, value: 'b' })
    expect(messages).toEqual(['a', 'b'])
  })

  it('that closes when it is told what came before is told no more', async () => {
    const { recipient, sockets, messages } = await scene({}, ['message'])
    sockets[0]!.open()
    for (const text of ['a', 'b']) sockets[0]!.message(text)
    recipient.on('message', (message) => {
      messages.push(message)
      recipient.close()
    })
    sockets[0]!.message('c')
    expect(messages).toEqual(['a'])
    expect(await readAll(recipient)).toEqual(['b'])
  })

  it('is told what had come before the end when the connection is lost for good', async () => {
    const { recipient, sockets, told, clock } = await scene({ reconnect: false }, ['message'])
    sockets[0]!.open()
    sockets[0]!.message('a')
    sockets[0]!.message('b')
    const off = recipient.on('message', (message) => {
      told.push(['message', message])
      off()
    })
    sockets[0]!.end(1006)
    expect(told.map(([name]) => name)).toEqual(['open', 'close', 'error', 'message', 'end'])
    recipient.on('message', (message) => told.push(['message', message]))
    await clock.advance(0)
    expect(told.at(-1)).toEqual(['message', 'b'])
  })
})

describe('an error that nobody listens to', () => {
  it('is printed, but not where an iteration throws it', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {})
    onTestFinished(() => said.mockRestore())
    const { recipient, sockets, clock } = await scene({ reconnect: { attempts: 1, jitter: 0 } }, ['error'])
    const reading = rejectionOf(readAll(recipient))
    sockets[0]!.end(1006)
    expect(said).toHaveBeenCalledTimes(1)
    await clock.advance(500)
    sockets[1]!.end(1006)
    expect((await reading).message).toBe('the connection could not be made')
    expect(said).toHaveBeenCalledTimes(1)
  })

  it('is printed for the last one, too, where nobody iterates', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {})
    onTestFinished(() => said.mockRestore())
    const { sockets } = await scene({ reconnect: false }, ['error'])
    sockets[0]!.end(1006)
    expect(said).toHaveBeenCalledTimes(1)
  })
})
