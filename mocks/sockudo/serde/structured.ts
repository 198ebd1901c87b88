// What the server makes of an object in the data of a message. With one of three names as text it takes the object for
// data of its own protocol, and loses those of the three that are something else.

import { firstMembers } from './first-members.ts'
import { objectText } from './object-text.ts'

/** @param data - JSON text */
export function structured(data: string): string {
  if (!data.startsWith('{')) return data
  const members = [...firstMembers(data)]
  const isOwn = ([name]: [string, string]): boolean => /^(?:channel_data|channel|user_data)$/.test(name)
  const isText = ([, value]: [string, string]): boolean => value.startsWith('"')
  if (!members.some((member) => isOwn(member) && isText(member))) return data
  return objectText(members.filter((member) => !isOwn(member) || isText(member)))
}
