// Changing and annotating messages, and the validate hook. Checked by the compiler, never run.

import { expectTypeOf } from 'vitest'
import {
  type AnnotationsPage,
  type AnswerInfo,
  type AppendOptions,
  type CallOptions,
  type components,
  createSockudo,
  type DeletePatch,
  type MutationOptions,
  type Paged,
  type UpdatePatch,
  type VersionsPage,
} from '../../src/services/sockudo/index.ts'

type Schemas = components['schemas']
declare const maybe: { text?: string; number?: number; yes?: boolean; extras?: Schemas['StoredExtras'] }
const { messages, annotations } = createSockudo('http://k:s@127.0.0.1/apps/1', {
  validate(answer) {
    expectTypeOf(answer).toEqualTypeOf<AnswerInfo>()
    expectTypeOf(answer.body).toBeUnknown()
  },
})
createSockudo('http://k:s@127.0.0.1/apps/1', { validate: undefined })

// Reading.
expectTypeOf(await messages.get('room', 'm-1')).toEqualTypeOf<Schemas['ChannelMessage']>()
const versions = messages.versions('room', 'm-1', { direction: 'oldest_first', pageSize: maybe.number })
expectTypeOf(versions).toEqualTypeOf<Paged<Schemas['VersionedMessage'], VersionsPage>>()
for await (const { version, data } of versions) {
  expectTypeOf(version.timestamp_ms).toBeNumber()
  expectTypeOf(data).toBeUnknown()
}
expectTypeOf((await versions.page()).answer).toEqualTypeOf<Schemas['MessageVersionPage']>()
// @ts-expect-error versions have no bounds
void messages.versions('room', 'm-1', { startSerial: 5 })
// @ts-expect-error the serial is missing
void messages.get('room')

// Changing.
expectTypeOf(
  await messages.update('room', 'm-1', { name: maybe.text, data: { any: ['thing'] } }, { opId: maybe.text }),
).toEqualTypeOf<Schemas['MutationResult']>()
void messages.update('room', 'm-1', { extras: maybe.extras, clearFields: ['name', 'data'] as const })
void messages.update('room', 'm-1', {}, { description: maybe.text, clientId: maybe.text, opId: true })
void messages.append('room', 'm-1', 'text', {
  extras: { ai: { transport: { status: 'complete' } } },
  opId: false,
})
void messages.delete('room', 'm-1')
void messages.delete('room', 'm-1', { data: null })
void messages.delete('room', 'm-1', undefined, {
  description: maybe.text,
  socketId: maybe.text,
  opId: maybe.yes,
})
void messages.delete('room', 'm-1', {}, { timeout: maybe.number, headers: { a: 'b' } })
// @ts-expect-error a patch is needed
void messages.update('room', 'm-1')
// @ts-expect-error the spelling of the server
void messages.update('room', 'm-1', { clear_fields: ['data'] })
// @ts-expect-error no such field
void messages.update('room', 'm-1', { clearFields: ['tags'] })
// @ts-expect-error metadata cannot be sent
void messages.update('room', 'm-1', { metadata: {} })
// @ts-expect-error push is on its own
void messages.update('room', 'm-1', { extras: { push: {} } })
// @ts-expect-error an id is a text
void messages.update('room', 'm-1', { data: 'a' }, { opId: 5 })
// @ts-expect-error an id is an option, and no part of what changes
void messages.update('room', 'm-1', { data: 'a', opId: 'op-1' })
// @ts-expect-error so is a signal
void messages.delete('room', 'm-1', { data: 'a', signal: AbortSignal.timeout(5) })
// @ts-expect-error what changes is no option
void messages.update('room', 'm-1', { data: 'a' }, { extras: {} })
// @ts-expect-error nor is what is cleared
void messages.delete('room', 'm-1', {}, { clearFields: ['data'] })
// @ts-expect-error only text can be appended
void messages.append('room', 'm-1', { more: 'text' })
// @ts-expect-error an append clears nothing
void messages.append('room', 'm-1', 'text', { clearFields: ['data'] })
// @ts-expect-error a deletion keeps the name or clears it
void messages.delete('room', 'm-1', { name: 'a' })
expectTypeOf<UpdatePatch['data']>().toBeUnknown()
expectTypeOf<UpdatePatch>().toExtend<DeletePatch>()
expectTypeOf<AppendOptions>().toExtend<MutationOptions>()
expectTypeOf<MutationOptions>().toExtend<CallOptions>()
expectTypeOf<MutationOptions['opId']>().toEqualTypeOf<string | boolean | undefined>()
expectTypeOf<UpdatePatch>().not.toHaveProperty('opId')
expectTypeOf<DeletePatch>().not.toHaveProperty('name')

// What was done narrows.
const { status, action } = await messages.append('room', 'm-1', 'a')
expectTypeOf(status).toEqualTypeOf<'applied' | 'duplicate'>()
// @ts-expect-error no such action
void (action === 'create')

// Annotating.
const like = { type: 'reactions:distinct.v1', name: 'like', clientId: 'alice' }
expectTypeOf(await annotations.publish('room', 'm-1', like)).toEqualTypeOf<
  Schemas['PublishAnnotationResult']
>()
void annotations.publish('room', 'm-1', { type: 'views:total.v1' }, { timeout: maybe.number })
// @ts-expect-error the type is missing
void annotations.publish('room', 'm-1', { name: 'like' })
// @ts-expect-error data cannot be sent
void annotations.publish('room', 'm-1', { ...like, data: {} })
// @ts-expect-error the names of an annotation are camelCase
void annotations.publish('room', 'm-1', { type: 'a:flag.v1', client_id: 'alice' })

const list = annotations.list('room', 'm-1', { type: maybe.text, socketId: maybe.text })
expectTypeOf(list).toEqualTypeOf<Paged<Schemas['AnnotationEvent'], AnnotationsPage>>()
for await (const event of list) {
  expectTypeOf(event.action).toEqualTypeOf<'annotation.create' | 'annotation.delete'>()
  expectTypeOf(event.name).toEqualTypeOf<string | undefined>()
}
expectTypeOf((await list.page()).answer).toEqualTypeOf<Schemas['AnnotationPage']>()
expectTypeOf(await annotations.delete('room', 'm-1', 'a-1')).toEqualTypeOf<
  Schemas['DeleteAnnotationResult']
>()
// @ts-expect-error the serial of the annotation is missing
void annotations.delete('room', 'm-1')
// @ts-expect-error annotations have one direction
void annotations.list('room', 'm-1', { direction: 'newest_first' })
