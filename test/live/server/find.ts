// Where the sockudo binary is.

import { execFile } from 'node:child_process'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

/** The version that the contract describes. */
const version = '5.2.0'

const howToGetOne = `no Sockudo ${version} to test against. Either
  bash scripts/install-sockudo.sh              installs it from source: needs Rust, takes 15 to 20 minutes once
  SOCKUDO_URL=http://app-key:app-secret@127.0.0.1:6001/apps/app-id   names a server that runs`

/**
 * The path of the first sockudo of this version on PATH or where cargo installs.
 *
 * @throws Error that says how to get one
 */
export async function findSockudo(): Promise<string> {
  const cargo = process.env['CARGO_HOME'] ?? join(homedir(), '.cargo')
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), join(cargo, 'bin')]
  const others = new Set<string>()
  for (const folder of folders.filter((name) => name !== '')) {
    const path = join(folder, 'sockudo')
    const said = await versionOf(path)
    if (said === `sockudo ${version}`) return path
    if (said !== undefined) others.add(`${path} is ${said}`)
  }
  throw new Error([howToGetOne, ...others].join('\n  '))
}

function versionOf(path: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    execFile(path, ['--version'], (error, stdout) => resolve(error ? undefined : stdout.trim()))
  })
}
