// Which channel names the server takes, and what it says about the others.

import { utf8Length } from '../../../src/core/bytes.ts'
import type { App } from '../apps.ts'
import type { Namespace } from '../namespaces.ts'
import type { Settings } from '../options.ts'
import { withoutTypePrefix } from './name.ts'
import { debugChar } from './debug-char.ts'

const userId = /^[A-Za-z0-9\-_=@.]*$/

/** What is wrong with a name, in the order in which the server looks. */
export function checkChannelName(settings: Settings, app: App, name: string): string | undefined {
  const logical = withoutTypePrefix(name)
  const [base = ''] = logical.split('#', 1)
  const [namespaceName = ''] = logical.split(':', 1)
  const namespace = logical.includes(':') ? app.namespaces.get(namespaceName) : undefined
  if (base.includes(':') && namespace === undefined) return `Unknown channel namespace '${namespaceName}'`
  const limit = namespace?.channelNameBytes ?? settings.limits.channelNameBytes
  if (utf8Length(name) > limit) return `Channel name too long. Max length is ${limit}`
  const { channelName } = settings.rules
  if (!channelName.test(name)) {
    const wrong = [...name].filter((char) => !channelName.test(char)).map(debugChar)
    return `Channel name contains invalid characters: '${name}' (invalid chars: [${wrong.join(', ')}])`
  }
  return checkUserLimit(name, logical, namespace) ?? checkPattern(name, base, namespace)
}

/** `base#user-1,user-2` is a channel for these users. */
function checkUserLimit(name: string, logical: string, namespace: Namespace | undefined): string | undefined {
  const [base, users, more] = logical.split('#')
  if (base === '' || users === undefined) return undefined
  if (more !== undefined) return `Channel '${name}' contains multiple user limit separators`
  if (users === '') return `Channel '${name}' has an empty user limit segment`
  const ids = users.split(',')
  if (ids.includes('')) return `Channel '${name}' contains an empty user id in its user limit segment`
  if (!ids.every((id) => userId.test(id))) {
    return `Channel '${name}' contains an invalid user id in its user limit segment`
  }
  if (namespace?.allowUserLimitedChannels === true) return undefined
  return `Channel '${name}' uses user-limited syntax but the namespace does not allow it`
}

function checkPattern(name: string, base: string, namespace: Namespace | undefined): string | undefined {
  if (namespace?.pattern === undefined || namespace.pattern.test(base)) return undefined
  return `Channel '${name}' does not match namespace '${namespace.name}' pattern`
}
