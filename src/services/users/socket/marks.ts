// Texts that come back and belong to nobody else. Letters and digits alone: they stand for user names, too.

export interface Marks {
  /** A text that no other mark is. */
  next(): string
  /** Whether a text is one of these. */
  has(text: unknown): text is string
}

export function createMarks(): Marks {
  const random = crypto.getRandomValues(new Uint8Array(12))
  const prefix = `channelkit${Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('')}n`
  let count = 0
  return {
    next: () => `${prefix}${count++}`,
    has: (text): text is string => typeof text === 'string' && text.startsWith(prefix),
  }
}
