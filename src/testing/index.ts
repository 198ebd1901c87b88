// channelkit/testing: what makes things in your tests.

export { type FixedClock, fixedClock } from './fixed-clock.ts'
export { signedWebhook, type SignedWebhookOptions } from './signed-webhook.ts'
export { type Answer, type RecordedRequest, type RecordingFetch, recordingFetch } from './recording-fetch.ts'
