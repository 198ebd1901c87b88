// Finds the code blocks of a Markdown page, or of the comments of a source file.

export interface Snippet {
  readonly file: string
  /** Of the fence; the code begins one line below. */
  readonly line: number
  /** The first word behind the fence: ts, sh, json, … */
  readonly language: string
  readonly code: string
  /** Why it is only type-checked, for a block marked `no-run`; empty if it does not say. */
  readonly notRun?: string
}

/** The blocks of a Markdown page. */
export function snippetsOf(file: string, text: string): Snippet[] {
  const lines = text.split('\n')
  const snippets: Snippet[] = []
  for (let index = 0; index < lines.length; index++) {
    const opening = /^(\s*)(`{3,})(\w*)(.*)$/.exec(lines[index] ?? '')
    if (!opening) continue
    const [, indent = '', fence = '', language = '', words = ''] = opening
    const start = index
    const code: string[] = []
    while (++index < lines.length && (lines[index] ?? '').trim() !== fence) {
      code.push((lines[index] ?? '').replace(indent, ''))
    }
    const marked = words.split(/\s+/).includes('no-run')
    const notRun = marked ? { notRun: reasonAbove(lines.slice(0, start)) } : {}
    snippets.push({ file, line: start + 1, language, code: code.join('\n'), ...notRun })
  }
  return snippets
}

/** The blocks of the comments of a source file. */
export function commentSnippetsOf(file: string, text: string): Snippet[] {
  // Code becomes empty lines and comments become Markdown, so that the numbers of the lines stay.
  let inside = false
  const lines = text.split('\n').map((line) => {
    if (/^\s*\/\*\*/.test(line)) inside = !line.includes('*/')
    else if (inside && line.includes('*/')) inside = false
    else if (inside) return line.replace(/^\s*\* ?/, '')
    return ''
  })
  return snippetsOf(file, lines.join('\n'))
}

/** The last line of the text above: words or `<!-- no-run: … -->`, not a heading and not another block. */
function reasonAbove(lines: readonly string[]): string {
  const last = lines.findLast((line) => line.trim() !== '')?.trim() ?? ''
  return /^(#|```|@)/.test(last) ? '' : last.replace(/^<!--\s*(no-run:)?\s*|\s*-->$/g, '')
}
