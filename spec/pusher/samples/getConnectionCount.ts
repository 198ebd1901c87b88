import { createPusher } from 'channelkit/pusher'
import { recordingFetch } from 'channelkit/testing'

const pusher = createPusher('http://app-key:app-secret@127.0.0.1:8080/apps/app-id', {
  preset: 'reverb',
  // In place of a running Reverb.
  fetch: recordingFetch(Response.json({ connections: 12 })),
})

const { data } = await pusher.http.GET('/connections')
console.log(data?.connections)
