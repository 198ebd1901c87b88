// Prevents an error code that no list knows: a response with ApiErrorBody says in `x-error-codes` which codes it can
// carry, each is known to its schema (`x-known-values`), and its examples use no other and repeat the right status, if
// they repeat one.
import { follow } from '../follow.js'

// The `code` property of the first branch that has one, with its `x-known-values`.
function codeSchema(ctx, schema, from) {
  const target = follow(ctx, schema, from)
  const code = target.node?.properties?.code
  if (code) return follow(ctx, code, target.from).node
  for (const branch of target.node?.anyOf ?? []) {
    const found = codeSchema(ctx, branch, target.from)
    if (found) return found
  }
  return undefined
}

export default function errorCodes() {
  return {
    Responses(responses, ctx) {
      for (const [status, reference] of Object.entries(responses)) {
        const response = follow(ctx, reference)
        const json = response.node?.content?.['application/json']
        if (!/^[45]/.test(status) || !json) continue
        const location = ctx.location.child([status])
        const report = (message) => ctx.report({ message: `${status}: ${message}`, location })

        const codes = response.node['x-error-codes'] ?? []
        const schema = codeSchema(ctx, json.schema, response.from)
        if (schema && codes.length === 0) report('x-error-codes is missing.')
        const known = schema?.['x-known-values'] ?? {}
        for (const code of codes) if (!(code in known)) report(`\`${code}\` is not a value that its schema knows.`)

        for (const [name, example] of Object.entries(json.examples ?? {})) {
          const value = follow(ctx, example, response.from).node?.value
          if (value?.code === undefined) continue
          if (!codes.includes(value.code)) report(`the code of example ${name} is not in x-error-codes.`)
          if (value.status !== undefined && String(value.status) !== status) report(`example ${name} has the status ${value.status}.`)
        }
      }
    },
  }
}
