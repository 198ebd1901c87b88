// Who watches whom. Only users that signed in with a watchlist, be it an empty one, count as being there; and they count
// as being there for ever, because the server never takes a socket that went away out of its books.

export interface Watchlists {
  /** @returns the events for the socket that signed in, in their order, and the users to tell about it */
  watch(userId: string, watchlist: readonly string[]): Watching
}

export interface Watching {
  readonly events: readonly (readonly [event: 'online' | 'offline', userIds: readonly string[]])[]
  readonly watchers: readonly string[]
}

export function createWatchlists(): Watchlists {
  const online = new Set<string>()
  const watchers = new Map<string, Set<string>>()
  const watching = new Map<string, ReadonlySet<string>>()
  return {
    watch(userId, watchlist) {
      const wasOffline = !online.has(userId)
      online.add(userId)
      const watched = new Set(watchlist)
      for (const id of watching.get(userId) ?? []) if (!watched.has(id)) watchers.get(id)?.delete(userId)
      watching.set(userId, watched)
      // The server looks at the watchers before it writes down that a user may watch themself.
      const before = watchers.get(userId)?.size ?? 0
      for (const id of watched) watchers.set(id, (watchers.get(id) ?? new Set()).add(userId))
      const there = [...watched].filter((id) => online.has(id))
      const away = [...watched].filter((id) => !online.has(id))
      return {
        events: [
          // Meant for the watchers, one each, but sent to the user.
          ...Array.from({ length: wasOffline ? before : 0 }, () => ['online', [userId]] as const),
          ...(there.length > 0 ? [['online', there] as const] : []),
          ...(away.length > 0 ? [['offline', away] as const] : []),
        ],
        watchers: [...(watchers.get(userId) ?? [])],
      }
    },
  }
}
