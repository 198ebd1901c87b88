// What the real server answered: one file for each client, name of the case -> what was seen.

import { readFileSync, writeFileSync } from 'node:fs'

export type Recording = Readonly<Record<string, unknown>>

const fileOf = (client: string): URL => new URL(`recorded/${client}.json`, import.meta.url)

export function readRecording(client: string): Recording {
  return JSON.parse(readFileSync(fileOf(client), 'utf8')) as Recording
}

export function writeRecording(client: string, recording: Recording): void {
  writeFileSync(fileOf(client), `${JSON.stringify(recording, undefined, 2)}\n`)
}
