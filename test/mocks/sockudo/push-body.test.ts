import { describe, expect, it } from 'vitest'
import { pushClient } from './push-client.ts'
import { refusal } from './setup.ts'

const credential = { packageSid: 'x', clientSecret: 's' }

describe('a body', () => {
  it.each([
    ['', 'EOF while parsing at line 1 column 1\n\n\t\n\t^\n'],
    ['{', 'EOF while parsing at line 1 column 1\n\n\t{\n\t^\n'],
    ['{}', 'missing field `packageSid` at line 1 column 2\n\n\t{}\n\t.^\n'],
    [
      '{"a":1,}',
      'JSON has a comma after the last value in an array or object at line 1 column 8\n\n\t{"a":1,}\n\t.......^\n',
    ],
    [
      '{\n"packageSid":5}',
      'invalid type: integer `5`, expected a string at line 2 column 14\n\n\tageSid":5}\n\t........^.\n',
    ],
    [
      '{"packageSid":[1]}',
      'invalid type: sequence, expected a string at line 1 column 17\n\n\teSid":[1]}\n\t........^.\n',
    ],
    [
      '{"packageSid":"é","packageSid":1}',
      'duplicate field `packageSid` at line 1 column 32\n\n\tkageSid":1}\n\t........^..\n',
    ],
    ['\ufeff{}', 'Invalid JSON value at line 1 column 1\n\n\t\ufeff{}\n\t^....\n'],
  ])('of %j is refused with an excerpt', async (body, problem) => {
    const answer = await pushClient().send('POST', '/credentials/wns', {
      body,
      headers: { 'content-type': 'application/json' },
    })
    expect(answer).toMatchObject(refusal(400, 'invalid_input', `invalid JSON body: ${problem}`))
  })

  it.each([
    ['application/json', 201],
    ['Application/JSON; charset=utf-8', 201],
    ['application/vnd.x+json', 201],
    ['text/json', 400],
    ['text/plain', 400],
  ])('of type %s is answered with %i', async (type, status) => {
    const { post } = pushClient()
    expect(await post('/credentials/wns', credential, { 'content-type': type })).toMatchObject({ status })
  })

  it('that is too long is a 400, too', async () => {
    const { post } = pushClient()
    const body = `{"packageSid":"${'x'.repeat(10 * 1024 * 1024)}"}`
    expect(await post('/credentials/wns', body)).toMatchObject(
      refusal(
        400,
        'invalid_input',
        'invalid JSON body: Failed to buffer the request body: length limit exceeded',
      ),
    )
  })
})

describe('a word', () => {
  // Seen on the server.
  it.each([
    ['5', 'Invalid JSON value at line 1 column 17'],
    ['{}', 'Invalid JSON value at line 1 column 19'],
    ['{1:null}', 'invalid type: integer `1`, expected variant identifier at line 1 column 19'],
    ['{"x":null}', 'unknown variant `x`, expected `noStorage` or `mostRecent` at line 1 column 21'],
    ['{"noStorage":null,"x":1}', 'Invalid JSON value at line 1 column 35'],
    ['{"noStorage":null x', 'Invalid JSON value at line 1 column 36'],
  ])('written as %s is refused there', async (word, problem) => {
    const { send } = pushClient({ liveActivities: true })
    const answer = await send('POST', '/liveActivities/channels', {
      body: `{"storagePolicy":${word}}`,
      headers: { 'content-type': 'application/json' },
    })
    expect(answer.body.error).toContain(problem)
  })

  it('that ends with the body is refused', async () => {
    const { send } = pushClient({ liveActivities: true })
    const bodies = ['{"storagePolicy":', '{"storagePolicy":{"noStorage":null']
    for (const body of bodies) {
      const headers = { 'content-type': 'application/json' }
      const answer = await send('POST', '/liveActivities/channels', { body, headers })
      expect(answer.body.error).toContain(`EOF while parsing at line 1 column ${body.length}`)
    }
  })
})

describe('a word that does not exist', () => {
  it('is told with all that do', async () => {
    const { body } = await pushClient().register('phone', { platform: 'linux' })
    expect(body.error).toContain(
      'unknown variant `linux`, expected one of `android`, `ios`, `browser`, `windows`, `macos`, `watchos`, `tvos`, `other`',
    )
  })

  it('is told of two words in another way', async () => {
    const { body } = await pushClient({ liveActivities: true }).post('/liveActivities/channels', {
      storagePolicy: 'x',
    })
    expect(body.error).toContain(
      'unknown variant `x`, expected `noStorage` or `mostRecent` at line 1 column 20',
    )
  })
})

describe('a target', () => {
  it.each([
    [{ type: 'device', deviceId: 'a' }, 'missing field `device_id`'],
    [{ device_id: 'a' }, 'missing field `type`'],
    [{ type: 'user', user_id: 'a' }, 'unknown variant `user`'],
    [{ type: 'indexedFilter', filter: {} }, 'invalid type: newtype struct, expected a valid json'],
    [{ type: 'recipient', recipient: { transportType: 'apns' } }, 'missing field `deviceToken`'],
  ])('%j is refused', async (target, problem) => {
    const { body, status } = await pushClient().publish({ recipients: [target] })
    expect({ status, error: body.error }).toMatchObject({
      status: 400,
      error: expect.stringContaining(`invalid JSON body: ${problem}`),
    })
  })

  it('may name its type last', async () => {
    const recipients = [{ recipient: { deviceToken: 'a', transportType: 'apns' }, type: 'recipient' }]
    expect(await pushClient().publish({ recipients })).toMatchObject({ status: 202 })
  })
})
