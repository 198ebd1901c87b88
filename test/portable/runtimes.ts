// Where the suite runs. A runtime joins with one more line here, its program in runtimes/package.json, and an entry.

export interface Runtime {
  /** Also the name of its file in entries/. */
  readonly name: string
  /** Which side of "exports" and "imports" it takes. */
  readonly conditions: readonly string[]
  /** The program and its arguments; the folder holds the bundle as NAME.mjs and the files of entries/. */
  readonly command: readonly [program: string, ...args: string[]]
  /** Prints the version. */
  readonly version: readonly string[]
}

const installed = (name: string): string => `${import.meta.dirname}/runtimes/node_modules/${name}`
const workerd = installed('workerd/bin/workerd')

export const runtimes: readonly Runtime[] = [
  { name: 'node', conditions: ['node'], command: [process.execPath, 'node.mjs'], version: ['--version'] },
  {
    name: 'workerd',
    conditions: ['workerd', 'default'],
    command: [process.execPath, workerd, 'test', 'workerd.capnp'],
    version: [workerd, '--version'],
  },
]
