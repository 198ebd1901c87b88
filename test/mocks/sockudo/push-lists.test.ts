import { describe, expect, it } from 'vitest'
import { pushClient } from './push-client.ts'
import { refusal } from './setup.ts'

const encoded = (cursor: object): string => Buffer.from(JSON.stringify(cursor)).toString('base64url')
const cursor = { appId: 'app-id', kind: 'device', position: 'b', issuedAtMs: 0 }

async function withDevices(): Promise<ReturnType<typeof pushClient>> {
  const client = pushClient()
  for (const id of ['c', 'a', 'b']) await client.register(id)
  return client
}

describe('a list', () => {
  it('is sorted, and tells where its next page begins', async () => {
    const { get } = await withDevices()
    const { body: first } = await get('/deviceRegistrations', { limit: '2' })
    expect(first.items.map(({ id }: { id: string }) => id)).toEqual(['a', 'b'])
    expect(first).toMatchObject({ has_more: true, next_cursor: encoded(cursor) })
    const { body: last } = await get('/deviceRegistrations', { limit: '2', cursor: first.next_cursor })
    expect(last.items.map(({ id }: { id: string }) => id)).toEqual(['c'])
    expect(last).toMatchObject({ has_more: false, next_cursor: null })
  })

  it('takes the cursor of another list', async () => {
    const { get } = await withDevices()
    const query = { cursor: encoded({ ...cursor, kind: 'template' }) }
    expect((await get('/deviceRegistrations', query)).body.items).toHaveLength(1)
  })

  it.each([
    ['0', 400, 'limit must be between 1 and 1000'],
    ['1001', 400, 'limit must be between 1 and 1000'],
  ])('refuses %s items', async (limit, status, error) => {
    const { get } = pushClient()
    expect(await get('/templates', { limit })).toMatchObject(refusal(status, 'invalid_input', error))
  })

  it.each([
    ['x', 'limit: invalid digit found in string'],
    ['', 'limit: cannot parse integer from empty string'],
  ])('says as text that %j is no number', async (limit, problem) => {
    const { status, text } = await pushClient().get('/templates', { limit })
    expect({ status, text }).toEqual({
      status: 400,
      text: `Failed to deserialize query string: ${problem}`,
    })
  })

  it.each([
    ['', 'cursor decode failed'],
    ['!', 'cursor decode failed'],
    [encoded({ ...cursor, kind: 'other' }), 'cursor decode failed'],
    [encoded({ ...cursor, position: undefined }), 'cursor decode failed'],
    [encoded({ ...cursor, appId: 'other' }), 'cursor belongs to app other, expected app-id'],
    [encoded({ ...cursor, position: 'x'.repeat(2048) }), 'cursor exceeds 2048 bytes'],
  ])('refuses the cursor %j', async (wrong, error) => {
    const { get } = pushClient()
    expect(await get('/credentials', { cursor: wrong })).toMatchObject(refusal(400, 'invalid_input', error))
  })

  it('of dead letters fails with the cursor of another list', async () => {
    const { get } = pushClient()
    expect(await get('/deadLetters', { cursor: encoded(cursor) })).toMatchObject({ status: 500 })
  })
})
