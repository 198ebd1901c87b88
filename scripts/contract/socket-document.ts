// The AsyncAPI document of a service with a socket, in one file. Its payloads are those of the contract beside it.

import { access } from 'node:fs/promises'
import { bundleContract, type Document } from '../../src/cli/generate/bundle.ts'
import { loadCompiler } from '../../src/cli/generate/compiler.ts'
import { referencesIn } from '../../src/cli/generate/references.ts'

/** Where the document of a service is, if it has one. */
export function socketPath(service: string): string {
  return `spec/${service}/asyncapi.yaml`
}

export function hasSocket(service: string): Promise<boolean> {
  return access(socketPath(service)).then(
    () => true,
    () => false,
  )
}

/**
 * The document with everything that it refers to.
 *
 * @throws Error if a reference to another file is left: a bundler does not look into bindings
 */
export async function bundleSocket(service: string): Promise<Document> {
  const document = await bundleContract(await loadCompiler(), socketPath(service))
  const left = referencesIn(document).filter((reference) => !reference.startsWith('#'))
  if (left.length === 0) return document
  throw new Error(`${socketPath(service)} refers to ${left.join(', ')} where a bundler does not follow`)
}
