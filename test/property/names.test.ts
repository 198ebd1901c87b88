import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkChannelName, checkSocketId, userChannel } from '../../src/protocol/index.ts'
import { refusedBy } from '../support/outcome.ts'

const limits = { channelNameBytes: 200, eventNameBytes: 200 }
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_=@,.;:'
const channel = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 1, maxLength: 150 })
const foreign = fc
  .string({ unit: 'binary', minLength: 1, maxLength: 1 })
  .filter((character) => !alphabet.includes(character) && character !== '#')

describe('a channel name', () => {
  it('made of the allowed characters is accepted as it is', () => {
    fc.assert(
      fc.property(channel, (name) => {
        expect(checkChannelName(name, 'channel', limits)).toBe(name)
      }),
    )
  })

  it('with one foreign character anywhere is refused, and the message shows it', () => {
    fc.assert(
      fc.property(channel, foreign, fc.nat(), (name, character, position) => {
        const at = position % (name.length + 1)
        const bad = `${name.slice(0, at)}${character}${name.slice(at)}`
        const error = refusedBy(() => checkChannelName(bad, 'channel', limits))
        expect(error.message).toContain(`found ${JSON.stringify(character)}`)
      }),
    )
  })

  it('of a user is accepted as a channel name', () => {
    fc.assert(
      fc.property(channel, (id) => {
        const name = userChannel(id, 'userId', limits)
        expect(checkChannelName(name, 'channel', limits)).toBe(`#server-to-user-${id}`)
      }),
    )
  })
})

describe('a socket id', () => {
  it('is two numbers with a dot between them', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (one, two) => {
        expect(checkSocketId(`${one}.${two}`, 'id')).toBe(`${one}.${two}`)
      }),
    )
  })

  it('with one more character anywhere is refused, unless it is a digit', () => {
    const other = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 1 })
      .filter((character) => !/[0-9]/.test(character))
    fc.assert(
      fc.property(fc.nat(), fc.nat(), other, fc.nat(), (one, two, character, position) => {
        const id = `${one}.${two}`
        const at = position % (id.length + 1)
        refusedBy(() => checkSocketId(`${id.slice(0, at)}${character}${id.slice(at)}`, 'id'))
      }),
    )
  })
})
