// Prevents a required field that the schema does not describe, for instance after a rename. A condition (`if`, `then`,
// `not`) has no properties of its own: it speaks about those of the schema around it.
export default function requiredProperties() {
  return {
    Schema(schema, ctx) {
      if (!schema.properties) return
      const required = [schema.required, schema.then?.required, schema.else?.required].flatMap((names) => names ?? [])
      for (const name of required) {
        if (name in schema.properties) continue
        ctx.report({ message: `Required property \`${name}\` is not described.`, location: ctx.location })
      }
    },
  }
}
