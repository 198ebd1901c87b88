// Messages that change after they were published: read one, list its versions, update, append, delete.

import { call } from '../../channels/call.ts'
import type { Context } from '../../channels/context.ts'
import { checkOptions } from '../../core/check.ts'
import { type CallOptions, callOptionNames, runCall } from '../../core/http.ts'
import type { Page, Paged } from '../../core/paging.ts'
import { checkDirection, type Direction } from './bounds.ts'
import type { Schemas } from './contract.ts'
import { list, type ListAnswer, type PageOptions } from './list.ts'
import {
  type AppendOptions,
  appendBody,
  type DeletePatch,
  deleteBody,
  type MutationOptions,
  type UpdatePatch,
  updateBody,
} from './mutation.ts'
import { messagePath } from './serials.ts'

export interface VersionsOptions extends PageOptions {
  /** Default: `newest_first`. */
  readonly direction?: Direction | undefined
}

/** One page of the versions of a message. */
export interface VersionsPage extends Page<Schemas['VersionedMessage']> {
  /** The whole answer, as the server sent it. */
  readonly answer: Schemas['MessageVersionPage']
}

export interface Messages {
  /**
   * The latest version of a message.
   *
   * @param serial - `message_serial` of its receipt or of a history item
   */
  get(channel: string, serial: string, options?: CallOptions): Promise<Schemas['ChannelMessage']>

  /** Every version of a message. An append is listed with the text that was appended. */
  versions(
    channel: string,
    serial: string,
    options?: VersionsOptions,
  ): Paged<Schemas['VersionedMessage'], VersionsPage>

  /**
   * Replaces the name, the data or the extras of a message, or clears them.
   *
   * @throws ArgumentError when there is nothing to change, or the same field is set and cleared
   */
  update(
    channel: string,
    serial: string,
    patch: UpdatePatch,
    options?: MutationOptions,
  ): Promise<Schemas['MutationResult']>

  /**
   * Adds text to the end of a message's data: how an answer is streamed word by word.
   *
   * @param text - not empty, except with `extras` that end an AI stream. Not for encrypted channels, where pieces of
   * sealed text make no sealed text: use `update()` there
   */
  append(
    channel: string,
    serial: string,
    text: string,
    options?: AppendOptions,
  ): Promise<Schemas['MutationResult']>

  /** Marks a message as deleted, and optionally replaces or clears what it holds. */
  delete(
    channel: string,
    serial: string,
    patch?: DeletePatch,
    options?: MutationOptions,
  ): Promise<Schemas['MutationResult']>
}

export function createMessages(context: Context): Messages {
  const mutate = (
    operation: 'updateMessage' | 'appendMessage' | 'deleteMessage',
    channel: string,
    serial: string,
    options: CallOptions,
    bodyOf: (channelName: string) => object,
  ): Promise<Schemas['MutationResult']> =>
    runCall(context.server, operation, async () => {
      const path = messagePath(context, channel, serial)
      return call(context, operation, { path, body: bodyOf(path.channelName) }, options)
    })
  return {
    get: (channel, serial, options = {}) =>
      runCall(context.server, 'getMessage', async () => {
        checkOptions(options, callOptionNames, 'options')
        return call(context, 'getMessage', { path: messagePath(context, channel, serial) }, options)
      }),
    versions: (channel, serial, options = {}) =>
      list<Schemas['VersionedMessage'], VersionsAnswer, VersionsPage>(context, {
        operation: 'listMessageVersions',
        cursorParameter: 'cursor',
        prepare: () => {
          checkOptions(options, [...callOptionNames, 'pageSize', 'direction'], 'options')
          return {
            path: messagePath(context, channel, serial),
            query: { direction: checkDirection(options.direction) },
            options,
          }
        },
        nextCursor: ({ next_cursor }) => next_cursor,
        pageOf: ({ answer, nextCursor }) => ({ items: answer.items, nextCursor, answer }),
      }),
    update: (channel, serial, patch, options = {}) =>
      mutate('updateMessage', channel, serial, options, (name) => updateBody(context, name, patch, options)),
    append: (channel, serial, text, options = {}) =>
      mutate('appendMessage', channel, serial, options, (name) => appendBody(context, name, text, options)),
    delete: (channel, serial, patch = {}, options = {}) =>
      mutate('deleteMessage', channel, serial, options, (name) => deleteBody(context, name, patch, options)),
  }
}

type VersionsAnswer = ListAnswer & Schemas['MessageVersionPage']
