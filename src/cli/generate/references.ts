// What a document refers to.

import { KitError } from '../../core/errors/kit-error.ts'

interface Reference {
  readonly $ref?: string
}

/** Every `$ref`, however deep. */
export function referencesIn(node: unknown): string[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? [value] : referencesIn(value),
  )
}

/** The steps of a reference into its own document, `['components', 'schemas', 'Note']`. */
export function stepsOf(reference: string): readonly string[] {
  const steps = reference.split('/').slice(1)
  return steps.map((step) => decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~'))
}

/**
 * The node itself, or what it refers to, over as many references as there are.
 *
 * @throws KitError `invalid_contract` for a reference to nothing, to another document or to itself
 */
export function follow<Node extends Reference>(document: object, node: Node): Node {
  return followed(document, node).at(-1)!
}

/** The node, and each one on the way from reference to reference. */
export function followed<Node extends Reference>(document: object, node: Node): readonly Node[] {
  const nodes = [node]
  for (let { $ref } = node; $ref !== undefined; { $ref } = nodes.at(-1)!) {
    const target = $ref.startsWith('#/') ? targetOf(document, $ref) : undefined
    if (typeof target !== 'object' || target === null || nodes.includes(target as Node))
      throw new KitError('invalid_contract', `the reference ${$ref} leads to nothing`)
    nodes.push(target as Node)
  }
  return nodes
}

function targetOf(document: object, reference: string): unknown {
  return stepsOf(reference).reduce<unknown>((parent, step) => {
    const has = typeof parent === 'object' && parent !== null && Object.hasOwn(parent, step)
    return has ? (parent as Record<string, unknown>)[step] : undefined
  }, document)
}
