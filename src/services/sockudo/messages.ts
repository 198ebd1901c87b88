// Messages that change after they were published: read one, list its versions, update, append, delete.

import { call } from '../../channels/call.ts'
import type { Context } from '../../channels/context.ts'
import { list, type ListAnswer, type PageOptions } from '../../channels/list.ts'
import { checkPathChannel } from '../../channels/state.ts'
import { checkOptions } from '../../core/check.ts'
import { type CallOptions, callOptionNames, runCall } from '../../core/http.ts'
import type { Page, Paged } from '../../core/paging.ts'
import { checkDirection, type Direction } from './bounds.ts'
import type { Schemas } from './contract.ts'
import {
  type AppendOptions,
  appendBody,
  type DeletePatch,
  deleteBody,
  type UpdatePatch,
  updateBody,
} from './mutation.ts'
import { checkSerialText } from './serials.ts'

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
  update(channel: string, serial: string, patch: UpdatePatch): Promise<Schemas['MutationResult']>

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
  delete(channel: string, serial: string, patch?: DeletePatch): Promise<Schemas['MutationResult']>
}

export function createMessages(context: Context): Messages {
  const pathOf = (channel: string, serial: string): { channelName: string; messageSerial: string } => ({
    channelName: checkPathChannel(channel, context),
    messageSerial: checkSerialText(serial, 'serial'),
  })
  const mutate = (
    operation: 'updateMessage' | 'appendMessage' | 'deleteMessage',
    channel: string,
    serial: string,
    options: CallOptions,
    bodyOf: (channelName: string) => object,
  ): Promise<Schemas['MutationResult']> =>
    runCall(context.server, operation, async () => {
      const path = pathOf(channel, serial)
      return call(context, operation, { path, body: bodyOf(path.channelName) }, options)
    })
  return {
    get: (channel, serial, options = {}) =>
      runCall(context.server, 'getMessage', async () => {
        checkOptions(options, callOptionNames, 'options')
        return call(context, 'getMessage', { path: pathOf(channel, serial) }, options)
      }),
    versions: (channel, serial, options = {}) =>
      list<Schemas['VersionedMessage'], VersionsAnswer, VersionsPage>(context, {
        operation: 'listMessageVersions',
        cursorParameter: 'cursor',
        prepare: () => {
          checkOptions(options, [...callOptionNames, 'pageSize', 'direction'], 'options')
          return {
            path: pathOf(channel, serial),
            query: { direction: checkDirection(options.direction) },
            options,
          }
        },
        nextCursor: ({ next_cursor }) => next_cursor,
        pageOf: ({ answer, nextCursor }) => ({ items: answer.items, nextCursor, answer }),
      }),
    update: (channel, serial, patch) =>
      mutate('updateMessage', channel, serial, patch, (name) => updateBody(context, name, patch)),
    append: (channel, serial, text, options = {}) =>
      mutate('appendMessage', channel, serial, options, (name) => appendBody(context, name, text, options)),
    delete: (channel, serial, patch = {}) =>
      mutate('deleteMessage', channel, serial, patch, (name) => deleteBody(context, name, patch)),
  }
}

type VersionsAnswer = ListAnswer & Schemas['MessageVersionPage']
