// One expression of a list: whether it is one, whom it approves, and whom it should not.

import { examplesOf } from './origins/examples.ts'
import { createExpression, type Expression } from './origins/expression.ts'
import { insteadOf } from './origins/instead.ts'
import { whyNever } from './origins/never.ts'
import { pageOf } from './origins/page.ts'
import { tooMuch, type TooMuch } from './origins/too-much.ts'
import type { Finding } from './finding.ts'

export type Remark = Pick<Finding, 'level' | 'message' | 'approves' | 'refuses' | 'instead'>

export interface PatternVerdict {
  /** An origin of a browser that it approves; null where none was found. */
  readonly approves: string | null
  readonly remarks: readonly Remark[]
  /** Those origins that the server approves by this one. */
  readonly matching: (origins: readonly string[]) => readonly string[]
}

/**
 * @param broken - what the server does with a text that is no expression
 */
export function checkPattern(source: string, broken: string): PatternVerdict {
  const expression = read(source)
  if (expression === undefined) {
    const message = `it is no regular expression (${whyNot(source)}): ${broken}`
    return {
      approves: null,
      remarks: [{ level: 'error', message, instead: insteadOf(source) }],
      matching: () => [],
    }
  }
  const examples = examplesOf(expression)
  // One that was stopped has not been tried on all of them.
  const never = expression.stoppedAt === undefined ? whyNever(source, examples) : undefined
  const meant = never === undefined ? examples.browser : examples.byHand
  const page = never === undefined ? examples.browser[0] : pageOf(meant[0] ?? '')
  const strangers = tooMuch(expression, meant)
  const remarks: Remark[] = [
    ...(never === undefined ? [] : [{ level: 'warning', message: never, refuses: page } as const]),
    ...strangers.map((each) => ({ level: 'warning', ...each }) as const),
  ]
  const better = betterThan(source, page, strangers)
  const slow = slowAt(expression, meant[0])
  if (slow !== undefined) {
    const message = `it takes seconds to compare with ${JSON.stringify(slow)}, and the server does nothing else meanwhile`
    remarks.push({ level: 'warning', message })
  }
  return {
    matching: expression.matching,
    approves: examples.browser[0] ?? null,
    remarks: remarks.map((each, index) =>
      index === remarks.length - 1 ? { ...each, instead: better } : each,
    ),
  }
}

function read(source: string): Expression | undefined {
  try {
    return createExpression(source)
  } catch {
    return undefined
  }
}

function whyNot(source: string): string {
  try {
    void new RegExp(source)
    return ''
  } catch (error) {
    return (error as Error).message.replace(/^.*\/: /s, '')
  }
}

/** Another expression, if it approves the page and none of the strangers. */
function betterThan(
  source: string,
  page: string | undefined,
  strangers: readonly TooMuch[],
): string | undefined {
  const text = insteadOf(source)
  if (text === undefined || text === source || page === undefined) return undefined
  const better = new RegExp(text)
  return better.test(page) && !strangers.some(({ approves }) => better.test(approves)) ? text : undefined
}

/** Tries what makes an expression go back and forth: many characters that fit, and one that does not. */
function slowAt(expression: Expression, approved = 'https://'): string | undefined {
  for (const start of ['', 'https://', approved])
    for (const each of ['a', '1', '.', '-', 'a.', 'www.']) {
      if (expression.stoppedAt !== undefined) return expression.stoppedAt
      expression.matches(`${start}${each.repeat(Math.ceil(48 / each.length))}!`)
    }
  return expression.stoppedAt
}
