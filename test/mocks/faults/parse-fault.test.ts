import { describe, expect, it } from 'vitest'
import { parseFault } from '../../../mocks/faults/parse-fault.ts'
import { createFakeSockudo } from '../../../mocks/sockudo/index.ts'
import { ArgumentError } from '../../../src/errors.ts'

describe('a fault in text', () => {
  it.each<[string, object]>([
    [
      'triggerEvent:status=503,retryAfter=1s,times=2',
      { operation: 'triggerEvent', status: 503, retryAfter: 1000, times: 2 },
    ],
    ['triggerEvent+triggerBatch:drop=after', { operation: ['triggerEvent', 'triggerBatch'], drop: 'after' }],
    ['latency=200', { latency: 200 }],
    ['latency=1.5s, seed=7', { latency: 1500, seed: 7 }],
    ['latency=50..500ms,probability=0.5,after=3', { latency: [50, 500], probability: 0.5, after: 3 }],
    ['latency=1s..2s', { latency: [1000, 2000] }],
    ['status=503,code=backpressure,app=app-id', { status: 503, code: 'backpressure', app: 'app-id' }],
    ['status=418,times=1,body={"a":1,"b":2}', { status: 418, times: 1, body: '{"a":1,"b":2}' }],
    [
      'status=502,headers=via/1.1 proxy+server/x',
      { status: 502, headers: { via: '1.1 proxy', server: 'x' } },
    ],
    ['slowBody=20ms', { slowBody: 20 }],
    ['slowBody=20ms/16', { slowBody: { pause: 20, bytes: 16 } }],
    ['truncateBody', { truncateBody: true }],
    ['truncateBody=4', { truncateBody: 4 }],
    ['clockSkew=-700s', { clockSkew: -700_000 }],
    ['getChannel:unreachableNode', { operation: 'getChannel', unreachableNode: true }],
    ['unreachableNode=1s', { unreachableNode: { wait: 1000 } }],
    ['socket=refuse', { socket: 'refuse' }],
    ['socket=cut,event=pusher:subscribe', { socket: 'cut', event: 'pusher:subscribe' }],
    ['socket=close/4200/come back', { socket: { close: 4200, reason: 'come back' } }],
    ['socket=delay/1s/client', { socket: { delay: 1000, from: 'client' } }],
    ['socket=swallow/client', { socket: { swallow: 'client' } }],
    ['webhook=duplicate,event=channel_occupied', { webhook: 'duplicate', event: 'channel_occupied' }],
    ['webhook=status/500,times=2', { webhook: { status: 500 }, times: 2 }],
    ['webhook=delay/2s..3s', { webhook: { delay: [2000, 3000] } }],
  ])('%s', (text, fault) => {
    expect(parseFault(text)).toEqual(fault)
    expect(createFakeSockudo().fault(parseFault(text)).rule).toEqual(fault)
  })

  it.each<[string, string]>([
    ['', 'fault must have one of latency, drop'],
    ['triggerEvent', 'fault has no "triggerEvent"; there are latency, drop'],
    ['times=1', 'fault must have one of'],
    ['latency', 'fault.latency needs a value: latency=…'],
    ['latency=', 'fault.latency must be a duration like 200ms, 2s or 50..500ms, received nothing'],
    ['latency=soon', 'fault.latency must be a duration like 200ms, 2s or 50..500ms, received "soon"'],
    ['latency=1..2..3', 'fault.latency must be a duration'],
    ['latency=9..3', 'fault.latency must have the least before the most'],
    ['latency=1,latency=2', 'fault.latency is there twice'],
    ['latency=1,drop=before', 'fault.drop cannot be with latency: make two faults of them'],
    ['drop=now', 'fault.drop must be before or after'],
    ['status=ok', 'fault.status must be a number, received "ok"'],
    ['status=99', 'fault.status must be a whole number from 200 to 599'],
    ['status=503,retryAfter=1', 'fault.retryAfter must be whole seconds, in milliseconds'],
    ['headers=x/y,latency=1', 'fault.headers is of an answer and needs status'],
    ['status=500,headers=x', 'fault.headers must be name/value'],
    ['a++b:latency=1', 'fault.operation must be a name, or several with + between'],
    ['socket=explode', 'fault.socket must be refuse, cut, swallow or duplicate'],
    ['socket=open/1', 'fault.socket.open does not exist'],
    ['webhook=delay/x', 'fault.webhook.delay must be a duration'],
  ])('%j is refused, with the part that cannot be', (text, message) => {
    const parse = (): unknown => parseFault(text)
    expect(parse).toThrow(ArgumentError)
    expect(parse).toThrow(message)
  })

  it('names an operation that the contract does not have when it is used', () => {
    const rule = parseFault('trigger:latency=1')
    expect(() => createFakeSockudo().fault(rule as never)).toThrow(
      'fault.operation is no operation of the contract: "trigger"; did you mean triggerEvent, triggerBatch?',
    )
  })
})
