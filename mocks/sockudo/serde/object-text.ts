/** An object as JSON, from names and JSON texts; undefined is left out. */
export function objectText(members: Iterable<readonly [name: string, text: string | undefined]>): string {
  let text = ''
  for (const [name, value] of members) {
    if (value !== undefined) text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${value}`
  }
  return `{${text}}`
}
