// How deep a document is nested: who reads and executes one calls itself at each level, until the stack is full.

import { GraphQLError, Lexer, Source, TokenKind } from 'graphql'

/** More than any use needs: the question for a schema has 13. */
const most = 100

const opening: readonly string[] = [TokenKind.BRACE_L, TokenKind.BRACKET_L, TokenKind.PAREN_L]
const closing: readonly string[] = [TokenKind.BRACE_R, TokenKind.BRACKET_R, TokenKind.PAREN_R]

/** @throws GraphQLError for a document that is nested too deep, or has what is no GraphQL */
export function requireShallow(text: string): void {
  const lexer = new Lexer(new Source(text))
  let depth = 0
  for (let token = lexer.advance(); token.kind !== TokenKind.EOF; token = lexer.advance()) {
    if (opening.includes(token.kind)) depth++
    else if (closing.includes(token.kind)) depth--
    if (depth > most) throw new GraphQLError(`The document is nested more than ${most} levels deep`)
  }
}
