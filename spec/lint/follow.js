// Follows a $ref to its node, through as many files as it takes. `from` is the file in which the node was found; the
// answer says in which file the target is, which is needed to follow what is inside of it.
export function follow(ctx, node, from = ctx.location.source.absoluteRef) {
  if (!node || typeof node.$ref !== 'string') return { node, from }
  const target = ctx.resolve(node, from)
  if (!target.node) return { node: undefined, from }
  return follow(ctx, target.node, target.location.source.absoluteRef)
}
