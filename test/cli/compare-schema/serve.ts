// A GraphQL service with a schema of a test's choosing, on a port.

import { graphql, type GraphQLSchema } from 'graphql'
import { loopback, textOf } from '../../support/loopback.ts'

export const accessKey = 'sak-5d0b7e19c2'

export interface Served {
  readonly endpoint: string
  /** The documents that it was sent. */
  readonly documents: readonly string[]
}

export async function serve(schema: GraphQLSchema): Promise<Served> {
  const documents: string[] = []
  const { origin } = await loopback(async (request, response) => {
    const key = request.headers['x-api-key']
    if (key !== accessKey) {
      response.writeHead(401, { 'content-type': 'text/plain' }).end(`no such key: ${key}`)
      return
    }
    const { query: source } = JSON.parse(await textOf(request)) as { query: string }
    documents.push(source)
    const answer = await graphql({ schema, source })
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  })
  return { endpoint: `${origin}/graphql`, documents }
}

/** Answers everything with the same JSON. */
export async function answering(status: number, body: unknown): Promise<string> {
  const { origin } = await loopback((_, response) => {
    const json = typeof body !== 'string'
    response.writeHead(status, { 'content-type': json ? 'application/json' : 'text/plain' })
    response.end(json ? JSON.stringify(body) : body)
  })
  return `${origin}/graphql`
}
