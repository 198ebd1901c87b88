import { describe, expect, it } from 'vitest'
import { resolveLimits } from '../../src/protocol/limits.ts'
import { refusedBy } from '../support/outcome.ts'

const defaults = {
  dataBytes: 100,
  batchEvents: 10,
  channels: 100,
  channelNameBytes: 200,
  eventNameBytes: 200,
}

describe('limits', () => {
  it('are the defaults of the service where nothing is set', () => {
    expect(resolveLimits(defaults)).toEqual(defaults)
    expect(resolveLimits(defaults, { channels: undefined })).toEqual(defaults)
  })

  it('are replaced one by one', () => {
    expect(resolveLimits(defaults, { dataBytes: 5, batchEvents: Infinity })).toEqual({
      ...defaults,
      dataBytes: 5,
      batchEvents: Infinity,
    })
  })

  it.each([0, -1, 1.5, Number.NaN, '10', null])('cannot be %s', (value) => {
    const error = refusedBy(() => resolveLimits(defaults, { dataBytes: value as number }))
    expect(error.argument).toBe('options.limits.dataBytes')
  })

  it('cannot have another name', () => {
    expect(refusedBy(() => resolveLimits(defaults, { batch_events: 5 } as object)).message).toContain(
      'batchEvents?',
    )
    expect(refusedBy(() => resolveLimits(defaults, { toString: 5 } as object)).message).toContain(
      'is not an option',
    )
  })

  it.each([5, null, 'none', []])('cannot be set with %j', (limits) => {
    expect(refusedBy(() => resolveLimits(defaults, limits as object)).argument).toBe('options.limits')
  })
})
