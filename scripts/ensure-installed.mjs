// Prevents "vitest: not found" on a fresh clone: npm start and npm test run this first. It compares what
// package-lock.json asks for with what npm noted in node_modules, and runs npm ci only if they differ. Plain JavaScript
// without imports from packages, because there are none yet.
//
// node scripts/ensure-installed.mjs [FOLDER]      FOLDER has a package-lock.json of its own

import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = new URL(`${process.argv[2] ?? '.'}/`, new URL('../', import.meta.url))
const oldest = [20, 19]

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < oldest[0] || (major === oldest[0] && minor < oldest[1])) {
  fail(`channelkit needs Node ${oldest.join('.')} or newer; this is Node ${process.versions.node}.`)
}

const reason = whatDiffers()
if (reason !== undefined) install(reason)

/** Why node_modules is not what the lock file describes, or undefined. */
function whatDiffers() {
  if (!existsSync(new URL('node_modules/', root))) return 'node_modules is missing'
  const wanted = packagesOf('package-lock.json')
  const found = packagesOf('node_modules/.package-lock.json')
  if (wanted === undefined)
    fail('package-lock.json is missing or damaged; restore it: git checkout package-lock.json')
  if (found === undefined) return 'npm did not finish installing'
  for (const [path, { version, optional }] of Object.entries(wanted)) {
    if (path === '') continue
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    // An optional package that is not there belongs to another platform.
    if (found[path] === undefined && optional) continue
    if (found[path] === undefined || !existsSync(new URL(path, root))) return `${name} is missing`
    if (found[path].version !== version) return `${name} ${found[path].version} should be ${version}`
  }
  return undefined
}

function packagesOf(lockFile) {
  try {
    return JSON.parse(readFileSync(new URL(lockFile, root), 'utf8')).packages
  } catch {
    return undefined
  }
}

function install(reason) {
  console.log(`channelkit: ${reason}, so npm ci installs what package-lock.json lists; this happens once.`)
  const options = { cwd: fileURLToPath(root), stdio: 'inherit' }
  const args = ['ci', '--no-audit', '--no-fund']
  // npm says where it is; without it (node scripts/ensure-installed.mjs) the shell finds it.
  const npm = process.env.npm_execpath
  const { status } = npm
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' })
  if (status !== 0) fail('npm ci failed; its own words are above. It needs the npm registry, once.')
}

function fail(sentence) {
  console.error(sentence)
  process.exit(1)
}
