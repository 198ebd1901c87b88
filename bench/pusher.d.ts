// What the types of `pusher` leave out.

declare module 'pusher/lib/events.js' {
  export function trigger(
    pusher: object,
    channels: readonly string[],
    event: string,
    data: unknown,
    params: object,
  ): object
}
