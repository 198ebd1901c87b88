// The contract with every door shut: an answer with a field that the contract does not describe is an error.

import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { readFileSync } from 'node:fs'
import type { operations as usersOperations } from '../../../generated/users/operations.ts'
import type { PusherOperation } from '../../../mocks/pusher/index.ts'
import type { OperationId } from '../case.ts'

interface Answer {
  readonly 'x-content-type'?: string
  readonly content?: Readonly<Record<string, { readonly schema: object }>>
}

interface Contract {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { operationId?: string; responses: Record<string, object> }>>>
  >
  readonly components: { readonly schemas: Readonly<Record<string, object>> }
}

type Service = 'sockudo' | 'pusher' | 'users' | 'websockets-service'

const ajv = new Ajv2020({ strict: false, allErrors: true })
addFormats.default(ajv)
const contracts: Readonly<Record<Service, Contract>> = {
  sockudo: read('sockudo'),
  pusher: read('pusher'),
  users: read('users'),
  'websockets-service': read('websockets-service'),
}

function read(service: Service): Contract {
  const file = new URL(`../../../generated/${service}/openapi.json`, import.meta.url)
  const contract = JSON.parse(readFileSync(file, 'utf8')) as Contract
  ajv.addSchema(close(contract) as object, service)
  return contract
}

/** Every object schema that does not say otherwise allows no further properties. */
function close(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(close)
  if (typeof node !== 'object' || node === null) return node
  const copy = Object.fromEntries(Object.entries(node).map(([key, value]) => [key, close(value)]))
  const open =
    copy['type'] === 'object' && typeof copy['properties'] === 'object' && !('additionalProperties' in copy)
  return open ? { ...copy, unevaluatedProperties: false } : copy
}

/**
 * What is wrong with an answer by the contract; empty when nothing is.
 *
 * @param operation - the operation that was called
 * @param status - of the answer
 * @param contentType - of the answer; some probes send none
 * @param body - parsed JSON, or the text
 * @param service - whose contract
 */
export function violations(
  operation: OperationId | PusherOperation | keyof typeof usersOperations | 'runGraphQL',
  status: number,
  contentType: string | null,
  body: unknown,
  service: Service = 'sockudo',
): string[] {
  const contract = contracts[service]
  const pointer = responsePointer(contract, operation, status)
  if (pointer === undefined) return [`${operation} does not document status ${status}`]
  const { content = {}, 'x-content-type': mark } = resolve(contract, pointer) as Answer
  const [first = 'text/plain'] = Object.keys(content)
  const sent = contentType?.split(';')[0] ?? (mark === 'varies' ? first : 'text/plain')
  const type = sent in content ? sent : '*/*'
  if (!(type in content)) {
    const empty = Object.keys(content).length === 0 && body === ''
    return empty ? [] : [`${operation} ${status} does not document ${sent}`]
  }
  const check = ajv.compile({ $ref: `${service}#${pointer}/content/${escape(type)}/schema` })
  if (check(body)) return []
  return (check.errors ?? []).map(
    (error) => `${error.instancePath || '/'} ${error.message} ${JSON.stringify(error.params)}`,
  )
}

/** What is wrong with the body of a webhook by the contract, the events by the schema of their name. */
export function webhookViolations(
  body: { readonly events: readonly { readonly name: string }[] },
  service: Service = 'sockudo',
): string[] {
  const events = body.events.flatMap((event) => {
    const schema = event.name.replace(/(?:^|_)(\w)/g, (_, letter: string) => letter.toUpperCase())
    return schemaViolations(service, `${schema}Webhook`, event)
  })
  return [...schemaViolations(service, 'WebhookBody', body), ...events]
}

/** What is wrong with a value by a schema of the contract. */
export function schemaViolations(service: Service, schema: string, value: unknown): string[] {
  if (!(schema in contracts[service].components.schemas)) return [`there is no schema ${schema}`]
  const check = ajv.compile({ $ref: `${service}#/components/schemas/${schema}` })
  if (check(value)) return []
  return (check.errors ?? []).map(
    (error) => `${schema} ${error.instancePath || '/'} ${error.message} ${JSON.stringify(error.params)}`,
  )
}

function responsePointer(contract: Contract, operation: string, status: number): string | undefined {
  for (const [path, item] of Object.entries(contract.paths)) {
    for (const [method, { operationId, responses }] of Object.entries(item)) {
      if (operationId !== operation) continue
      // A range stands for every status of it that is not there by itself.
      const key = status in responses ? `${status}` : `${String(status)[0]}XX`
      const response = responses[key] as { $ref?: string } | undefined
      if (response === undefined) return undefined
      return response.$ref?.slice(1) ?? `/paths/${escape(path)}/${method}/responses/${key}`
    }
  }
  return undefined
}

function resolve(contract: Contract, pointer: string): unknown {
  const steps = pointer
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
  return steps.reduce((node, step) => (node as Record<string, object>)[step]!, contract as object)
}

function escape(step: string): string {
  return step.replaceAll('~', '~0').replaceAll('/', '~1')
}
