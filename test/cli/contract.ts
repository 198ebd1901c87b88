// A contract of three paths, for the tests of `channelkit generate`.

export const contract = `
openapi: 3.1.0
info: { title: Things, version: 1.0.0 }
security: [{ key: [] }]
paths:
  /apps/{appId}/things/{thingId}:
    parameters:
      - { $ref: '#/components/parameters/AppId' }
      - { name: thingId, in: path, required: true, schema: { type: string } }
    get:
      operationId: getThing
      responses:
        '200':
          description: One thing.
          content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } }
  /apps/{appId}/old_things:
    get:
      operationId: getOldThings
      deprecated: true
      parameters: [{ $ref: '#/components/parameters/AppId' }]
      responses:
        '200': { description: Old things. }
  /ping:
    get:
      operationId: ping
      security: []
      responses:
        '200': { description: Alive., content: { text/plain: { schema: { type: string } } } }
components:
  parameters:
    AppId: { name: appId, in: path, required: true, schema: { type: string } }
  securitySchemes:
    key: { type: apiKey, in: query, name: auth_key }
  schemas:
    Thing: { type: object, required: [id], properties: { id: { type: integer }, name: { type: string } } }
`

/** Uses what was generated; every mistake in it must be found by the compiler. */
export const consumer = `
import type { AppPaths, components, operations as described, paths } from './types.ts'
import { operations } from './operations.ts'

const thing: components['schemas']['Thing'] = { id: 1 }
// @ts-expect-error id is a number
const wrong: components['schemas']['Thing'] = { id: '1' }
type Stripped = AppPaths['/things/{thingId}']['get']['responses']['200']['content']['application/json']
const same: Stripped = thing
// @ts-expect-error the app is not a parameter here
type Parameter = AppPaths['/things/{thingId}']['parameters']['path']['appId']
type Whole = paths['/apps/{appId}/things/{thingId}']['parameters']['path']['appId']
const app: Whole = 'app'
type Root = AppPaths['/ping']
// @ts-expect-error what is deprecated is not there
type Old = described['getOldThings']
// @ts-expect-error neither as a value
operations.getOldThings
const path: '/apps/{appId}/things/{thingId}' = operations.getThing.path
const signed: [true, false] = [operations.getThing.signed, operations.ping.signed]
const text: [false, true] = [operations.getThing.text, operations.ping.text]
export { app, path, same, signed, text, wrong, type Parameter, type Root }
`
