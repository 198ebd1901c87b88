// The generated schema, as something that GraphQL can be executed on.

import {
  buildASTSchema,
  GraphQLScalarType,
  type GraphQLSchema,
  Kind,
  type ListTypeNode,
  parse,
  type DocumentNode,
  type NamedTypeNode,
  type TypeNode,
  type ValueNode,
  valueFromASTUntyped,
  visit,
} from 'graphql'
import { schema as text } from '../../../generated/websockets-service/schema.ts'
import type { Settings } from '../options.ts'
import { parseDateTime } from './date-time.ts'
import { Refusal } from './refusal.ts'

type Shapes = Pick<Settings, 'pushResult' | 'pushGlobalResult' | 'messagesItems'>

const own = parse(text)

/** @param shapes - what the document leaves open, as this fake plays it */
export function createSchema(shapes: Shapes): GraphQLSchema {
  const schema = buildASTSchema(shaped(shapes))
  const dateTime = schema.getType('DateTime')
  // A schema that is built from text has scalars that take everything.
  if (dateTime instanceof GraphQLScalarType) {
    // By their names in `graphql` 16, and in 17, where a literal has no variables left in it.
    const parseLiteral: typeof dateTime.parseLiteral = (node, variables) =>
      checked(valueFromASTUntyped(node, variables))
    Object.assign(dateTime, {
      parseValue: checked,
      parseLiteral,
      coerceInputValue: checked,
      coerceInputLiteral: (node: ValueNode) => parseLiteral(node),
    })
  }
  return schema
}

/** The text itself: what it means is for whoever needs it. */
function checked(value: unknown): unknown {
  if (typeof value !== 'string') throw new Refusal('DateTime must be text')
  parseDateTime('DateTime', value)
  return value
}

function shaped({ pushResult, pushGlobalResult, messagesItems }: Shapes): DocumentNode {
  const types: Readonly<Record<string, Readonly<Record<string, TypeNode>>>> = {
    Mutation: {
      pushMessage: pushResult === 'list' ? listOf('PushMessageResult') : named('PushMessageResult'),
      pushGlobalMessage: named(pushGlobalResult === 'message' ? 'GlobalMessage' : 'PushGlobalMessageResult'),
    },
    MessagesQueryResult: { items: listOf(messagesItems === 'messages' ? 'Message' : 'GlobalMessage') },
  }
  const changed = visit(own, {
    ObjectTypeDefinition: (definition) => {
      const fields = types[definition.name.value]
      if (fields === undefined) return false
      const typed = definition.fields?.map((field) => ({
        ...field,
        type: fields[field.name.value] ?? field.type,
      }))
      return { ...definition, ...(typed && { fields: typed }) }
    },
  })
  return pushGlobalResult === 'message'
    ? changed
    : { ...changed, definitions: [...changed.definitions, ...parse(pushGlobalMessageResult).definitions] }
}

const pushGlobalMessageResult = 'type PushGlobalMessageResult { item: GlobalMessage error: Error }'

function listOf(value: string): ListTypeNode {
  return { kind: Kind.LIST_TYPE, type: named(value) }
}

function named(value: string): NamedTypeNode {
  return { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value } }
}
