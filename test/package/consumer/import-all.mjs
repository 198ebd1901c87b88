// Imports every sub-path that is named on the command line, by import and by require(), and checks that both give the
// same: one copy of every class. What is no module is a text that is there.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

for (const name of process.argv.slice(2)) {
  if (name.endsWith('.graphql')) {
    const text = readFileSync(require.resolve(name), 'utf8')
    if (!text.includes('type Query {')) throw new Error(`${name} is no schema`)
    console.log(`${name} ${text.length}`)
    continue
  }
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
