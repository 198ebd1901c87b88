// The generated contracts as documents, and what is in them.

import { readdir, readFile } from 'node:fs/promises'

/** Any object of an OpenAPI document. */
export type Node = Readonly<Record<string, unknown>>

export interface ContractDocument extends Node {
  readonly info: { readonly title: string; readonly version: string }
  readonly paths: Readonly<Record<string, Node>>
  readonly webhooks?: Readonly<Record<string, Node>>
}

/** The AsyncAPI document of a socket. */
export interface SocketDocument extends Node {
  readonly info: { readonly title: string; readonly version: string }
  readonly channels: Readonly<Record<string, Node>>
}

export interface Operation {
  readonly id: string
  /** In upper case. */
  readonly method: string
  readonly path: string
  readonly definition: Node
  /** Parameters of the path and of the operation. */
  readonly parameters: readonly Node[]
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']

/** The folders of spec/ that hold a contract. */
export async function services(): Promise<string[]> {
  const files = await readdir('spec', { recursive: true })
  return files.flatMap((file) => /^([^/\\]+)[/\\]openapi\.yaml$/.exec(file)?.[1] ?? []).sort()
}

export function contractPath(service: string): string {
  return `generated/${service}/openapi.json`
}

export async function readContract(service: string): Promise<ContractDocument> {
  return JSON.parse(await readFile(contractPath(service), 'utf8')) as ContractDocument
}

/** The document of the service's socket, if it has one. */
export async function readSocket(service: string): Promise<SocketDocument | undefined> {
  const text = await readFile(`generated/${service}/asyncapi.json`, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : (JSON.parse(text) as SocketDocument)
}

/** The operations under `paths`, or under `webhooks`, in the order of the contract. */
export function operationsOf(
  document: ContractDocument,
  part: 'paths' | 'webhooks' = 'paths',
): readonly Operation[] {
  return Object.entries(document[part] ?? {}).flatMap(([path, item]) =>
    methods.flatMap((method) => {
      const definition = item[method] as Node | undefined
      if (definition === undefined) return []
      const parameters = [...list(item['parameters']), ...list(definition['parameters'])]
      return [
        {
          id: String(definition['operationId']),
          method: method.toUpperCase(),
          path,
          definition,
          parameters: parameters.map((parameter) => resolve(document, parameter)),
        },
      ]
    }),
  )
}

/** The node itself, or what it refers to. */
export function resolve(document: ContractDocument, node: Node): Node {
  const reference = node['$ref']
  if (typeof reference !== 'string') return node
  const steps = reference.slice(2).split('/')
  const found = steps
    .map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<Node>((parent, step) => parent[step] as Node, document)
  return resolve(document, found)
}

function list(value: unknown): readonly Node[] {
  return Array.isArray(value) ? (value as Node[]) : []
}
