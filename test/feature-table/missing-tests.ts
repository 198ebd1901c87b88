// Proofs that point at nothing.

import { readFile } from 'node:fs/promises'
import ts from 'typescript'
import type { NoProof, Proof } from './feature.ts'

interface Proven {
  readonly features: readonly { readonly name: string; readonly proof: readonly Proof[] | NoProof }[]
}

/** Each test of the table that is not in its file, and each script that package.json does not have. */
export async function missingTests(sections: readonly Proven[]): Promise<string[]> {
  const proofs = sections.flatMap(({ features }) =>
    features.flatMap(({ name, proof }) =>
      'length' in proof ? proof.map((one) => ({ feature: name, one })) : [],
    ),
  )
  const missing = await Promise.all(
    proofs.map(async ({ feature, one }) => ((await exists(one)) ? [] : [`${feature}: ${nameOf(one)}`])),
  )
  return missing.flat()
}

export function nameOf(proof: Proof): string {
  return 'script' in proof ? `npm run ${proof.script}` : proof.test.join(' > ')
}

async function exists(proof: Proof): Promise<boolean> {
  if ('script' in proof) {
    const { scripts } = JSON.parse(await readFile('package.json', 'utf8')) as { scripts: object }
    return proof.script in scripts
  }
  const titles = await titlesOf(proof.file)
  return proof.test.every((title) => titles.has(title))
}

const known = new Map<string, Promise<ReadonlySet<string>>>()

function titlesOf(file: string): Promise<ReadonlySet<string>> {
  const found = known.get(file) ?? readTitles(file)
  known.set(file, found)
  return found
}

/**
 * What `describe`, `test`, `it` and `tally.check` are given, with `.each` too, names of methods that are text, and the
 * names of rows in the tables of cases.
 */
async function readTitles(file: string): Promise<ReadonlySet<string>> {
  const text = await readFile(file, 'utf8').catch(() => '')
  const titles = new Set<string>()
  const isTable = file.includes('/cases/')
  const visit = (node: ts.Node): void => {
    const named = ts.isPropertyAssignment(node) && node.name.getText() === 'name'
    if (isTable && named && ts.isStringLiteral(node.initializer)) titles.add(node.initializer.text)
    if (ts.isMethodDeclaration(node) && ts.isStringLiteral(node.name)) titles.add(node.name.text)
    if (ts.isCallExpression(node)) {
      const [title] = node.arguments
      const declares = /^(describe|test|it|tally\.check)\b/.test(node.expression.getText())
      if (declares && title !== undefined && ts.isStringLiteralLike(title)) titles.add(title.text)
    }
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true))
  return titles
}
