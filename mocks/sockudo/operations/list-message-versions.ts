import { jsonText } from '../http/answer.ts'
import type { SignedOperation } from '../http/call.ts'
import { invalidInput } from '../http/failure.ts'
import { Problem, readQuery, text, unsigned } from '../http/query.ts'
import { checkChannel, findMessage } from '../messages/find.ts'
import type { Version } from '../messages/message.ts'
import { versionText } from '../messages/message-text.ts'
import { checkSerial } from '../messages/serial.ts'
import { byBytes } from '../serde/by-bytes.ts'
import { objectText } from '../serde/object-text.ts'

type Direction = 'newest_first' | 'oldest_first'

interface Query {
  readonly limit: number
  readonly direction: Direction
  readonly cursor: string
}

const pageSize = 100

export const listMessageVersions: SignedOperation = (call) => {
  const parameters = { limit: unsigned, direction: readDirection, cursor: text }
  const query = readQuery<Query>(call.request, parameters)
  const { limit = pageSize, direction = 'newest_first', cursor } = query
  checkChannel(call)
  if (limit === 0) throw invalidInput('versions limit must be greater than 0')
  const message = findMessage(call)
  if (cursor !== undefined) checkSerial('version_serial', cursor)
  const versions = inOrder(message.versions, direction, cursor)
  const length = Math.min(limit, pageSize)
  const page = versions.slice(0, length)
  const hasMore = versions.length > length
  return jsonText(
    200,
    objectText([
      ['channel', JSON.stringify(message.channel)],
      ['direction', JSON.stringify(direction)],
      ['limit', String(length)],
      ['has_more', String(hasMore)],
      ['next_cursor', hasMore ? JSON.stringify(page.at(-1)!.serial) : undefined],
      ['items', `[${page.map((version) => versionText(message, version)).join(',')}]`],
    ]),
  )
}

/** Those after the cursor, which need not be one of them. */
function inOrder(
  versions: readonly Version[],
  direction: Direction,
  cursor: string | undefined,
): readonly Version[] {
  const ordered = direction === 'oldest_first' ? versions : versions.toReversed()
  if (cursor === undefined) return ordered
  const after = direction === 'oldest_first' ? 1 : -1
  return ordered.filter(({ serial }) => Math.sign(byBytes(serial, cursor)) === after)
}

function readDirection(value: string): Direction | Problem {
  if (value === 'newest_first' || value === 'oldest_first') return value
  return new Problem(`unknown variant \`${value}\`, expected \`newest_first\` or \`oldest_first\``)
}
