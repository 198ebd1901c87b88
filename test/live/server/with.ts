// tsx test/live/server/with.ts COMMAND [ARGUMENT …]: runs a command while a Sockudo runs; {url} stands for its URL,
// {webhookPort} for the port that it posts its webhooks to. A word whose value is not known is left out.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { startSockudo } from './start.ts'

const server = await startSockudo().catch((error: Error) => {
  console.error(`cannot run: ${error.message}`)
  process.exit(1)
})
// The server goes when this process exits, which a signal alone would not let it notice.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1))
try {
  const [command = 'true', ...args] = process.argv.slice(2).flatMap(filledIn)
  const child = spawn(command, args, { stdio: 'inherit', shell: process.platform === 'win32' })
  const [code] = (await once(child, 'exit')) as [number | null]
  process.exitCode = code ?? 1
} finally {
  await server.stop()
}

function filledIn(word: string): readonly string[] {
  const port = server.webhookPort
  if (port === undefined && word.includes('{webhookPort}')) return []
  return [word.replace('{url}', server.url).replace('{webhookPort}', `${port}`)]
}
