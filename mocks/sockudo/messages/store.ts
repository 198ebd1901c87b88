// The messages of one app.

import { latestOf, type Message, streamStatus, type Version } from './message.ts'

/** What the messages of a channel amount to. */
export interface ChannelMessages {
  readonly count: number
  /** Messages whose latest version is `streaming`. */
  readonly openStreams: number
  /** The position that the next version gets. */
  readonly nextDeliverySerial: number
}

export interface Messages {
  /** Undefined for a message of another channel. */
  find(channel: string, serial: string): Message | undefined
  /** A message as it is now. */
  latest(channel: string, serial: string): Version | undefined
  create(message: Omit<Message, 'versions' | 'appends'>, version: Version): void
  add(message: Message, version: Version): void
  of(channel: string): ChannelMessages
}

interface Counts {
  count: number
  openStreams: number
  nextDeliverySerial: number
}

interface Entry {
  readonly message: Message
  readonly version: Version
}

const nothing: ChannelMessages = { count: 0, openStreams: 0, nextDeliverySerial: 1 }

/** The server keeps versions for ever by default; this keeps at least the last `keep` of an app. */
export function createMessages(keep: number): Messages {
  const messages = new Map<string, Message>()
  const channels = new Map<string, Counts>()
  const entries: Entry[] = []

  const countsOf = (channel: string): Counts => {
    const counts = channels.get(channel) ?? { ...nothing }
    channels.set(channel, counts)
    return counts
  }
  const push = (counts: Counts, message: Message, version: Version): void => {
    message.versions.push(version)
    if (version.action === 'append') message.appends++
    counts.openStreams += open(version)
    counts.nextDeliverySerial = version.deliverySerial + 1
    entries.push({ message, version })
    // In blocks, because dropping one by one is slow.
    if (entries.length >= 2 * keep)
      for (const entry of entries.splice(0, entries.length - keep)) forget(entry)
  }
  /** The oldest version of a message, and with its last one the message. */
  const forget = ({ message, version }: Entry): void => {
    message.versions.shift()
    if (version.action === 'append') message.appends--
    if (message.versions.length > 0) return
    messages.delete(message.serial)
    const counts = countsOf(message.channel)
    counts.openStreams -= open(version)
    counts.count--
    if (counts.count === 0 && channels.size > keep) channels.delete(message.channel)
  }

  const find: Messages['find'] = (channel, serial) => {
    const message = messages.get(serial)
    return message?.channel === channel ? message : undefined
  }
  return {
    find,
    latest(channel, serial) {
      const message = find(channel, serial)
      return message && latestOf(message)
    },
    create(identity, version) {
      const message = { ...identity, versions: [], appends: 0 }
      const counts = countsOf(message.channel)
      messages.set(message.serial, message)
      counts.count++
      push(counts, message, version)
    },
    add(message, version) {
      const counts = countsOf(message.channel)
      counts.openStreams -= open(latestOf(message))
      push(counts, message, version)
    },
    of: (channel) => channels.get(channel) ?? nothing,
  }
}

function open(version: Version): number {
  return streamStatus(version) === 'streaming' ? 1 : 0
}
