// The checks of the `pusher` package, with the messages that its callers match on.

export function validateChannel(channel: unknown): asserts channel is string {
  if (typeof channel !== 'string' || channel === '' || /[^A-Za-z0-9_\-=@,.;]/.test(channel))
    throw new Error(`Invalid channel name: '${String(channel)}'`)
  if (channel.length > 200) throw new Error(`Channel name too long: '${channel}'`)
}

export function validateEvent(event: unknown): asserts event is string {
  if (typeof event !== 'string') throw new Error(`Invalid event name: '${String(event)}'`)
  if (event.length > 200) throw new Error(`Too long event name: '${event}'`)
}

export function validateSocketId(socketId: unknown): asserts socketId is string {
  if (typeof socketId !== 'string' || !/^\d+\.\d+$/.test(socketId))
    throw new Error(`Invalid socket id: '${String(socketId)}'`)
}

export function validateUserId(userId: unknown): asserts userId is string {
  if (typeof userId !== 'string' || userId === '') throw new Error(`Invalid user id: '${String(userId)}'`)
}

export function validateUserData(userData: unknown): void {
  if (userData === null || typeof userData !== 'object')
    throw new Error(`Invalid user data: '${String(userData)}'`)
  validateUserId((userData as { readonly id?: unknown }).id)
}
