// The table as tests: every row, on a server of its kind.

import { afterAll, describe, test } from 'vitest'
import type { PusherJsCase, Runtime, ServerKind } from '../case.ts'
import { pusherJsCases } from '../cases/index.ts'
import type { BackendOf } from './backend.ts'
import type { RunningPlace, StartPlace } from './places.ts'

export interface Target {
  readonly server: 'fake' | 'live'
  readonly runtime: Runtime
  readonly start: StartPlace
  /** What a page needs. */
  files?(): Promise<BackendOf['files']>
  run(subject: string, row: PusherJsCase, place: RunningPlace): Promise<void>
  /** Why nothing can run, if so. */
  readonly missing?: string | undefined
}

export function declareTable({ server, runtime, start, files, run, missing }: Target): void {
  const places = new Map<ServerKind, Promise<RunningPlace>>()
  const startOf = async (kind: ServerKind): Promise<RunningPlace> => start(kind, await files?.())
  const shared = (kind: ServerKind): Promise<RunningPlace> => {
    const place = places.get(kind) ?? startOf(kind)
    places.set(kind, place)
    return place
  }
  afterAll(async () => {
    for (const place of places.values()) await (await place.catch(() => undefined))?.stop()
  })
  for (const [subject, rows] of Object.entries(pusherJsCases)) {
    describe(subject, () => {
      for (const row of rows) {
        const { alone = false, cannot, patience = 20_000, server: kind = 'full' } = row
        const reason = missing ?? cannot?.[runtime] ?? cannot?.[server]
        test(`pusher-js ${row.name}`, { timeout: patience + 10_000 }, async (context) => {
          if (reason !== undefined) return context.skip(reason)
          if (!alone) return run(subject, row, await shared(kind))
          const place = await startOf(kind)
          await run(subject, row, place).finally(() => place.stop())
        })
      }
    })
  }
}
