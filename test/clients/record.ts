// tsx test/live/server/with.ts tsx test/clients/record.ts {url} {webhookPort} [CLIENT …]: asks a real Sockudo for what
// the tables expect, and writes it down. Only for a change of the tables: format it, and read the difference before you keep it.

import { clients } from './clients.ts'
import { withServer } from './server/servers.ts'
import { writeRecording } from './recorded.ts'
import { openInbox } from './webhook-inbox.ts'
import { observe } from './world.ts'

const [url = '', webhookPort, ...chosen] = process.argv.slice(2)
const server = { url, port: Number(new URL(url).port), webhookPort: Number(webhookPort) }
const inbox = await openInbox(server.webhookPort)
for (const { name, missing, cases, close } of clients) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  const reason = await missing()
  if (reason !== undefined) throw new Error(reason)
  const seen: Record<string, unknown> = {}
  for (const row of cases) {
    const observed = (own: typeof server) => observe(row.run, own, inbox)
    seen[row.name] = await withServer(row, server, observed as never).catch((cause: unknown) => {
      throw new Error(`${name}: ${row.name}`, { cause })
    })
  }
  await close()
  writeRecording(name, seen)
  console.log(`${name}: ${cases.length} cases`)
}
await inbox.close()
