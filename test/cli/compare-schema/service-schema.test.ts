// Asking a service for its schema, and everything that can stand in the way.

import { introspectionFromSchema, lexicographicSortSchema, printSchema } from 'graphql'
import { describe, expect, it } from 'vitest'
import { compare } from '../../../src/cli/compare-schema/compare.ts'
import { schemaOfService } from '../../../src/cli/compare-schema/service-schema.ts'
import { closedPort } from '../../support/loopback.ts'
import { rejectionOf } from '../../support/outcome.ts'
import { expectNothingSecret } from '../../support/secrets.ts'
import { contract } from './altered.ts'
import { accessKey, answering, serve } from './serve.ts'

const asked = { accessKey, timeout: 10_000 }

describe('the schema of a service', () => {
  it('is asked for with one document, and is all that the service has', async () => {
    const { endpoint, documents } = await serve(contract)
    const schema = await schemaOfService({ ...asked, endpoint })
    expect(printSchema(lexicographicSortSchema(schema))).toBe(printSchema(lexicographicSortSchema(contract)))
    expect(documents).toEqual([expect.stringContaining('__schema')])
  })

  it('is refused for an unknown key, whatever the service says to it', async () => {
    const { endpoint } = await serve(contract)
    const wrong = 'sak-not-it-77'
    const error = await rejectionOf(schemaOfService({ ...asked, endpoint, accessKey: wrong }))
    expect(error).toMatchObject({ name: 'ApiError', status: 401 })
    expectNothingSecret(error, [wrong])
  })

  it('is refused where introspection is switched off', async () => {
    const refusal = { errors: [{ message: 'GraphQL introspection is not allowed' }] }
    const error = await rejectionOf(schemaOfService({ ...asked, endpoint: await answering(200, refusal) }))
    expect(error).toMatchObject({ name: 'GraphQLErrors', message: expect.stringContaining('not allowed') })
  })

  it.each([
    ['a page', 'hello', 'ProtocolError'],
    ['no data', {}, 'ProtocolError'],
    ['another answer', { data: { hello: 'world' } }, 'KitError'],
    ['a schema with a name that is none', brokenSchema(), 'KitError'],
  ])('is not taken from %s', async (_, body, name) => {
    const error = await rejectionOf(schemaOfService({ ...asked, endpoint: await answering(200, body) }))
    expect(error).toMatchObject({ name })
    expectNothingSecret(error, [accessKey])
  })

  it('is taken, and compared, where it breaks a rule of GraphQL', async () => {
    const introspection = JSON.stringify(introspectionFromSchema(contract))
    const data: unknown = JSON.parse(introspection.replaceAll('"name":"topic"', '"name":"__topic"'))
    const schema = await schemaOfService({ ...asked, endpoint: await answering(200, { data }) })
    const { differences } = compare(contract, schema)
    expect(differences).toContainEqual(expect.objectContaining({ where: 'Message.__topic', kind: 'extra' }))
  })

  it('is not waited for where nothing listens', async () => {
    const endpoint = `http://127.0.0.1:${await closedPort()}/graphql`
    const error = await rejectionOf(schemaOfService({ ...asked, endpoint }))
    expect(error).toMatchObject({ name: 'ConnectionError' })
    expectNothingSecret(error, [accessKey])
  })
})

function brokenSchema(): object {
  const query = { kind: 'OBJECT', name: 'No good', fields: [], interfaces: [] }
  return { data: { __schema: { queryType: { name: 'No good' }, types: [query], directives: [] } } }
}
