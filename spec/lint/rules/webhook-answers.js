// Prevents a reader from guessing what an answer to a webhook brings about: each says it in `x-delivery`, and none has
// content, because the server does not read it.
import { follow } from '../follow.js'

const outcomes = ['done', 'follow', 'retry', 'give-up']

export default function webhookAnswers() {
  return {
    WebhooksMap: {
      Operation: {
        Responses(responses, ctx) {
          for (const [status, reference] of Object.entries(responses)) {
            const report = (message) => ctx.report({ message, location: ctx.location.child([status]) })
            const { node } = follow(ctx, reference)
            if (!outcomes.includes(node?.['x-delivery'])) {
              report(`The ${status} answer says in x-delivery one of: ${outcomes.join(', ')}.`)
            }
            if (node?.content) report(`The ${status} answer has content, which the server does not read.`)
          }
        },
      },
    },
  }
}
