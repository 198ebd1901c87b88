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

for (const { name, cases, missing, coverage, close } of clients) {
  const reason = await missing()
  if (reason !== undefined) console.warn(`${name} cannot run: ${reason.why}`)
  const recorded = readRecording(name)
  describe(name, () => {
    afterAll(close)

    for (const row of cases) {
      test(row.name, async ({ skip }) => {
        const why = reason?.why ?? unavailable(row)
        if (why !== undefined) return skip(why)
        const seen = await withServer(row, shared, (server) => observe(row.run, server, inbox))
        expect(seen).toEqual(recorded[row.name])
      })
    }

    // In CI nothing that could be installed is left out.
    if (reason?.excused === false && process.env['CI']) {
      test('can run', () => expect.fail(`cannot run: ${reason.why}`))
    }

    if (coverage !== undefined) {
      test('is called by each of its public methods', async ({ skip }) => {
        if (reason !== undefined) return skip(reason.why)
        // A server that was given may not have had what some rows need.
        if (cases.some((row) => unavailable(row) !== undefined)) return skip('not every row has run')
        const methods = await coverage.methods()
        expect(methods.filter((method) => !coverage.called.has(method))).toEqual([])
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
