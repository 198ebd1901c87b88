// Puts the PyPI package pusher into a folder of its own, once, as anybody would install it.

import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Missing } from '../clients.ts'

const run = promisify(execFile)
const requirements = fileURLToPath(new URL('requirements.txt', import.meta.url))
const cache = new URL('../../../node_modules/.cache/channelkit/', import.meta.url)

export type Installed = { readonly folder: string } | { readonly missing: Missing }

/** The folder to name in `PYTHONPATH`, or why there is none. */
export async function installPackage(): Promise<Installed> {
  const wanted = (await readFile(requirements, 'utf8')).trim()
  const version = ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])']
  const python = await run('python3', version).catch((error: Failure) => error)
  if (python instanceof Error) {
    if (python.code === 'ENOENT') return { missing: { why: 'there is no python3', excused: true } }
    return { missing: { why: `python3 does not run: ${lastLine(python)}`, excused: false } }
  }
  // What is compiled in it fits one version of Python.
  const folder = fileURLToPath(
    new URL(`python-${python.stdout.trim()}-${wanted.replaceAll(/\W+/g, '-')}`, cache),
  )
  if (await exists(folder)) return { folder }
  // Two runs at the same time must not see each other's half: the folder is there when it is whole.
  await mkdir(cache, { recursive: true })
  const half = await mkdtemp(`${folder}-`)
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--target', half]
  const install = () => run('python3', [...pip, '--upgrade', '-r', requirements], { timeout: 120_000 })
  try {
    // Once more: an index that does not answer for a moment must not cost a whole run.
    await install().catch(install)
  } catch (error) {
    await rm(half, { recursive: true, force: true })
    const why = `pip cannot install ${wanted}: ${lastLine(error as Failure)}`
    return { missing: { why, excused: false } }
  }
  await rename(half, folder).catch(() => rm(half, { recursive: true, force: true }))
  return { folder }
}

type Failure = Error & { readonly code?: unknown; readonly stderr?: string }

function lastLine({ stderr = '', message }: Failure): string {
  return (stderr.trim() || message).split('\n').at(-1)!
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
