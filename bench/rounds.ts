// Interleaved rounds: every candidate runs in every round, in random order, and is compared within the round only.
// Machines are noisy; a ratio inside a round is not.

export interface Candidate {
  readonly name: string
  /** Publishes one event and resolves when the server has answered. */
  readonly publish: () => Promise<unknown>
}

export interface Comparison {
  readonly name: string
  readonly median: number
  readonly p10: number
  readonly p90: number
  /** Events per second, median over the rounds. */
  readonly rate: number
}

export interface Plan {
  readonly rounds: number
  /** Events per candidate and round. */
  readonly events: number
  readonly concurrency: number
}

/** Runs the rounds and compares every candidate with the first. */
export async function compare(candidates: readonly Candidate[], plan: Plan): Promise<Comparison[]> {
  const rates = new Map(candidates.map(({ name }) => [name, [] as number[]]))
  for (const { publish } of candidates) await pump(publish, Math.ceil(plan.events / 4), plan.concurrency)
  for (let round = 0; round < plan.rounds; round++) {
    for (const { name, publish } of shuffled(candidates)) {
      const started = performance.now()
      await pump(publish, plan.events, plan.concurrency)
      rates.get(name)!.push(plan.events / ((performance.now() - started) / 1000))
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

/** Keeps `concurrency` publishes under way until all are done. */
async function pump(publish: Candidate['publish'], events: number, concurrency: number): Promise<void> {
  let left = events
  const worker = async (): Promise<void> => {
    while (left-- > 0) await publish()
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
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
