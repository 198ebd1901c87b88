import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { checkDate } from '../../../src/services/websockets-service/gmt.ts'
import { parseGmt } from '../../../src/services/websockets-service/index.ts'
import { refusedBy } from '../../support/outcome.ts'

const dates = [
  ['2023-07-18T15:00:00', '2023-07-18T15:00:00.000Z'],
  ['2024-07-15T06:59:59', '2024-07-15T06:59:59.000Z'],
  ['2024-07-16T11:30:53.983Z', '2024-07-16T11:30:53.983Z'],
  ['2024-07-16', '2024-07-16T00:00:00.000Z'],
  ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ['2024-07-16T11:30', '2024-07-16T11:30:00.000Z'],
  ['2024-07-16 11:30:53', '2024-07-16T11:30:53.000Z'],
  ['2024-07-16T11:30:53.5', '2024-07-16T11:30:53.500Z'],
  ['2024-07-16T11:30:53.983456Z', '2024-07-16T11:30:53.983Z'],
  ['2024-07-16T11:30:53+03:00', '2024-07-16T08:30:53.000Z'],
  ['2024-07-16T22:30:53-0330', '2024-07-17T02:00:53.000Z'],
  ['0001-01-01', '0001-01-01T00:00:00.000Z'],
] as const

describe('parseGmt', () => {
  it.each(dates)('reads %s as %s', (text, iso) => expect(parseGmt(text).toISOString()).toBe(iso))

  it.each([
    '',
    'now',
    '2023-02-29',
    '2024-02-30',
    '2024-13-01',
    '2024-00-10',
    '2024-01-32',
    '24-01-01',
    '2024-1-1',
    '2024-01-01T24:00:00',
    '2024-01-01T10:60:00',
    '2024-01-01T10:00:60',
    '2024-01-01T',
    '2024-01-01Z',
    '2024-01-01T10',
    '2024-01-01T10:00:00+25:00',
    '2024-01-01T10:00:00 CET',
    '1690000000000',
    ' 2024-01-01',
  ])('refuses %j, which is no date', (text) => expect(refusedBy(() => parseGmt(text)).argument).toBe('text'))

  it('refuses what is no text', () => {
    expect(refusedBy(() => parseGmt(undefined as never)).message).toContain('received undefined')
  })
})

describe('a date that is sent', () => {
  it.each([['2024-07-16'], ['2024-07-15T06:59:59'], ['2024-07-16T11:30:53.983Z'], ['2023-07-18T15:00:00Z']])(
    'may be written as the documents of the service have it: %s',
    (text) => {
      expect(checkDate(text, 'at')).toEqual({ text, time: parseGmt(text).getTime() })
    },
  )

  it('may be a Date, which is written in GMT', () => {
    expect(checkDate(new Date(Date.UTC(2024, 0, 2, 3, 4, 5, 6)), 'at').text).toBe('2024-01-02T03:04:05.006Z')
  })

  it.each([
    ['in another zone, because it has to be in GMT', '2024-07-16T11:30:53+03:00'],
    ['without seconds', '2024-07-16T11:30'],
    ['with a blank in the middle', '2024-07-16 11:30:53'],
    ['with a zone behind the day', '2024-07-16Z'],
  ])('may not be %s', (_, text) => {
    const { message } = refusedBy(() => checkDate(text, 'at'))
    expect(message).toContain('at must be a Date, or GMT as 2024-07-16')
  })

  it.each([[new Date(Number.NaN)], [new Date(8.64e15)], [new Date(-1e15)]])(
    'may not be the Date %s',
    (date) => {
      expect(refusedBy(() => checkDate(date, 'at')).message).toContain('must be a valid Date')
    },
  )
})

describe.each(['America/New_York', 'Pacific/Auckland', 'Asia/Kolkata'])('in the time zone %s', (zone) => {
  it('dates mean the same', async () => {
    const program = `
      import { checkDate, parseGmt } from './src/services/websockets-service/gmt.ts'
      const dates = ${JSON.stringify(dates)}
      const sent = checkDate(new Date('2024-01-02T03:04:05Z'), 'at').text
      const local = new Date('2023-07-18T15:00:00').toISOString()
      console.log(JSON.stringify([dates.map(([text]) => parseGmt(text).toISOString()), sent, local]))`
    const node = [
      '--conditions=channelkit-source',
      '--import',
      'tsx',
      '--input-type=module',
      '--eval',
      program,
    ]
    const { stdout } = await promisify(execFile)(process.execPath, node, {
      env: { ...process.env, TZ: zone },
    })
    const [read, sent, local] = JSON.parse(stdout) as [string[], string, string]
    expect(read).toEqual(dates.map(([, iso]) => iso))
    expect(sent).toBe('2024-01-02T03:04:05.000Z')
    // Or the zone was not set, and the test would prove nothing.
    expect(local).not.toBe('2023-07-18T15:00:00.000Z')
  })
})
