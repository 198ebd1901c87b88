// What the annotations of one type amount to: what subscribers of protocol 2 are told.

import { byBytes } from '../serde/by-bytes.ts'
import { objectText } from '../serde/object-text.ts'
import type { Annotation } from './annotation.ts'
import { requireText, type Summarizer, summarizerOf } from './type.ts'

/** Names a summary of as many clients as fit, as JSON text. @param clients - how many are named at most */
export type Summary = (clients: number) => string

type Apply = (annotation: Annotation) => void

interface Tally {
  readonly apply: Apply
  readonly summary: Summary
}

const tallies: Readonly<Record<Summarizer, () => Tally>> = {
  total() {
    let total = 0
    return {
      apply: ({ action }) => void (total = Math.max(0, total + (action === 'annotation.create' ? 1 : -1))),
      summary: () => JSON.stringify({ total }),
    }
  },
  flag() {
    const clients = new Set<string>()
    return {
      apply: ({ action, clientId }) => void toggle(clients, action, clientId!),
      summary: (most) => clientsText(clients, most),
    }
  },
  distinct() {
    const names = new Map<string, Set<string>>()
    return {
      apply: ({ action, name, clientId }) => toggleName(names, action, name!, clientId!),
      summary: (most) => namesText(names, (clients) => clientsText(clients, most)),
    }
  },
  unique() {
    const names = new Map<string, Set<string>>()
    const nameOf = new Map<string, string>()
    return {
      apply({ action, name, clientId }) {
        const before = nameOf.get(clientId!)
        if (before !== undefined) toggleName(names, 'annotation.delete', before, clientId!)
        nameOf.delete(clientId!)
        if (action === 'annotation.delete') return
        nameOf.set(clientId!, name!)
        toggleName(names, action, name!, clientId!)
      },
      summary: (most) => namesText(names, (clients) => clientsText(clients, most)),
    }
  },
  multiple() {
    const names = new Map<string, Votes>()
    return {
      apply({ action, name, clientId, count = 1 }) {
        const votes = names.get(name!) ?? { byClient: new Map<string, number>(), unidentified: 0 }
        names.set(name!, votes)
        if (clientId !== undefined) requireText('client_id', clientId)
        const { byClient } = votes
        if (action === 'annotation.delete') byClient.delete(clientId ?? '')
        else if (clientId === undefined) votes.unidentified += count
        else byClient.set(clientId, (byClient.get(clientId) ?? 0) + count)
      },
      summary: (most) => namesText(names, (votes) => votesText(votes, most)),
    }
  },
}

/** @param annotations - of one message and type, the oldest first @throws Failure */
export function summarize(type: string, annotations: readonly Annotation[]): Summary {
  const { apply, summary } = tallies[summarizerOf(type)]()
  for (const annotation of annotations) apply(annotation)
  return summary
}

interface Votes {
  readonly byClient: Map<string, number>
  unidentified: number
}

function toggle(clients: Set<string>, action: Annotation['action'], clientId: string): void {
  if (action === 'annotation.create') clients.add(clientId)
  else clients.delete(clientId)
}

function toggleName(
  names: Map<string, Set<string>>,
  action: Annotation['action'],
  name: string,
  clientId: string,
): void {
  const clients = names.get(name) ?? new Set()
  toggle(clients, action, clientId)
  if (clients.size === 0) names.delete(name)
  else names.set(name, clients)
}

function clientsText(clients: ReadonlySet<string>, most: number): string {
  const clientIds = [...clients].sort(byBytes).slice(0, most)
  return JSON.stringify({ total: clients.size, clientIds, clipped: clients.size > most })
}

function votesText({ byClient, unidentified }: Votes, most: number): string {
  const counts = [...byClient].sort(([left], [right]) => byBytes(left, right))
  const identified = counts.reduce((sum, [, count]) => sum + count, 0)
  return objectText([
    ['total', String(identified + unidentified)],
    ['clientCounts', objectText(counts.slice(0, most).map(([id, count]) => [id, String(count)]))],
    ['totalUnidentified', String(unidentified)],
    ['clipped', String(counts.length > most)],
    ['totalClientIds', String(counts.length)],
  ])
}

function namesText<Bucket>(names: ReadonlyMap<string, Bucket>, text: (bucket: Bucket) => string): string {
  return objectText([...names].map(([name, bucket]) => [name, text(bucket)]))
}
