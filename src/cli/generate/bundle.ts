// A contract in many files becomes one document.

import type { Compiler } from './compiler.ts'
import type { Schema } from './graphql/schema.ts'

/** The parts of an OpenAPI document that the generators look at. */
export interface Document {
  readonly openapi: string
  /** What to generate beside types and operations. */
  readonly 'x-generate'?: string
  readonly paths: Record<string, PathItem>
  readonly components?: {
    readonly parameters?: Readonly<Record<string, Parameter>>
    readonly schemas?: Readonly<Record<string, Schema>>
  }
  readonly security?: readonly object[]
}

export interface PathItem {
  parameters?: readonly Parameter[]
  readonly [method: string]: unknown
}

export interface Parameter {
  readonly $ref?: string
  readonly name?: string
  readonly in?: string
}

/**
 * Reads a contract with everything it refers to.
 *
 * @param root - path of the root file, YAML or JSON
 */
export async function bundleContract({ redocly }: Compiler, root: string): Promise<Document> {
  const { bundle } = await redocly.bundle({ ref: root, config: await redocly.createConfig({}) })
  return bundle.parsed as Document
}
