// The two histories, that of events and that of who came and went, which refuse the same things in other words.

export interface History {
  /** As messages say it. */
  readonly noun: 'history' | 'presence history'
  /** What a server without it says is off. */
  readonly policy: 'Durable history' | 'Presence history'
  /** How the names of its channels begin. */
  readonly prefix: '' | 'presence-'
  readonly examples: { readonly off: string; readonly cursor: 'historyCursor' | 'presenceCursor' }
}

export const ofEvents: History = {
  noun: 'history',
  policy: 'Durable history',
  prefix: '',
  examples: { off: 'historyDisabled', cursor: 'historyCursor' },
}

export const ofPresence: History = {
  noun: 'presence history',
  policy: 'Presence history',
  prefix: 'presence-',
  examples: { off: 'presenceHistoryDisabled', cursor: 'presenceCursor' },
}
