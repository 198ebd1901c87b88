// channelkit/testing: what makes things in your tests.

export { type FixedClock, fixedClock } from './fixed-clock.ts'
export { sequentialIds, type SequentialIds } from './sequential-ids.ts'
export { signedWebhook, type SignedWebhookEvent, type SignedWebhookOptions } from './signed-webhook.ts'
export { type Answer, type RecordedRequest, type RecordingFetch, recordingFetch } from './recording-fetch.ts'
