// The table of presets in the guide is what the presets say.

import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { type Preset, pusherPresets } from '../../../src/services/pusher/index.ts'

const presets = Object.entries(pusherPresets)
const number = (value: number): string => (value === Infinity ? 'no limit' : value.toLocaleString('en-US'))
const list = (names: readonly string[]): string =>
  names.length === 0 ? 'nothing' : names.map((name) => `\`${name}\``).join(', ')
const yes = (value: boolean): string => (value ? 'yes' : 'no')

const rows: readonly (readonly [string, (preset: Preset) => string])[] = [
  ['server', ({ title }) => title],
  ['named by', ({ clusterHost }) => (clusterHost === undefined ? '`host`' : '`cluster` or `host`')],
  ['bytes of data', ({ limits }) => number(limits.dataBytes)],
  ['bytes of a request', ({ limits }) => number(limits.requestBytes ?? Infinity)],
  ['channels per request', ({ limits }) => number(limits.channels)],
  ['events per batch', ({ limits }) => number(limits.batchEvents)],
  ['bytes of a channel name', ({ limits }) => number(limits.channelNameBytes)],
  ['bytes of an event name', ({ limits }) => number(limits.eventNameBytes)],
  ['`:` in channel names', ({ names }) => yes(names.colons ?? true)],
  ['the empty text as data', ({ emptyData }) => yes(emptyData)],
  ['`info` of a publish', ({ info }) => list(info.publish)],
  ['`info` of `channels()`', ({ info }) => list(info.listChannels)],
  ['`info` of `channel()`', ({ info }) => list(info.getChannel)],
  ['sign-in, `sendToUser`', ({ signIn }) => yes(signIn)],
  ['webhooks', ({ webhooks }) => list(webhooks)],
  [
    'a request may be late by',
    ({ signature }) =>
      signature.toleranceSeconds === undefined ? 'not checked' : `${signature.toleranceSeconds} seconds`,
  ],
  ['an error is', ({ errors }) => errors.replaceAll('-', ' ')],
]

it('the guide shows the presets as they are', () => {
  const table = [
    `| | ${presets.map(([name]) => `\`${name}\``).join(' | ')} |`,
    `|---|${presets.map(() => '---|').join('')}`,
    ...rows.map(([title, cell]) => `| ${title} | ${presets.map(([, preset]) => cell(preset)).join(' | ')} |`),
  ].join('\n')
  const guide = readFileSync('docs/guides/pusher.md', 'utf8')
  const [, shown] = /<!-- presets -->\n([\s\S]*?)<!-- \/presets -->/.exec(guide) ?? []
  expect(shown).toBe(`\n${table}\n\n`)
})
