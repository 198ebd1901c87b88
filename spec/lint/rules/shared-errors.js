// Prevents two operations from describing the same error differently: an error answer is a $ref to a shared response,
// and a shared response takes its schemas from the shared ones.
import { follow } from '../follow.js'

const isError = (status) => /^[45]/.test(status) || status === 'default'
const isShared = (schema) => Boolean(schema?.$ref) || (schema?.anyOf?.every((branch) => branch.$ref) ?? false)

export default function sharedErrors() {
  return {
    Responses(responses, ctx) {
      for (const [status, response] of Object.entries(responses)) {
        if (!isError(status)) continue
        const location = ctx.location.child([status])
        if (!response.$ref) {
          ctx.report({ message: `The ${status} answer is not a $ref to a shared response.`, location })
          continue
        }
        for (const [type, media] of Object.entries(follow(ctx, response).node?.content ?? {})) {
          if (isShared(media.schema)) continue
          ctx.report({ message: `The ${status} answer has an inline schema for ${type}.`, location })
        }
      }
    },
  }
}
