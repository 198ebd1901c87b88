// The shape of the feature table: what is promised, and which tests prove it.

export interface Section {
  readonly title: string
  readonly features: readonly Feature[]
}

export interface Feature {
  readonly name: string
  /** `expected`: an earlier server library promises it. `new`: none of the eight that were compared has it. */
  readonly kind: 'expected' | 'new'
  /** What to know about it, or what stands in for it. */
  readonly note?: string
  readonly proof: readonly Proof[] | NoProof
}

/** A test by its titles as they stand in the file, from the outside in; or an npm script that proves it as a whole. */
export type Proof = { readonly file: string; readonly test: readonly string[] } | { readonly script: string }

export type NoProof =
  | { readonly notBuilt: string }
  /** Wanted by others, and not by us. */
  | { readonly leftOut: string }
  | { readonly noTestYet: string }

/** @param test - `describe > test`, as the titles are written in the file */
export function proof(file: string, test: string): Proof {
  return { file: `test/${file}`, test: test.split(' > ') }
}
