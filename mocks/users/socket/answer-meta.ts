// When a meta request is answered: the server asks its database, and takes meanwhile what was sent behind it.

import type { World } from '../world.ts'
import type { Connection } from './connection.ts'

/** @param act - does what is asked for, and returns the answer */
export function answerMeta(world: World, connection: Connection, act: () => object): void {
  const { metaTime, onError } = world.settings
  const answer = (): void => {
    const text = JSON.stringify(act())
    // What was asked is done also for who left; nobody is there to be told.
    if (world.connections.has(connection)) connection.send(text)
  }
  if (metaTime === 0) return answer()
  world.later(() => {
    try {
      answer()
    } catch (error) {
      connection.cut()
      onError(error)
    }
  }, metaTime)
}
