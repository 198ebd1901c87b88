// Interleaved rounds: every candidate runs in every round, in random order, and is compared within the round only.
// Machines are noisy; a ratio inside a round is not.

export interface Candidate {
  readonly name: string
  /** Does it so many times. */
  readonly run: (times: number) => void | Promise<void>
}

export interface Comparison {
  readonly name: string
  readonly median: number
  readonly p10: number
  readonly p90: number
  /** Times per second, median over the rounds. */
  readonly rate: number
}

export interface Plan {
  readonly rounds: number
  /** Per candidate and round. */
  readonly times: number
}

/** Runs the rounds and compares every candidate with the first. */
export async function compare(
  candidates: readonly Candidate[],
  { rounds, times }: Plan,
): Promise<Comparison[]> {
  const rates = new Map(candidates.map(({ name }) => [name, [] as number[]]))
  for (const { run } of candidates) await run(Math.ceil(times / 4))
  for (let round = 0; round < rounds; round++) {
    for (const { name, run } of shuffled(candidates)) {
      const started = performance.now()
      await run(times)
      rates.get(name)!.push(times / ((performance.now() - started) / 1000))
    }
  }
  const base = rates.get(candidates[0]!.name)!
  return candidates.map(({ name }) => {
    const own = rates.get(name)!
    const ratios = own.map((rate, round) => rate / base[round]!)
    const at = (share: number): number => quantile(ratios, share)
    return { name, median: at(0.5), p10: at(0.1), p90: at(0.9), rate: quantile(own, 0.5) }
  })
}

/** Prints the comparisons as a table. */
export function print(title: string, comparisons: readonly Comparison[]): void {
  console.log(`\n${title}; ratio to ${comparisons[0]!.name}, median (p10..p90)`)
  for (const { name, median, p10, p90, rate } of comparisons) {
    const spread = `(${p10.toFixed(2)}..${p90.toFixed(2)})`
    console.log(`  ${name.padEnd(24)} ${median.toFixed(2)} ${spread.padEnd(14)} ${rate.toFixed(0)}/s`)
  }
}

/** Keeps so many publishes under way until all are done. */
export function pumped(publish: () => Promise<unknown>, concurrency: number): Candidate['run'] {
  return async (times) => {
    let left = times
    const worker = async (): Promise<void> => {
      while (left-- > 0) await publish()
    }
    await Promise.all(Array.from({ length: concurrency }, worker))
  }
}

function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right)
  return sorted[Math.round(share * (sorted.length - 1))]!
}

function shuffled<Item>(items: readonly Item[]): Item[] {
  return items
    .map((item) => ({ item, order: Math.random() }))
    .toSorted((left, right) => left.order - right.order)
    .map(({ item }) => item)
}
