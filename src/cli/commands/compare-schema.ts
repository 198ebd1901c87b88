// channelkit compare-schema: a live GraphQL service against the schema that the kit reads out of its document.

import { readFile } from 'node:fs/promises'
import { buildSchema, type GraphQLSchema } from 'graphql'
import { schema as contract } from '../../../generated/websockets-service/schema.ts'
import { ArgumentError } from '../../core/errors/argument-error.ts'
import { version } from '../../core/version.ts'
import { type Command, readArgs, UsageError } from '../command.ts'
import { compare } from '../compare-schema/compare.ts'
import { linesOf } from '../compare-schema/print.ts'
import type { Report } from '../compare-schema/report.ts'
import { schemaOfService } from '../compare-schema/service-schema.ts'

export const compareSchema: Command = {
  name: 'compare-schema',
  summary: 'tells where a live WebSockets Service is not what its document says',
  usage: `channelkit compare-schema --endpoint URL --access-key-from-env NAME [--schema FILE] [--json] [--timeout MILLISECONDS]

Asks a WebSockets Service for its schema (one introspection, nothing is pushed) and compares it with the one of this package:
first the points that the document leaves open, each with what to change where the service is otherwise, then the rest.

  --endpoint             where the service takes GraphQL, like https://websockets-manager-api.socrate.io/graphql
  --access-key-from-env  the name of the variable that holds the access key
  --schema               a schema (SDL) to compare with instead, like one that was saved before
  --json                 one JSON object; its "schema" is the service's own
  --timeout              for the introspection (default 30000)

Ends with 0 when nothing is different, with 1 when something is, with 2 when called wrongly, with 3 when there is nothing to
compare: no answer, a key that is refused, an introspection that is switched off.`,
  failure: 3,
  async run(args) {
    const { endpoint, accessKey, timeout, file, json } = parse(args, process.env)
    const expected = file === undefined ? buildSchema(contract) : await readSchema(file)
    const found = await schemaOfService({ endpoint, accessKey, timeout }).catch(misused)
    const { origin, pathname } = new URL(endpoint)
    const report: Report = {
      endpoint: `${origin}${pathname}`,
      against: file ?? `the contract of channelkit ${version}`,
      channelkit: version,
      ...compare(expected, found),
    }
    console.log(
      json ? JSON.stringify(report, null, 2) : linesOf(report, process.stdout.columns ?? 110).join('\n'),
    )
    if (!report.same) process.exitCode = 1
  },
}

interface Choice {
  readonly endpoint: string
  readonly accessKey: string
  readonly timeout: number
  readonly file: string | undefined
  readonly json: boolean
}

function parse(args: readonly string[], env: NodeJS.ProcessEnv): Choice {
  const { values } = readArgs({
    args: [...args],
    options: {
      endpoint: { type: 'string' },
      'access-key-from-env': { type: 'string' },
      schema: { type: 'string' },
      json: { type: 'boolean', default: false },
      timeout: { type: 'string', default: '30000' },
    },
  })
  const { endpoint, schema: file, json } = values
  const name = values['access-key-from-env']
  if (!endpoint) throw new UsageError('needs --endpoint URL')
  if (!name) throw new UsageError('needs --access-key-from-env NAME, the name of a variable')
  const accessKey = env[name]
  // Not which: who gives the key in place of the name must not read it in a log.
  if (!accessKey) throw new UsageError('--access-key-from-env takes the name of a variable that is set')
  const timeout = Number(values.timeout)
  if (!Number.isInteger(timeout) || timeout < 1 || timeout > 600_000) {
    throw new UsageError('--timeout takes 1 to 600000 milliseconds')
  }
  return { endpoint, accessKey, timeout, file, json }
}

async function readSchema(file: string): Promise<GraphQLSchema> {
  try {
    return buildSchema(await readFile(file, 'utf8'))
  } catch (cause) {
    throw new UsageError(`cannot read the schema: ${(cause as Error).message}`, { cause })
  }
}

/** What the client says of its options, said of those of the command. */
function misused(cause: unknown): never {
  if (!(cause instanceof ArgumentError)) throw cause
  const message = cause.message.replace(/^options\.\w+/, (name) => said[name] ?? name)
  throw new UsageError(message, { cause })
}

const said: Readonly<Record<string, string>> = {
  'options.endpoint': '--endpoint',
  'options.accessKey': 'the variable of --access-key-from-env',
}
