// From a contract to the files that a client is made of.

import { bundleContract } from './bundle.ts'
import { loadCompiler } from './compiler.ts'
import { examplesOf } from './examples.ts'
import { operationsOf } from './operations.ts'
import { typesOf } from './types.ts'

/** File name -> content. */
export type GeneratedFiles = Readonly<Record<'types.ts' | 'operations.ts' | 'openapi.json', string>> & {
  /** Where the contract asks for it. */
  readonly 'examples.ts'?: string
}

/**
 * Generates the files of one contract.
 *
 * @param root - path of the contract's root file
 * @param note - the line that tells a reader where the files come from
 * @throws KitError `missing_tools`; what the compiler throws for a contract that is not valid
 */
export async function generateFiles(root: string, note: string): Promise<GeneratedFiles> {
  const compiler = await loadCompiler()
  const document = await bundleContract(compiler, root)
  const examples = examplesOf(document)
  return {
    'types.ts': `// ${note}\n\n${await typesOf(compiler, document)}`,
    'operations.ts': `// ${note}\n\n${operationsOf(document)}`,
    ...(examples === undefined ? {} : { 'examples.ts': `// ${note}\n\n${examples}` }),
    'openapi.json': `${JSON.stringify({ 'x-generated': note, ...document }, null, 2)}\n`,
  }
}
