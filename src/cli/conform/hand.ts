// What a check does with its sockets and requests, step by step.

import { KitError } from '../../core/errors/kit-error.ts'
import { subscriptionSigner } from '../../protocol/sign-subscription.ts'
import type { Asker } from './ask.ts'
import type { Answer, Authorization, Hear, SignIn, Step, Subscribe } from './check.ts'
import { awaitAnswer, type Frame, openSocket, type Socket } from './socket.ts'
import type { Target } from './target.ts'

export interface World {
  readonly target: Target
  readonly asker: Asker
  /** Milliseconds for each step. */
  readonly timeout: number
  /** The prefix of all names. */
  readonly run: string
}

export class Hand {
  readonly #world: World
  readonly #sockets = new Map<string, Socket>()
  /** How many frames of a socket were heard already. */
  readonly #heard = new Map<string, number>()

  constructor(world: World) {
    this.#world = world
  }

  values(): Record<string, string> {
    const ids = [...this.#sockets].map(([name, { id }]) => [name, id])
    return { run: this.#world.run, ...Object.fromEntries(ids) }
  }

  async take(step: Step): Promise<Answer> {
    const { target, asker, timeout } = this.#world
    if ('ask' in step) return asker.ask(step.ask)
    if ('open' in step) {
      const key = step.key === 'unknown' ? 'conform-unknown' : target.key
      const socket = openSocket(target, key, timeout)
      this.#sockets.set(step.open, socket)
      return this.#await(step.open, 'a connection', () => true)
    }
    if ('subscribe' in step) return this.#subscribe(step)
    if ('signIn' in step) return this.#signIn(step)
    if ('leave' in step) {
      this.#socket(step.leave).send({ event: 'pusher:unsubscribe', data: { channel: step.from } })
      return {}
    }
    if ('say' in step) {
      const { event, data, on } = step
      this.#socket(step.say).send({ event, data, ...(on !== undefined && { channel: on }) })
      return {}
    }
    if ('hear' in step) return this.#hear(step)
    const socket = this.#socket(step.closing)
    return awaitAnswer([socket], 'the end of the connection', timeout, () => closedOf(socket))
  }

  async leave(): Promise<void> {
    await Promise.all([...this.#sockets.values()].map((socket) => socket.leave()))
  }

  #subscribe({ subscribe, to, auth, as }: Subscribe): Promise<Answer> {
    const socket = this.#socket(subscribe)
    const member = as === undefined ? undefined : memberData(as)
    const needed = /^(?:private|presence)-/.test(to)
    const proof = needed ? this.#authorize(socket, to, member, auth ?? 'right') : {}
    socket.send({ event: 'pusher:subscribe', data: { channel: to, ...proof } })
    const accepted = 'pusher_internal:subscription_succeeded'
    const wanted = ({ event, channel }: Frame): boolean =>
      channel === to && (event === accepted || event === 'pusher:subscription_error')
    return this.#await(subscribe, 'an answer to the subscription', wanted)
  }

  #authorize(socket: Socket, to: string, member: string | undefined, auth: Authorization): object {
    const { key, secret } = this.#world.target
    const { channel } = subscriptionSigner({ key, secret: auth === 'wrong' ? 'conform-wrong' : secret })
    if (auth === 'bare' || member === undefined) return { auth: channel(socket.id, to) }
    return { auth: channel(socket.id, to, member), channel_data: member }
  }

  #signIn({ signIn, as, auth }: SignIn): Promise<Answer> {
    const { key, secret } = this.#world.target
    const socket = this.#socket(signIn)
    const { user } = subscriptionSigner({ key, secret: auth === 'wrong' ? 'conform-wrong' : secret })
    const user_data = JSON.stringify({ id: as, user_info: { name: 'Conform' } })
    socket.send({ event: 'pusher:signin', data: { auth: user(socket.id, user_data), user_data } })
    return this.#await(signIn, 'an answer to the sign-in', ({ event }) => event === 'pusher:signin_success')
  }

  #hear({ hear, until, refusedOn }: Hear): Promise<Answer> {
    const socket = this.#socket(hear)
    const other = refusedOn === undefined ? undefined : this.#socket(refusedOn)
    const from = this.#heard.get(hear) ?? 0
    return awaitAnswer(other ? [socket, other] : [socket], until, this.#world.timeout, () => {
      const frames = socket.frames.slice(from)
      const at = frames.findIndex(({ event }) => event === until)
      if (at === -1) return other ? (errorOf(other) ?? closedOf(other)) : closedOf(socket)
      this.#heard.set(hear, from + at + 1)
      const heard = frames.slice(0, at + 1).map(({ event }) => event)
      return { heard: heard.filter((event) => event === until || !isProtocol(event)), data: frames[at]!.data }
    })
  }

  /** The next frame that is wanted or an error, or the end of the connection. */
  #await(name: string, what: string, wanted: (frame: Frame) => boolean): Promise<Answer> {
    const socket = this.#socket(name)
    const from = socket.frames.length
    return awaitAnswer([socket], what, this.#world.timeout, () => {
      const fresh = socket.frames.slice(from)
      const found = fresh.find((frame) => wanted(frame) || frame.event === 'pusher:error')
      return found === undefined ? closedOf(socket) : { event: found.event, data: found.data }
    })
  }

  #socket(name: string): Socket {
    const socket = this.#sockets.get(name)
    if (socket === undefined) throw new KitError('conform_table', `a check that never opened ${name}`)
    return socket
  }
}

function memberData(id: string): string {
  return JSON.stringify({ user_id: id, user_info: { name: 'Conform' } })
}

function isProtocol(event: string): boolean {
  return /^pusher(?:_internal)?:/.test(event)
}

function errorOf({ frames }: Socket): Answer | undefined {
  const error = frames.find(({ event }) => event === 'pusher:error')
  return error && { event: error.event, data: error.data }
}

function closedOf({ closed }: Socket): Answer | undefined {
  return closed === undefined ? undefined : { closed }
}
