// Prevents a layer from reaching upwards: a fake that signs with the client's own code agrees with every mistake in
// it, a core that knows a service cannot serve the next one, and one `node:` import in a shared file breaks workerd.
//
// npm run check:imports        checks this repository
// tsx scripts/check-imports.ts FOLDER

import { readdirSync, readFileSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { join, posix, relative, resolve, sep } from 'node:path'
import ts from 'typescript'

interface Rule {
  /** The files that the rule is for: one file, or a folder with a slash at its end. `*` is one name. */
  readonly of: string
  /** What they may import besides their own folder. */
  readonly may: readonly string[]
  /** What they may import as types only. */
  readonly types?: readonly string[]
  /** Packages, `#crypto`, `#transport` and `node:`. */
  readonly packages?: readonly string[]
}

const generatedTypes = 'generated/*/types.ts'
const generatedValues = 'generated/*/operations.ts'
const generatedExamples = 'generated/*/examples.ts'
const generatedSchema = 'generated/*/schema.ts'
const generatedUnverified = 'generated/*/unverified.ts'
const belowChannels = ['src/runtime/', 'src/core/', 'src/protocol/']
const belowServices = [...belowChannels, 'src/channels/']
const belowCli = [...belowServices, 'src/services/', 'src/errors.ts', 'src/index.ts', 'src/webhooks.ts']
const forFakes = ['src/core/bytes.ts', 'src/core/errors/']
const perRuntime = ['#crypto', '#transport']
const compiler = ['openapi-typescript', '@redocly/openapi-core']

/** The first rule that fits a file is the one that counts. */
const rules: readonly Rule[] = [
  { of: 'src/runtime/*.node.ts', may: ['src/runtime/'], packages: ['node:'] },
  { of: 'src/runtime/', may: [], packages: ['@noble/hashes', '@noble/ciphers'] },
  { of: 'src/core/', may: ['src/runtime/'], packages: perRuntime },
  {
    of: 'src/protocol/',
    may: ['src/runtime/', 'src/core/'],
    types: [generatedTypes],
    packages: ['@noble/ciphers', ...perRuntime],
  },
  {
    of: 'src/channels/',
    may: belowChannels,
    types: [generatedTypes],
    packages: ['openapi-fetch', ...perRuntime],
  },
  // These two do not speak the Pusher protocol.
  ...['src/services/websockets-service/', 'src/services/users/'].map((of) => ({
    of,
    may: ['src/runtime/', 'src/core/', generatedValues],
    types: [generatedTypes],
    packages: ['openapi-fetch', ...perRuntime],
  })),
  {
    of: 'src/services/*/',
    may: [...belowServices, generatedValues],
    types: [generatedTypes],
    packages: ['openapi-fetch', ...perRuntime],
  },
  {
    of: 'src/testing/',
    may: ['src/runtime/', 'src/core/', 'src/protocol/'],
    types: [generatedTypes],
    packages: perRuntime,
  },
  { of: 'src/errors.ts', may: ['src/core/', 'src/protocol/', 'src/channels/'] },
  { of: 'src/webhooks.ts', may: ['src/core/', 'src/protocol/'], types: [generatedTypes] },
  { of: 'src/index.ts', may: [...belowServices, 'src/services/', 'src/errors.ts'] },
  {
    of: 'src/cli/',
    may: [...belowCli, generatedValues, generatedSchema, generatedUnverified, 'mocks/'],
    types: [generatedTypes],
    packages: ['node:', ...compiler, 'ws', 'graphql', 'jsonc-parser'],
  },

  // A fake has its own hands: of the kit it knows bytes, hashes and error classes. What fakes share is in mocks/*.ts and in
  // folders of their own.
  { of: 'mocks/node.ts', may: ['mocks/*.ts', 'mocks/node/', ...forFakes], packages: ['node:'] },
  { of: 'mocks/node/', may: ['mocks/*.ts', ...forFakes], packages: ['node:', 'ws'] },
  { of: 'mocks/faults/', may: ['mocks/*.ts', ...forFakes] },
  { of: 'mocks/waiting/', may: ['mocks/*.ts', ...forFakes] },
  { of: 'mocks/msw.ts', may: ['mocks/msw/'] },
  {
    of: 'mocks/msw/',
    may: ['mocks/*.ts', 'mocks/faults/', ...forFakes],
    types: [generatedTypes],
    packages: ['msw', 'openapi-msw'],
  },
  // One engine for all servers of the protocol: see docs/decisions/0012-engine.md.
  {
    of: 'mocks/pusher/',
    may: ['mocks/*.ts', 'mocks/sockudo/', 'mocks/faults/', ...forFakes, generatedValues],
    types: [generatedTypes],
    packages: ['#crypto'],
  },
  // What it does not keep it answers with the examples of the contract.
  {
    of: 'mocks/users/',
    may: ['mocks/*.ts', 'mocks/faults/', 'mocks/waiting/', ...forFakes, generatedValues, generatedExamples],
    packages: ['#crypto'],
  },
  {
    of: 'mocks/websockets-service/',
    may: ['mocks/*.ts', 'mocks/faults/', 'mocks/waiting/', ...forFakes, generatedSchema],
    types: [generatedTypes, 'generated/*/operations.ts', 'src/runtime/crypto.ts'],
    packages: ['#crypto', 'graphql'],
  },
  {
    of: 'mocks/*/',
    may: ['mocks/*.ts', 'mocks/faults/', 'mocks/waiting/', ...forFakes, generatedValues],
    types: [generatedTypes, 'src/runtime/crypto.ts'],
    packages: ['#crypto'],
  },
  { of: 'mocks/*.ts', may: ['mocks/*.ts', ...forFakes], packages: ['#crypto'] },

  { of: 'generated/', may: [] },
  // These stand outside: they may import everything but scripts.
  ...['scripts/', 'test/', 'examples/', 'bench/'].map((of) => ({
    of,
    may: ['src/', 'mocks/', 'generated/', 'test/', 'examples/', 'spec/', 'package.json'],
    packages: ['*'],
  })),
]

const root = resolve(process.argv[2] ?? '.')
const faults: string[] = []
let files = 0
for (const folder of ['src', 'mocks', 'generated', 'scripts', 'test', 'examples', 'bench']) {
  for (const file of sourceFiles(folder)) {
    files++
    const rule = rules.find(({ of }) => fits(file, of))
    if (rule === undefined)
      faults.push(`${file}:1 no rule covers this file; add one to scripts/check-imports.ts`)
    else for (const found of importsOf(file)) check(file, rule, found)
  }
}
for (const fault of faults) console.error(fault)
console.log(`${files} files, ${faults.length} imports against the rules`)
if (faults.length > 0 || files === 0) process.exitCode = 1

interface Import {
  readonly specifier: string
  readonly line: number
  readonly typeOnly: boolean
}

function check(file: string, rule: Rule, { specifier, line, typeOnly }: Import): void {
  const complain = (why: string): void => void faults.push(`${file}:${line} imports ${specifier}: ${why}`)
  if (!specifier.startsWith('.')) {
    if (!allowsPackage(rule, specifier))
      complain(`${rule.of} may import ${list(rule.packages)} and no other package`)
    return
  }
  const target = posix.join(posix.dirname(file), specifier)
  const name = starOf(file, rule.of)
  const own = rule.of.endsWith('/') ? [rule.of] : []
  const allowed = (patterns: readonly string[]): boolean =>
    patterns.some((pattern) => fits(target, own.includes(pattern) ? pattern.replace('*', name) : pattern))
  if (allowed([...own, ...rule.may])) return
  if (!allowed(rule.types ?? []))
    return complain(`${rule.of} may import ${list([...own, ...rule.may, ...(rule.types ?? [])])}`)
  if (!typeOnly) complain(`${rule.of} may import ${list(rule.types)} as types only`)
}

function allowsPackage({ packages = [], of }: Rule, specifier: string): boolean {
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) {
    return packages.includes('*') || (packages.includes('node:') && specifier.startsWith('node:'))
  }
  // From inside, the package's own name means the build: a second copy of every class.
  if (/^channelkit(\/|$)/.test(specifier)) return /^(test|examples|bench)\//.test(of)
  return packages.some((name) => name === '*' || specifier === name || specifier.startsWith(`${name}/`))
}

/** Whether a path is what a pattern means; a pattern that ends with a slash means all that is below. */
function fits(path: string, pattern: string): boolean {
  return expression(pattern).test(path)
}

function starOf(path: string, pattern: string): string {
  return expression(pattern).exec(path)?.[1] ?? '*'
}

function expression(pattern: string): RegExp {
  const text = pattern.replace(/[.#]/g, '\\$&').replace('*', '([^/]+)')
  return new RegExp(`^${text}${pattern.endsWith('/') ? '' : '$'}`)
}

function list(patterns: readonly string[] = []): string {
  return patterns.length === 0 ? 'nothing' : patterns.join(', ')
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(root, file), 'utf8')
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)
  const found: Import[] = []
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node)
    if (specifier && ts.isStringLiteralLike(specifier)) {
      const line = source.getLineAndCharacterOfPosition(specifier.getStart()).line + 1
      found.push({ specifier: specifier.text, line, typeOnly: isTypeOnly(node) })
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

function specifierOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier
  if (ts.isImportTypeNode(node))
    return ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined
  if (!ts.isCallExpression(node)) return undefined
  const isImport =
    node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === 'require'
  return isImport ? node.arguments[0] : undefined
}

function isTypeOnly(node: ts.Node): boolean {
  if (ts.isImportTypeNode(node)) return true
  if (ts.isExportDeclaration(node)) return node.isTypeOnly
  return ts.isImportDeclaration(node) && node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword
}

function sourceFiles(folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.[cm]?[jt]s$/.test(entry.name))
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .filter((file) => !/(^|\/)(node_modules|\.tmp)\//.test(file))
      .sort()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}
