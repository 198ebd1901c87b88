// The points that the document leaves open, each answered by a schema that is otherwise.

import { buildSchema, printSchema } from 'graphql'
import { describe, expect, it } from 'vitest'
import { unverified } from '../../../generated/websockets-service/unverified.ts'
import { compare } from '../../../src/cli/compare-schema/compare.ts'
import type { PointResult } from '../../../src/cli/compare-schema/point.ts'
import { decisiveFor, points } from '../../../src/cli/compare-schema/points.ts'
import { placesOf } from '../../../src/cli/compare-schema/places.ts'
import { altered, type Change, contract, wrappedGlobalMessage } from './altered.ts'

function pointOf(name: string, ...changes: readonly Change[]): PointResult | undefined {
  return compare(contract, altered(...changes)).points.find((point) => point.name === name)
}

describe('a comparison with the contract', () => {
  it('finds nothing where a service is as the contract says', () => {
    const { same, differences, documents, points: results } = compare(contract, altered())
    expect({ same, differences }).toEqual({ same: true, differences: [] })
    expect(documents.map(({ refusals }) => refusals)).toEqual([[], [], [], [], [], []])
    expect(results.filter(({ verdict }) => verdict === 'otherwise')).toEqual([])
  })

  it('tells every point that the contract marks as unverified, each with its switch', () => {
    const results = compare(contract, contract).points
    expect(results.map(({ name }) => name)).toEqual(unverified.map(({ name }) => name))
    expect(results.every(({ switch: words }) => words.length > 0)).toBe(true)
  })

  it('says of these points alone that a schema shows them', () => {
    const shown = compare(contract, contract).points.filter(({ verdict }) => verdict === 'as read')
    expect(shown.map(({ name }) => name).toSorted()).toEqual([
      ...['mandatoryMessage', 'messagesItems', 'pushGlobalMessageResult', 'pushMessageResult'],
      'versionType',
    ])
  })

  it('looks at places that the contract has', () => {
    const places = [...placesOf(contract).keys()]
    const named = points.flatMap((point) => [...decisiveFor(point), ...(point.coordinate ?? '').split(' ')])
    expect(places).toEqual(expect.arrayContaining(named.filter((where) => where !== '')))
  })

  it('tells that pushMessage answers with an object', () => {
    const point = pointOf('pushMessageResult', ['[PushMessageResult]', 'PushMessageResult'])
    expect(point).toMatchObject({
      verdict: 'otherwise',
      found: [{ where: 'Mutation.pushMessage', is: 'PushMessageResult' }],
      switch: expect.stringContaining('the client takes both'),
    })
  })

  it('tells that pushGlobalMessage answers with item and error, and that its document is refused', () => {
    const theirs = altered(...wrappedGlobalMessage)
    const { points: results, documents, differences } = compare(contract, theirs)
    expect(results.find(({ name }) => name === 'pushGlobalMessageResult')).toMatchObject({
      verdict: 'otherwise',
      found: [{ is: 'PushGlobalMessageResult { item: GlobalMessage, error: Error }' }],
      switch: expect.stringContaining('documents.pushGlobalMessage'),
    })
    const refused = documents.filter(({ refusals }) => refusals.length > 0)
    expect(refused.map(({ operation }) => operation)).toEqual(['pushGlobalMessage'])
    expect(refused[0]?.refusals).toContain('Cannot query field "id" on type "PushGlobalMessageResult".')
    expect(differences.map(({ where, breaks }) => [where, breaks])).toEqual([
      ['Mutation.pushGlobalMessage', true],
      ['PushGlobalMessageResult', false],
    ])
  })

  it('tells that messages lists global messages, as the document prints it', () => {
    const point = pointOf('messagesItems', ['items: [Message]', 'items: [GlobalMessage]'])
    expect(point).toMatchObject({ verdict: 'otherwise', found: [{ is: '[GlobalMessage]' }] })
  })

  it('tells that version is a number', () => {
    const point = pointOf('versionType', ['version: String\n', 'version: Int\n'])
    expect(point).toMatchObject({ verdict: 'otherwise', found: [{ is: 'Int' }] })
  })

  it.each(['MessageInput', 'GlobalMessageInput'])('tells that message of %s may be null', (type) => {
    const change = [new RegExp(`(input ${type} \\{[^}]*message: String)!`), '$1'] as const
    expect(pointOf('mandatoryMessage', change)).toMatchObject({ verdict: 'otherwise' })
  })

  it('tells that an operation is not there at all', () => {
    const point = pointOf('pushMessageResult', [/\bpushMessage\(/, 'push('])
    expect(point).toMatchObject({ verdict: 'otherwise', found: [{ is: 'nothing' }] })
  })

  it('tells that all of it is another service', () => {
    const { points: results, same } = compare(contract, buildSchema('type Query { hello: String }'))
    const decided = results.filter(({ verdict }) => verdict !== 'unseen')
    expect([same, decided.map(({ verdict }) => verdict)]).toEqual([false, Array(5).fill('otherwise')])
  })

  it('repeats what a service says of a point that no type decides', () => {
    const point = pointOf('cancelled', [
      /("""[^"]*"""\s*)?cancelledAt/,
      '"When an operator took it back." cancelledAt',
    ])
    expect(point).toMatchObject({
      verdict: 'unseen',
      found: [{ where: 'Message.cancelledAt', is: 'DateTime', says: 'When an operator took it back.' }],
    })
  })

  it('has the schema of the service in the schema language, so that it can be kept', () => {
    const kept = buildSchema(compare(contract, altered(...wrappedGlobalMessage)).schema)
    expect(kept.getType('PushGlobalMessageResult')).toBeDefined()
    expect(compare(kept, altered(...wrappedGlobalMessage)).same).toBe(true)
    expect(printSchema(kept)).not.toBe('')
  })
})
