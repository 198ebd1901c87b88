// One schema against another: the points that were left open, the documents of the client, and everything else.

import {
  getNamedType,
  type GraphQLSchema,
  isObjectType,
  lexicographicSortSchema,
  parse,
  printSchema,
  validate,
} from 'graphql'
import { documents as builtIn } from '../../services/websockets-service/documents.ts'
import { differencesOf } from './differences.ts'
import { placesOf } from './places.ts'
import { type Found, judgePoint } from './point.ts'
import { decisiveFor, points } from './points.ts'
import { renamesOf } from './renames.ts'
import type { Comparison, DocumentResult } from './report.ts'

/**
 * @param ours - what was expected
 * @param theirs - what a service has
 */
export function compare(ours: GraphQLSchema, theirs: GraphQLSchema): Comparison {
  const differences = differencesOf(ours, theirs)
  const lookUp = lookUpIn(ours, theirs)
  return {
    points: points.map((point) => judgePoint(point, decisiveFor(point), differences, lookUp)),
    documents: Object.entries(builtIn).map(([operation, document]): DocumentResult => {
      const errors = validate(theirs, parse(document))
      return { operation, refusals: errors.map(({ message }) => message) }
    }),
    differences,
    same: differences.length === 0,
    schema: printSchema(lexicographicSortSchema(theirs)),
  }
}

/** What stands at a coordinate, with the fields of an object that only the service knows. */
function lookUpIn(ours: GraphQLSchema, theirs: GraphQLSchema): (where: string) => Found {
  const places = placesOf(theirs, renamesOf(ours, theirs))
  const known = placesOf(ours)
  return (where) => {
    const place = places.get(where)
    if (place === undefined) return { where, is: 'nothing' }
    const { text, type, description } = place
    const isNews = description && description !== known.get(where)?.description
    const says = isNews ? { says: description } : {}
    const named = type && getNamedType(type as Parameters<typeof getNamedType>[0] & object)
    if (!isObjectType(named) || ours.getType(named.name) !== undefined) return { where, is: text, ...says }
    const fields = Object.values(named.getFields()).map((field) => `${field.name}: ${String(field.type)}`)
    return { where, is: `${text} { ${fields.join(', ')} }`, ...says }
  }
}
