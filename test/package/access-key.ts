// What a bundle for browsers must not hold: the words of code that handles access keys.

/** The words that were found. */
export function aboutAccessKeys(code: string): string[] {
  return [...new Set(code.match(/x-api-key|access_?key|websockets-manager-api/gi))]
}
