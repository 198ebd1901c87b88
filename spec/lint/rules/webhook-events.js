// Prevents an event that docs, mocks and tests cannot show or tell apart: in the body of a webhook each event of the
// union has a `name` of its own as a constant, and each of these names is in a named example.
import { follow } from '../follow.js'

export default function webhookEvents() {
  return {
    WebhooksMap: {
      Operation(operation, ctx) {
        const report = (message) => ctx.report({ message, location: ctx.location.child('requestBody') })
        const body = follow(ctx, operation.requestBody)
        const json = body.node?.content?.['application/json']
        const schema = follow(ctx, json?.schema, body.from)
        const union = follow(ctx, schema.node?.properties?.events?.items, schema.from)
        if (!union.node?.oneOf) return report('The body of a webhook has `events` of one union (`oneOf`).')

        const names = new Set()
        for (const reference of union.node.oneOf) {
          const { node } = follow(ctx, reference, union.from)
          const name = node?.properties?.name?.const
          if (name === undefined) report(`${reference.$ref} has no constant \`name\`.`)
          else if (names.has(name)) report(`Two events have the name \`${name}\`.`)
          else names.add(name)
        }

        const shown = Object.values(json.examples ?? {}).flatMap(
          (example) => follow(ctx, example, body.from).node?.value?.events?.map(({ name }) => name) ?? [],
        )
        for (const name of names) if (!shown.includes(name)) report(`The event \`${name}\` is in no named example.`)
      },
    },
  }
}
