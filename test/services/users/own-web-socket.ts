// Run by Node with a WebSocket of its own, which is that of undici: node … own-web-socket.ts PORT

import { connectUsersEvents } from '../../../src/services/users/index.ts'

const url = `ws://127.0.0.1:${process.argv[2]}`

async function run(): Promise<object> {
  const approved = connectUsersEvents({ url, headers: { origin: 'trusted-host' } })
  const refused = connectUsersEvents({ url, headers: { origin: 'badhost' } })
  const failure = await refused.approved().then(
    () => 'none',
    (error: Error) => error.name,
  )
  const echo = await approved.echo('Hello world?')
  const meta = await approved.meta.set('george', { sister: 'sam' })
  approved.close()
  const nobody = connectUsersEvents({ url: 'ws://127.0.0.1:1', reconnect: false })
  const unreachable = await nobody.approved().then(
    () => 'none',
    ({ code }: { code?: string }) => code,
  )
  return { echo, meta, failure, unreachable }
}

run().then((outcome) => console.log(JSON.stringify(outcome)))
