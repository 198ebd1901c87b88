// The options of `channelkit mock`: what the server that runs then does, and what is refused.

import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { mock } from '../../src/cli/commands/mock.ts'
import { UsageError } from '../../src/cli/command.ts'
import { createSockudo } from '../../src/services/sockudo/index.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const phone = { transportType: 'gcm', registrationToken: 'token' } as const
const apple = { transportType: 'apns', deviceToken: 'ab'.repeat(32) } as const
const browser = {
  transportType: 'web',
  endpoint: 'https://push.example.com/send/abc',
  p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
} as const

/** What a publish to each gets from a server that was started like this: the state, or the status of the refusal. */
async function published(...args: readonly string[]): Promise<object> {
  const node = ['--import', 'tsx', '--conditions=channelkit-source', 'src/cli/main.ts', 'mock', 'sockudo']
  const child = spawn(process.execPath, [...node, '--port', '0', ...args], { cwd: root })
  const ended = once(child, 'exit')
  try {
    const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
    const port = Number(/:(\d+);/.exec(line)?.[1])
    const sockudo = createSockudo(`http://app-key:app-secret@127.0.0.1:${port}/apps/app-id`)
    const send = (recipient: typeof phone | typeof apple | typeof browser): Promise<unknown> =>
      sockudo.push
        .publish({ type: 'recipient', recipient }, { title: 'T', collapseKey: 'k' })
        .then(({ status }) => status)
        .catch((error: { status?: number }) => error.status)
    const answers = { fcm: await send(phone), apns: await send(apple), webPush: await send(browser) }
    await sockudo.close()
    return answers
  } finally {
    child.kill()
    await ended
  }
}

describe('channelkit mock sockudo --push', { timeout: 30_000 }, () => {
  it('plays Web Push unless it is told otherwise', async () => {
    expect(await published()).toEqual({ fcm: 503, apns: 503, webPush: 'accepted' })
  })

  it('plays the providers that it is given, and no other', async () => {
    expect(await published('--push', 'apns,fcm')).toEqual({ fcm: 'accepted', apns: 'accepted', webPush: 503 })
  })

  it.each(['fax', '', 'fcm,', 'webpush'])('refuses %j', async (providers) => {
    const problem = new UsageError('--push takes some of fcm,apns,webPush,hms,wns')
    await expect(mock.run(['sockudo', '--push', providers])).rejects.toThrow(problem)
  })

  it('is in the help, with its default', () => {
    expect(mock.usage).toMatch(/^ {2}--push .*fcm, apns, webPush, hms, wns \(default webPush\)$/m)
  })
})
