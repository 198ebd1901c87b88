// The shape of a statement table: what the document of a service says, and which tests prove that we do it.

import type { Proof } from '../feature-table/feature.ts'

export interface StatementTable {
  /** The file's name below docs/statements/. */
  readonly service: string
  /** The document, as a heading names it. */
  readonly document: string
  readonly sections: readonly StatementSection[]
}

export interface StatementSection {
  /** A heading of the document. */
  readonly title: string
  readonly statements: readonly Statement[]
}

export interface Statement {
  /** What the document says, in our words. */
  readonly says: string
  /** How we read it, where it leaves something open or contradicts itself. */
  readonly note?: string
  readonly proof: readonly Proof[] | NotTested
}

/** Says nothing about what a program does: a price, a picture. */
export interface NotTested {
  readonly notTested: string
}
