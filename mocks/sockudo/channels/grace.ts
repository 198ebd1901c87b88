/** Milliseconds for which somebody may come back before a webhook tells that they are gone. */
export const grace = 3000
