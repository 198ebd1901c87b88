// npm run mock:prism [-- --service sockudo --port 4010]: a server that knows nothing but a contract. It refuses requests
// that the contract does not allow and answers the others with the contract's examples, until it is interrupted.

import { parseArgs } from 'node:util'
import { startPrism } from '../test/contract/support/prism.ts'
import { firstCall } from './prism/first-call.ts'
import { contractPath, readContract, services } from '../test/contract/support/contracts.ts'

const { service, port } = readChoice()
const known = await services()
if (!known.includes(service)) stop(`there is no contract ${service}; there is: ${known.join(', ')}`)

const prism = await startPrism({ document: contractPath(service), port }).catch((error: unknown) =>
  stop(`Prism does not start: ${error instanceof Error ? error.message : String(error)}`),
)
const base = prism.url.href.replace(/\/$/, '')
console.log(`Prism serves the contract of ${service} on ${base}; Ctrl+C stops it.`)
console.log(`  curl ${firstCall(await readContract(service), base)}`)
console.log('  It looks whether a key or the parts of a signature are there, not whether they are right.')
console.log(
  "  -H 'Prefer: code=400' or 'Prefer: code=400, example=NAME' asks for another answer of the contract.",
)
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void prism.close())

function readChoice(): { service: string; port: number } {
  try {
    const { values } = parseArgs({
      options: {
        service: { type: 'string', default: 'sockudo' },
        port: { type: 'string', default: '4010' },
      },
    })
    const port = Number(values.port)
    if (!/^\d+$/.test(values.port) || port > 65_535) stop('--port takes 0 to 65535')
    return { service: values.service, port }
  } catch (error) {
    return stop((error as Error).message)
  }
}

function stop(sentence: string): never {
  console.error(`mock:prism: ${sentence}`)
  process.exit(2)
}
