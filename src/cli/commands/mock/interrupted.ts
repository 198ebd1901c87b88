// When somebody wants the server to end.

const signals = ['SIGINT', 'SIGTERM'] as const
/** npm passes Ctrl+C on to a command that the terminal has told already. */
const sameKeystroke = 100

/** Resolves at the first signal; the second one ends the process at once, with the code that shells give it. */
export function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    let first: number | undefined
    for (const signal of signals) {
      process.on(signal, () => {
        first ??= performance.now()
        if (performance.now() - first > sameKeystroke) process.exit(signal === 'SIGINT' ? 130 : 143)
        resolve()
      })
    }
  })
}
