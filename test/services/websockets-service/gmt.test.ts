import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { checkDate } from '../../../src/services/websockets-service/gmt.ts'
import { parseGmt } from '../../../src/services/websockets-service/index.ts'
import { parseDateTime } from '../../../mocks/websockets-service/graphql/date-time.ts'
import { schemaViolations } from '../../contract/support/closed-contract.ts'
import { refusedBy } from '../../support/outcome.ts'

const contractTakes = (text: string): boolean =>
  schemaViolations('websockets-service', 'DateTime', text).length === 0 &&
  schemaViolations('websockets-service', 'DateTimeFilter', { from: text, to: text }).length === 0

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

/** What the documentation shows, in each way to put it together. */
const sent = [
  ['2024-07-16'],
  ['2024-07-15T06:59:59'],
  ['2024-07-16T11:30:53.983'],
  ['2024-07-16T11:30:53.983Z'],
  ['2023-07-18T15:00:00Z'],
  ['2024-02-29'],
  ['2000-02-29'],
  ['0000-02-29'],
  ['2023-04-30T23:59:59.999Z'],
] as const

const unsent = [
  ['in another zone, because it has to be in GMT', '2024-07-16T11:30:53+03:00'],
  ['with a numeric zone, though it is GMT', '2024-07-16T11:30:53+00:00'],
  ['without seconds', '2024-07-16T11:30'],
  ['without minutes', '2024-07-16T15'],
  ['with one digit behind the seconds', '2024-07-16T11:30:53.5'],
  ['with six digits behind the seconds', '2024-07-16T11:30:53.983456Z'],
  ['with a blank in the middle', '2024-07-16 11:30:53'],
  ['with a small letter', '2024-07-16t11:30:53z'],
  ['with a zone behind the day', '2024-07-16Z'],
  ['at 24 o’clock', '2024-07-16T24:00:00'],
  ['of a month that there is not', '9999-99-99'],
  ['of a day that April has not', '2024-04-31'],
  ['of 29 February in another year', '2023-02-29'],
  ['of 29 February in a year of a whole century', '1900-02-29'],
  ['empty', ''],
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
  it.each(sent)('may be written as the documents of the service have it: %s', (text) => {
    expect(checkDate(text, 'at')).toEqual({ text, time: parseGmt(text).getTime() })
  })

  it('may be a Date, which is written in GMT', () => {
    expect(checkDate(new Date(Date.UTC(2024, 0, 2, 3, 4, 5, 6)), 'at').text).toBe('2024-01-02T03:04:05.006Z')
  })

  it.each(unsent)('may not be %s', (_, text) => {
    const { message } = refusedBy(() => checkDate(text, 'at'))
    expect(message).toContain('at must be a Date, or GMT as 2024-07-16')
  })

  it.each(sent)('is taken by the contract and by the fake as well: %s', (text) => {
    expect(contractTakes(text)).toBe(true)
    expect(parseDateTime('at', text)).toBe(parseGmt(text).getTime())
  })

  it.each(unsent)('is refused by the contract and by the fake as well %s', (_, text) => {
    expect(contractTakes(text)).toBe(false)
    expect(() => parseDateTime('at', text)).toThrow()
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
