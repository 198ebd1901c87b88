// Puts the PyPI package pusher into a folder of its own, once, as anybody would install it.

import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const requirements = fileURLToPath(new URL('requirements.txt', import.meta.url))
const cache = new URL('../../../node_modules/.cache/channelkit/', import.meta.url)

export type Installed = { readonly folder: string } | { readonly missing: string }

/** The folder to name in `PYTHONPATH`, or why there is none. */
export async function installPackage(): Promise<Installed> {
  const wanted = (await readFile(requirements, 'utf8')).trim()
  const python = await run('python3', ['-c', 'import sys; print("%d.%d" % sys.version_info[:2])']).catch(
    () => undefined,
  )
  if (python === undefined) return { missing: 'there is no python3' }
  // What is compiled in it fits one version of Python.
  const folder = fileURLToPath(
    new URL(`python-${python.stdout.trim()}-${wanted.replaceAll(/\W+/g, '-')}`, cache),
  )
  if (await exists(folder)) return { folder }
  // Two runs at the same time must not see each other's half: the folder is there when it is whole.
  await mkdir(cache, { recursive: true })
  const half = await mkdtemp(`${folder}-`)
  const pip = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--target', half]
  try {
    await run('python3', [...pip, '-r', requirements], { timeout: 120_000 })
  } catch (error) {
    await rm(half, { recursive: true, force: true })
    const said = (error as { stderr?: string }).stderr ?? ''
    return { missing: `pip cannot install ${wanted}: ${said.trim().split('\n').at(-1)}` }
  }
  await rename(half, folder).catch(() => rm(half, { recursive: true, force: true }))
  return { folder }
}

function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
