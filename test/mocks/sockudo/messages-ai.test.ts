import { expect, it } from 'vitest'
import { setup } from './setup.ts'
import { store } from './stored-message.ts'

const tooMuch = (error: string): object => ({
  status: 413,
  body: { error, code: 'payload_too_large', ai_code: 40_009, status: 413 },
})
const streaming = { extras: { ai: { transport: { status: 'streaming' } } } }
const applied = { status: 200, body: { status: 'applied' } }

it('a message on an AI channel takes 4096 appends, and its updates do not count', async () => {
  const message = await store(setup(), { channel: 'ai-x' })
  await message.update({ data: '' })
  for (let count = 0; count < 4096; count++) await message.append({ data: 'y' })
  expect(await message.append({ data: 'y' })).toMatchObject(tooMuch('message append count exceeds 4096'))
  expect(await message.update({ data: '' })).toMatchObject(applied)
})

it('a message on an AI channel holds a mebibyte, of text as of JSON', async () => {
  const server = setup()
  const message = await store(server, { channel: 'ai-x' })
  const error = tooMuch('accumulated message content exceeds 1048576 bytes')
  const mebibyte = 1024 * 1024
  expect(await message.update({ data: 'é'.repeat(mebibyte / 2) })).toMatchObject(applied)
  expect(await message.append({ data: 'y' })).toMatchObject(error)
  expect(await message.update({ data: ['y'.repeat(mebibyte - 4)] })).toMatchObject(applied)
  expect(await message.update({ data: ['y'.repeat(mebibyte - 3)] })).toMatchObject(error)
  const other = await store(server)
  expect(await other.update({ data: 'y'.repeat(mebibyte + 1) })).toMatchObject(applied)
})

it('a publish that is too large for an AI channel takes its place in the history with it', async () => {
  const server = setup({ limits: { dataBytes: Infinity } })
  const large = { channel: 'ai-x', name: 'ai-output', data: 'y'.repeat(1024 * 1024 + 1) }
  const error = tooMuch('accumulated message content exceeds 1048576 bytes')
  expect(await server.publish(large)).toMatchObject(error)
  expect((await server.publish({ ...large, name: 'other' })).status).toBe(200)
  const { body } = await server.publish({ channel: 'ai-x', info: '' })
  expect(body.channels['ai-x']).toMatchObject({ history_serial: 3, delivery_serial: 2 })
})

it('a change can open and close a stream, and an open one more than the channel may have is refused', async () => {
  const server = setup()
  const state = async (): Promise<any> => (await server.get('/channels/ai-x')).body.ai.active_streams
  const message = await store(server, { channel: 'ai-x' })
  await message.update(streaming)
  expect(await state()).toBe(1)
  await message.append({ data: 'y' })
  expect(await state()).toBe(1)
  await message.update({ extras: { ai: { transport: { status: 'complete' } } } })
  expect(await state()).toBe(0)
  for (let count = 0; count < 1024; count++) await store(server, { channel: 'ai-x', ...streaming })
  expect(await message.update(streaming)).toMatchObject(tooMuch('open streaming message count exceeds 1024'))
})
