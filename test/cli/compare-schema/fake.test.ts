// The fakes, which play what the document can be read as, seen as a live service is seen.

import { describe, expect, it } from 'vitest'
import {
  createFakeWebSocketsService,
  type FakeWebSocketsServiceOptions,
} from '../../../mocks/websockets-service/index.ts'
import { compare } from '../../../src/cli/compare-schema/compare.ts'
import type { Comparison } from '../../../src/cli/compare-schema/report.ts'
import { schemaOfService } from '../../../src/cli/compare-schema/service-schema.ts'
import { rejectionOf } from '../../support/outcome.ts'
import { contract } from './altered.ts'

const endpoint = 'https://websockets-manager-api.socrate.io/graphql'
const asked = { endpoint, accessKey: 'access-key', timeout: 10_000 }

async function compared(options: FakeWebSocketsServiceOptions): Promise<Comparison> {
  const { fetch } = createFakeWebSocketsService(options)
  return compare(contract, await schemaOfService({ ...asked, fetch }))
}

function otherwise({ points }: Comparison): string[] {
  return points.filter(({ verdict }) => verdict === 'otherwise').map(({ name }) => name)
}

describe('the fake service', () => {
  it('is as the contract says', async () => {
    const comparison = await compared({})
    expect([comparison.differences, otherwise(comparison)]).toEqual([[], []])
  })

  it('with an object for pushMessage differs in this point alone, and refuses no document', async () => {
    const comparison = await compared({ pushResult: 'object' })
    expect(otherwise(comparison)).toEqual(['pushMessageResult'])
    expect(comparison.differences).toHaveLength(1)
    expect(comparison.documents.every(({ refusals }) => refusals.length === 0)).toBe(true)
  })

  it('with item and error around a global message differs in this point, and refuses this document', async () => {
    const comparison = await compared({ pushGlobalResult: 'result' })
    expect(otherwise(comparison)).toEqual(['pushGlobalMessageResult'])
    const refused = comparison.documents.filter(({ refusals }) => refusals.length > 0)
    expect(refused.map(({ operation }) => operation)).toEqual(['pushGlobalMessage'])
  })

  it('shows its schema to a key without any scope for queries', async () => {
    const comparison = await compared({ scopes: 'websockets-manager-api:mutation:version' })
    expect(comparison.same).toBe(true)
  })

  it('shows it to no other key', async () => {
    const { fetch } = createFakeWebSocketsService({ accessKeys: ['another'] })
    const error = await rejectionOf(schemaOfService({ ...asked, fetch }))
    expect(error).toMatchObject({ name: 'ApiError', status: 401 })
  })
})
