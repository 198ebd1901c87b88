// Prevents docs, mocks and tests from inventing data: each operation has a named example of success and one of failure,
// and every body of a request or answer has at least one. A failure may come with the status 200, and says `error: true`
// then. `x-no-failure-answer` excuses an operation that cannot fail; an answer without content needs no example, and a
// redirect may tell of both. Webhooks have a rule of their own: their answers are not the server's.
import { follow } from '../follow.js'

const names = (media) => Object.keys(media.examples ?? {})

export default function namedExamples() {
  return {
    Paths: {
      Operation(operation, ctx) {
        const found = { success: false, failure: Boolean(operation['x-no-failure-answer']) }
        const report = (message, location = ctx.location) => ctx.report({ message, location })

        const check = (body, where) => {
          const { node, from } = follow(ctx, body)
          const content = Object.entries(node?.content ?? {})
          for (const [type, media] of content) {
            if (names(media).length === 0) report(`${where} has no named example for ${type}.`)
          }
          return content.flatMap(([, media]) =>
            Object.values(media.examples ?? {}).map((example) => follow(ctx, example, from).node?.value),
          )
        }

        check(operation.requestBody, 'The request body')
        for (const [status, response] of Object.entries(operation.responses ?? {})) {
          const shown = check(response, `The ${status} answer`)
          if (/^[23]/.test(status)) found.success = true
          if (shown.some((value) => !status.startsWith('2') || value?.error === true)) found.failure = true
        }

        for (const [kind, present] of Object.entries(found)) {
          if (!present) report(`The operation has no named example of ${kind}.`, ctx.location.child('responses'))
        }
      },
    },
  }
}
