// What a WebSockets Service pushed since somebody asked last.

import type { PushListener } from '../../../../mocks/websockets-service/messages/listener.ts'
import { utf8Length } from '../../../core/bytes.ts'
import type { Played, Published } from './service.ts'

/** Keeps nothing before it is asked for the first time: without a log nobody does. */
export function createPushNews(): PushListener & Pick<Played, 'published'> {
  let news: Map<string, Published> | undefined
  return {
    pushed({ id, recipient, topic = null, status, message }) {
      news?.set(id, { type: 'message', id, recipient, topic, status, bytes: utf8Length(message) })
    },
    // Messages of a global one are counted, not listed.
    pushedGlobal({ id, topic = null, message }, recipients) {
      news?.set(id, { type: 'global_message', id, topic, recipients, bytes: utf8Length(message) })
    },
    published() {
      const told = [...(news?.values() ?? [])]
      news = new Map()
      return told
    },
  }
}
