// What a client sees of an answer.

export interface Shown {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export async function shown(response: Response): Promise<Shown> {
  const { status, headers } = response
  return { status, headers: Object.fromEntries(headers), body: await response.text() }
}
