// What an event means, in words. The compiler says so when a type of event is missing here.

import { type ServerEvent, type ServerToken, EventType } from 'channelkit/users'

/** Undefined for what is no news: answers to requests. */
export function describeToken(token: ServerToken): string | undefined {
  switch (token.type) {
    case 'Login':
      return `${token.username} logged in`
    case 'Logout':
      return `${token.username} logged out`
    case 'Activated':
      return `the account of ${token.username} was activated`
    case 'Removed':
      return `the account of ${token.username} was removed`
    case 'FileUploaded':
      return `${token.username} uploaded ${nameOf(token.file)}`
    case 'FileRemoved':
      return `${nameOf(token.file)} of ${token.username} was removed`
    case 'BucketUploaded':
      return `${token.username} has a new bucket, ${nameOf(token.bucket)}`
    case 'BucketRemoved':
      return `the bucket ${nameOf(token.bucket)} of ${token.username} was removed`
    case 'MetaRequest':
      return undefined
    default:
      return token satisfies never
  }
}

/** The same for servers up to release 0.3.2, whose removals do not say whose it was; the file and the bucket do. */
export function describeEvent(event: ServerEvent): string | undefined {
  switch (event.eventType) {
    case EventType.Login:
      return `${event.username} logged in`
    case EventType.Logout:
      return `${event.username} logged out`
    case EventType.Activated:
      return `the account of ${event.username} was activated`
    case EventType.Removed:
      return `the account of ${event.username} was removed`
    case EventType.FileUploaded:
      return `${event.username} uploaded ${nameOf(event.file)}`
    case EventType.FileRemoved:
      return `${nameOf(event.file)} of ${ownerOf(event.file)} was removed`
    case EventType.BucketUploaded:
      return `${event.username} has a new bucket, ${nameOf(event.bucket)}`
    case EventType.BucketRemoved:
      return `the bucket ${nameOf(event.bucket)} of ${ownerOf(event.bucket)} was removed`
    case EventType.MetaRequest:
    case EventType.Echo:
      return undefined
    default:
      return event satisfies never
  }
}

// A server of another release may leave out what this one promises.
function nameOf({ name }: { readonly name?: string | undefined }): string {
  return name ?? 'something'
}

function ownerOf({ user }: { readonly user?: string | undefined }): string {
  return user ?? 'somebody'
}
