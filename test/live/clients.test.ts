// Published clients, unchanged, get the same from the real server and from the fake: what was recorded from the real one.

import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import type { ClientCase } from '../clients/case.ts'
import { clients } from '../clients/clients.ts'
import { readRecording } from '../clients/recorded.ts'
import { withServer } from '../clients/server/servers.ts'
import { noInbox, openInbox, type WebhookInbox } from '../clients/webhook-inbox.ts'
import { observe } from '../clients/world.ts'
import { numbered } from './server/config.ts'
import { findSockudo } from './server/find.ts'

const shared = inject('sockudo')
const noBinary = await findSockudo().then(
  () => undefined,
  ({ message }: Error) => message,
)
const hasNumbered = (await fetch(new URL(`/up/${numbered.id}`, new URL(shared.url).origin))).ok
let inbox: WebhookInbox = noInbox
beforeAll(async () => {
  if (shared.webhookPort !== undefined) inbox = await openInbox(shared.webhookPort)
})
afterAll(() => inbox.close())

for (const { name, cases, missing, close } of clients) {
  const reason = await missing()
  if (reason !== undefined) console.warn(`${name} is not tested: ${reason}`)
  const recorded = readRecording(name)
  describe(name, () => {
    afterAll(close)

    for (const row of cases) {
      test(row.name, { timeout: 20_000 }, async ({ skip }) => {
        const why = reason ?? unavailable(row)
        if (why !== undefined) return skip(why)
        const seen = await withServer(row, shared, (server) => observe(row.run, server, inbox))
        expect(seen).toEqual(recorded[row.name])
      })
    }

    test('has a recording of each case and of nothing else', () => {
      expect(Object.keys(recorded).toSorted()).toEqual(cases.map((row) => row.name).toSorted())
    })
  })
}

/** Why the server that was given cannot run a case. */
function unavailable({
  server = 'full',
  webhooks = false,
  numbered: needed = false,
}: ClientCase): string | undefined {
  if (webhooks && shared.webhookPort === undefined) return 'the webhooks of this server go somewhere else'
  if (needed && !hasNumbered) return `this server has no app ${numbered.id}`
  return server === 'full' || shared.fake === true ? undefined : noBinary
}
