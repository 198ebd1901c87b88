// Prevents a field that nobody can understand without reading the server: every property of every schema says what it
// is, in place or at the end of its $ref.
import { follow } from '../follow.js'

export default function propertyDescriptions() {
  return {
    Schema(schema, ctx) {
      for (const [name, property] of Object.entries(schema.properties ?? {})) {
        if (typeof property === 'boolean' || property.description) continue
        if (follow(ctx, property).node?.description) continue
        ctx.report({
          message: `Property \`${name}\` has no description.`,
          location: ctx.location.child(['properties', name]),
        })
      }
    },
  }
}
