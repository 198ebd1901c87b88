// What happens on a users server that no step asks for: the embedded fake makes it happen.

import type { FakeUsers } from 'channelkit/mocks/users'
import { Lacking } from '../story.ts'
import type { Server } from './server.ts'
import type { Watcher } from './watcher.ts'

const happenings = [
  ['Activated', 3, ({ emit }) => emit.activated('jane')],
  ['FileUploaded', 5, ({ emit }) => emit.fileUploaded('jane', { name: 'holiday.png' })],
  ['FileRemoved', 6, ({ emit }) => emit.fileRemoved('jane')],
  ['BucketUploaded', 7, ({ emit }) => emit.bucketUploaded('jane', { name: 'photos' })],
  ['BucketRemoved', 8, ({ emit }) => emit.bucketRemoved('jane')],
  ['Removed', 4, ({ emit }) => emit.removed('jane')],
] as const satisfies readonly (readonly [string, number, (fake: FakeUsers) => void])[]

/** Makes each happen, and waits until the connection was told of all. */
export async function makeAllHappen({ fake }: Server, { log }: Watcher<unknown>): Promise<string> {
  if (fake === undefined) throw new Lacking('an embedded fake alone does what nobody asks for')
  for (const [name, number, happen] of happenings) {
    happen(fake)
    await log.find(
      (event) => ('eventType' in event ? event.eventType === number : event.type === name),
      `was not told of ${name}`,
    )
  }
  return happenings.map(([name]) => name).join(', ')
}
