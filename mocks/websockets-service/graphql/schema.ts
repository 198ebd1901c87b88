// The generated schema, as something that GraphQL can be executed on.

import {
  buildASTSchema,
  GraphQLScalarType,
  type GraphQLSchema,
  Kind,
  parse,
  type DocumentNode,
  type NamedTypeNode,
  type TypeNode,
  valueFromASTUntyped,
  visit,
} from 'graphql'
import { schema as text } from '../../../generated/websockets-service/schema.ts'
import type { Settings } from '../options.ts'
import { parseDateTime } from './date-time.ts'
import { Refusal } from './refusal.ts'

type Shapes = Pick<Settings, 'pushResult' | 'pushGlobalResult'>

const own = parse(text)

/** @param shapes - what the document leaves open, as this fake plays it */
export function createSchema(shapes: Shapes): GraphQLSchema {
  const schema = buildASTSchema(shaped(shapes))
  const dateTime = schema.getType('DateTime')
  // A schema that is built from text has scalars that take everything.
  if (dateTime instanceof GraphQLScalarType) {
    dateTime.parseValue = checked
    dateTime.parseLiteral = (node, variables) => checked(valueFromASTUntyped(node, variables))
  }
  return schema
}

/** The text itself: what it means is for whoever needs it. */
function checked(value: unknown): unknown {
  if (typeof value !== 'string') throw new Refusal('DateTime must be text')
  parseDateTime('DateTime', value)
  return value
}

function shaped({ pushResult, pushGlobalResult }: Shapes): DocumentNode {
  const results: Readonly<Record<string, TypeNode>> = {
    pushMessage:
      pushResult === 'list'
        ? { kind: Kind.LIST_TYPE, type: named('PushMessageResult') }
        : named('PushMessageResult'),
    pushGlobalMessage: named(pushGlobalResult === 'message' ? 'GlobalMessage' : 'PushGlobalMessageResult'),
  }
  const changed = visit(own, {
    ObjectTypeDefinition: (type) => (type.name.value === 'Mutation' ? undefined : false),
    FieldDefinition: (field) => {
      const type = results[field.name.value]
      return type === undefined ? false : { ...field, type }
    },
  })
  return pushGlobalResult === 'message'
    ? changed
    : { ...changed, definitions: [...changed.definitions, ...parse(pushGlobalMessageResult).definitions] }
}

const pushGlobalMessageResult = 'type PushGlobalMessageResult { item: GlobalMessage error: Error }'

function named(value: string): NamedTypeNode {
  return { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value } }
}
