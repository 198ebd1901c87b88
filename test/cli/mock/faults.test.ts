// `channelkit mock sockudo --fault`

import { describe, expect, it, onTestFinished } from 'vitest'
import { createSockudo } from '../../../src/services/sockudo/index.ts'
import { startMock, urlOf } from './start.ts'

describe('channelkit mock sockudo --fault', { timeout: 60_000 }, () => {
  it('does what it is told, to whom and as often as it is told', async () => {
    const refused = 'triggerEvent:status=503,retryAfter=2s,times=1'
    const mock = await startMock('--log', '--fault', refused, '--fault', 'listChannels:drop=after')
    expect(await mock.line(/status=/)).toBe(`  fault ${refused}`)
    const sockudo = createSockudo(urlOf(mock))
    onTestFinished(() => sockudo.close())
    const failed = (call: Promise<unknown>): Promise<object> =>
      call.then(
        () => ({}),
        ({ status, retryAfter, code }) => ({ status, retryAfter, code }) as object,
      )
    const publish = (): Promise<object> => failed(sockudo.trigger('orders', 'created', {}))
    expect(await publish()).toMatchObject({ status: 503, retryAfter: 2000 })
    expect(await publish()).toEqual({})
    expect(await failed(sockudo.channels())).not.toEqual({})
    expect(await mock.line(/GET .*listChannels/)).toMatch(
      / GET \/apps\/app-id\/channels no answer listChannels /,
    )
  })

  it('tells programs, too', async () => {
    const mock = await startMock('--json', '--fault', 'latency=1')
    expect(JSON.parse(mock.lines[0]!)).toMatchObject({ faults: ['latency=1'] })
  })
})
