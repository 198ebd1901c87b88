// Where a character stands, as editors show it.

export interface Place {
  readonly line: number
  readonly column: number
}

/** What finds line and column of a character, both counted from 1. The text is read once, as a file may have many faults. */
export function placesIn(text: string): (offset: number) => Place {
  const starts = [0, ...[...text.matchAll(/\r\n|\n|\r/g)].map(({ index, 0: end }) => index + end.length)]
  return (offset) => {
    let line = 0
    let behind = starts.length
    while (behind - line > 1) {
      const middle = (line + behind) >> 1
      if (starts[middle]! <= offset) line = middle
      else behind = middle
    }
    return { line: line + 1, column: offset - starts[line]! + 1 }
  }
}
