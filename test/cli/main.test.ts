import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { commands } from '../../src/cli/registry.ts'
import { version } from '../../src/core/version.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

interface Ended {
  readonly code: number
  readonly output: string
  readonly errors: string
}

function channelkit(...args: readonly string[]): Promise<Ended> {
  const node = ['--import', 'tsx', '--conditions=channelkit-source', 'src/cli/main.ts', ...args]
  return new Promise((resolve) => {
    execFile(process.execPath, node, { cwd: root }, (error, output, errors) =>
      resolve({ code: error === null ? 0 : Number(error.code), output, errors }),
    )
  })
}

describe('every command', () => {
  it.each(commands.map((command) => [command.name, command] as const))(
    '%s says what it does',
    (name, command) => {
      expect(name).toMatch(/^[a-z-]+$/)
      expect(command.summary).toMatch(/^[a-z].*[^.]$/)
      expect(command.usage.startsWith(`channelkit ${name} `)).toBe(true)
    },
  )

  it('has a name of its own', () => {
    expect(new Set(commands.map(({ name }) => name)).size).toBe(commands.length)
  })
})

describe('channelkit', { timeout: 30_000 }, () => {
  it.each([[[]], [['--help']]])('%j lists the commands', async (args) => {
    const { code, output, errors } = await channelkit(...args)
    expect([code, errors]).toEqual([0, ''])
    for (const { name, summary } of commands)
      expect(output).toMatch(new RegExp(`^ +${name} +${summary}$`, 'm'))
  })

  it.each([[['help', 'generate']], [['generate', '--help']]])(
    '%j tells how a command is called',
    async (args) => {
      const { code, output } = await channelkit(...args)
      expect(code).toBe(0)
      expect(output).toContain('channelkit generate CONTRACT --out FOLDER')
    },
  )

  it.each([[['help', 'mock', 'sockudo']], [['mock', 'sockudo', '--help']]])(
    '%j tells how a command of a command is called',
    async (args) => {
      const { code, output } = await channelkit(...args)
      expect(code).toBe(0)
      expect(output).toContain('channelkit mock sockudo [--port PORT]')
    },
  )

  it('--version is the version of the package', async () => {
    expect(await channelkit('--version')).toEqual({ code: 0, output: `${version}\n`, errors: '' })
  })

  it('ends with 2 and a hint for a command that there is not', async () => {
    expect(await channelkit('genrate')).toEqual({
      code: 2,
      output: '',
      errors: 'channelkit genrate: there is no such command\nTry: channelkit help\n',
    })
  })

  it('ends with 2 and a hint for a command that is called wrongly', async () => {
    expect(await channelkit('generate')).toEqual({
      code: 2,
      output: '',
      errors: 'channelkit generate: takes one contract\nTry: channelkit help generate\n',
    })
  })
})
