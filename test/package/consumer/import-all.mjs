// Imports every sub-path that is named on the command line, by import and by require(), and checks that both give the
// same: one copy of every class.

import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

for (const name of process.argv.slice(2)) {
  const json = name.endsWith('.json')
  const imported = await import(name, json ? { with: { type: 'json' } } : undefined)
  const required = require(name)
  const names = Object.keys(json ? imported.default : imported)
  if (names.length === 0) throw new Error(`${name} exports nothing`)
  if (!json) {
    // A class in place of a module has the same names on it.
    for (const key of names)
      if (imported[key] !== required[key]) throw new Error(`${name}: two copies of ${key}`)
  }
  console.log(`${name} ${names.length}`)
}
