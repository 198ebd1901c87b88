// Ids that nobody can guess.

export function randomUuid(): string {
  // Does not exist in pages that were loaded without TLS.
  const { randomUUID } = crypto as Partial<Crypto>
  // Node puts it together from 20 pieces and V8 keeps the pieces; made lower case, which it is, it is one.
  if (randomUUID !== undefined) return randomUUID.call(crypto).toLowerCase()
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
