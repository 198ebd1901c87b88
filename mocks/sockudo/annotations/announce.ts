// A new annotation, or a deletion: kept, and told to those who speak protocol 2.

import { utf8Length } from '../../../src/core/bytes.ts'
import { frameOfProtocol2 } from '../publish/frame-v2.ts'
import { commit } from '../publish/receipt.ts'
import { objectText } from '../serde/object-text.ts'
import { broadcast } from '../socket/broadcast.ts'
import { channelFrame } from '../socket/frames.ts'
import type { AppState, World } from '../world.ts'
import { type Annotation, annotationText } from './annotation.ts'
import { type Summary, summarize } from './summary.ts'

/** Of a summary that is too large, the server names no more than so many clients, then half of them, and so on. */
const fewerClients = [64, 32, 16, 8, 4, 2, 1, 0]

/**
 * A blank client is noticed only now, when the annotation is kept already: from then on all of its type are refused, and
 * kept.
 *
 * @throws Failure
 */
export function announce(world: World, app: AppState, channel: string, annotation: Annotation): void {
  const { messageSerial, type } = annotation
  app.annotations.add(channel, annotation)
  const same = app.annotations.of(channel, messageSerial).filter((one) => one.type === type)
  const subscribers = [...(app.channels.get(channel) ?? [])]
  const summary = summarize(type, same)
  broadcast(subscribers, undefined, () => {
    return fitting(world, summary, (text) => summaryFrame(channel, annotation, text))
  })
  tell(world, app, channel, annotation)
}

/** Every annotation is a message of its own, too. */
function tell(world: World, app: AppState, channel: string, annotation: Annotation): void {
  const name = 'sockudo_internal:annotation'
  const text = annotationText(annotation)
  const event = { channel, name, data: { text, isJson: true } }
  const receipt = commit(world, app, event)
  const readers = [...(app.channels.get(channel) ?? [])].filter(({ annotated }) => annotated.has(channel))
  const frame = channelFrame(name, channel, text)
  broadcast(readers, undefined, () => frameOfProtocol2(world, app, event, receipt, frame))
}

function summaryFrame(channel: string, { messageSerial, type }: Annotation, summary: string): string {
  const data = objectText([
    ['action', '"message.summary"'],
    ['serial', JSON.stringify(messageSerial)],
    ['annotations', `{"summary":${objectText([[type, summary]])}}`],
  ])
  return objectText([
    ['event', '"sockudo_internal:message"'],
    ['channel', JSON.stringify(channel)],
    ['data', data],
    ['extras', '{"ephemeral":true}'],
  ])
}

function fitting({ settings }: World, summary: Summary, frame: (text: string) => string): string {
  let made = frame(summary(Infinity))
  for (const clients of fewerClients) {
    if (utf8Length(made) <= settings.limits.dataBytes) break
    made = frame(summary(clients))
  }
  return made
}
