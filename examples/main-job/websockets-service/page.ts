// Runs in the browser of the story: its recipients, for whoever steers the page.

import { createRecipients } from './recipients.ts'

async function uriFor(name: string): Promise<string> {
  const response = await fetch('/uri', { method: 'POST', body: name })
  const text = await response.text()
  if (!response.ok) throw new Error(text)
  return text
}

Object.assign(globalThis, { recipients: createRecipients(uriFor) })
