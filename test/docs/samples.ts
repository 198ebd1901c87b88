// The code samples of a contract: one file per operation, put into the document for the page alone. The document that is
// published stays free of them, because most of its readers write in another language.

import { readdir, readFile } from 'node:fs/promises'
import { type ContractDocument, type Operation, operationsOf } from '../contract/support/contracts.ts'

/** The operation's id -> the code, as a reader sees it. */
export async function readSamples(service: string): Promise<ReadonlyMap<string, string>> {
  const folder = `spec/${service}/samples`
  const files = (await readdir(folder)).filter((name) => name.endsWith('.ts')).sort()
  return new Map(
    await Promise.all(
      files.map(async (name) => {
        const code = await readFile(`${folder}/${name}`, 'utf8')
        return [name.replace(/\.ts$/, ''), code.trimEnd()] as const
      }),
    ),
  )
}

/** Every operation that a client has, those that a server sends included. */
export function allOperations(document: ContractDocument): readonly Operation[] {
  const all = [...operationsOf(document), ...operationsOf(document, 'webhooks')]
  return all.filter(({ definition }) => definition['deprecated'] !== true)
}

/** A copy of the document as the page shows it: each operation with its sample, and our marks in words. */
export function forReaders(
  document: ContractDocument,
  samples: ReadonlyMap<string, string>,
): ContractDocument {
  const copy = inWords(document) as ContractDocument
  for (const { id, definition } of operationsOf(copy)) {
    const source = samples.get(id)
    if (source !== undefined) Object.assign(definition, { 'x-codeSamples': [{ lang: 'TypeScript', source }] })
  }
  // Beside what a server sends the page shows nothing but the payload.
  for (const { id, definition } of operationsOf(copy, 'webhooks')) {
    const code = samples.get(id)
    if (code === undefined) continue
    const description = `${String(definition['description'])}\n\n## With channelkit\n\n\`\`\`ts\n${code}\n\`\`\``
    Object.assign(definition, { description })
  }
  return copy
}

/**
 * What a page shows badly: `if` and `then` would be alternatives without names, while descriptions say the same, and
 * our marks pieces of JSON, or nothing at all.
 */
function inWords(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(inWords)
  if (typeof node !== 'object' || node === null) return node
  const isCondition = 'if' in node && 'then' in node
  const members = Object.entries(node).filter(([name]) => !isCondition || !/^(if|then|else)$/.test(name))
  const copy = Object.fromEntries(members.map(([name, member]) => [name, inWords(member)]))
  const { 'x-presets': servers, 'x-requires': settings, 'x-error-codes': codes, description } = copy
  if (typeof description !== 'string') return copy
  const words = [
    description.trimEnd(),
    ...sentence('Servers that have it', servers),
    ...sentence('Settings of the server that it needs', settings),
    ...sentence('Codes', codes),
  ]
  return { ...copy, description: words.join('\n\n') }
}

function sentence(beginning: string, names: unknown): string[] {
  if (!Array.isArray(names)) return []
  return [`${beginning}: ${names.map((name) => `\`${String(name)}\``).join(', ')}.`]
}
