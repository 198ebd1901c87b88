// Checks of the runners outside Vitest: one line each, and `N passed, N failed` at the end.

export interface Tally {
  /** Runs one check; what it throws is told, and the next one runs all the same. A text that it returns is told too. */
  check(name: string, run: () => Promise<string | void> | string | void): Promise<void>
  /** Prints the closing line and sets the exit code. */
  close(): void
}

export function createTally(): Tally {
  let passed = 0
  let failed = 0
  return {
    async check(name, run) {
      const started = performance.now()
      const took = (): string => `${Math.round(performance.now() - started)} ms`
      try {
        const note = await run()
        passed++
        console.log(`ok      ${name} (${took()})${note ? `: ${note}` : ''}`)
      } catch (error) {
        failed++
        console.log(`FAILED  ${name} (${took()})`)
        console.log(indent(error instanceof Error ? error.message : String(error)))
      }
    },
    close() {
      console.log(`${passed} passed, ${failed} failed`)
      if (failed > 0 || passed === 0) process.exitCode = 1
    },
  }
}

function indent(text: string): string {
  return text
    .trimEnd()
    .split('\n')
    .map((line) => `        ${line}`)
    .join('\n')
}
