// A statement table in the shape in which proofs are looked up.

import type { Proof } from '../feature-table/feature.ts'
import type { StatementTable } from './statement.ts'

interface Proven {
  readonly features: readonly { readonly name: string; readonly proof: readonly Proof[] }[]
}

export function asFeatures({ sections }: StatementTable): Proven[] {
  return sections.map(({ statements }) => ({
    features: statements.map(({ says, proof }) => ({ name: says, proof: 'notTested' in proof ? [] : proof })),
  }))
}
