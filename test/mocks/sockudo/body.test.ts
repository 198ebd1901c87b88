import { describe, expect, it } from 'vitest'
import { setup } from './setup.ts'

const event = '{"name":"e","channel":"c","data":"d"}'

describe('the Content-Type', () => {
  it.each([
    'application/json',
    'APPLICATION/JSON',
    'application/json; charset=utf-8',
    'application/vnd.x+json',
  ])('%s is taken for JSON', async (type) => {
    const { post } = setup()
    expect(await post('/events', event, { headers: { 'content-type': type } })).toMatchObject({ status: 200 })
  })

  it.each(['text/json', 'text/plain', 'application/json5', 'application', ''])('%j is not', async (type) => {
    const answer = await setup().post('/events', event, { headers: { 'content-type': type } })
    expect(answer).toMatchObject({
      status: 415,
      text: 'Expected request with `Content-Type: application/json`',
    })
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  })

  it('is looked at before the size', async () => {
    const { post } = setup({ limits: { bodyBytes: 10 } })
    expect(await post('/events', event, { headers: { 'content-type': 'text/plain' } })).toMatchObject({
      status: 415,
    })
  })

  it('does not matter where no body is read', async () => {
    const { post } = setup()
    expect(
      await post('/users/u/terminate_connections', 'junk', { headers: { 'content-type': 'x' } }),
    ).toMatchObject({
      status: 200,
    })
  })
})

describe('the size', () => {
  const padded = (bytes: number): string => event + ' '.repeat(bytes - event.length)

  it('may be 10 MiB', async () => {
    expect(await setup().post('/events', padded(10 * 1024 * 1024))).toMatchObject({ status: 200 })
  })

  it('may not be a byte more', async () => {
    expect(await setup().post('/events', padded(10 * 1024 * 1024 + 1))).toMatchObject({
      status: 413,
      text: 'Failed to buffer the request body: length limit exceeded',
    })
  })
})

describe('a body that is no JSON is a 400', () => {
  it.each([
    ['', 'EOF while parsing a value at line 1 column 0'],
    ['{', 'EOF while parsing an object at line 1 column 1'],
    ['nul', 'EOF while parsing a value at line 1 column 3'],
    ['hello', 'expected value at line 1 column 1'],
    ['{"name":"e",}', 'trailing comma at line 1 column 13'],
    ['{"name" "e"}', 'expected `:` at line 1 column 9'],
    ['{name:"e"}', 'key must be a string at line 1 column 2'],
    ['{"name":"e', 'name: EOF while parsing a string at line 1 column 10'],
    ['{"name":"\\x"}', 'name: invalid escape at line 1 column 11'],
    ['{"name":"\\ud800"}', 'name: unexpected end of hex escape at line 1 column 16'],
    ['{"name":01}', 'name: invalid number at line 1 column 10'],
    ['{"x":[1,]}', 'x: expected value at line 1 column 9'],
    [`${event}x`, 'trailing characters at line 1 column 38'],
    ['{"data":1e999}', 'data: number out of range at line 1 column 13'],
    [
      '{"name":"a\nb"}',
      'name: control character (\\u0000-\\u001F) found while parsing a string at line 2 column 0',
    ],
  ])('%j', async (body, problem) => {
    const answer = await setup().post('/events', body)
    expect(answer).toMatchObject({
      status: 400,
      text: `Failed to parse the request body as JSON: ${problem}`,
    })
  })
})

describe('JSON of the wrong shape is a 422', () => {
  it.each([
    ['{"name":5}', 'name: invalid type: integer `5`, expected a string at line 1 column 9'],
    ['{"name":-5.5}', 'name: invalid type: floating point `-5.5`, expected a string at line 1 column 12'],
    ['{"name":true}', 'name: invalid type: boolean `true`, expected a string at line 1 column 12'],
    ['{"name":{}}', 'name: invalid type: map, expected a string at line 1 column 8'],
    ['{"channels":"x"}', 'channels: invalid type: string "x", expected a sequence at line 1 column 15'],
    ['{"channels":["a",1]}', 'channels[1]: invalid type: integer `1`, expected a string at line 1 column 18'],
    ['{"tags":{"a":null}}', 'tags.a: invalid type: null, expected a string at line 1 column 17'],
    ['{"delta":0}', 'delta: invalid type: integer `0`, expected a boolean at line 1 column 10'],
    ['{"extras":[]}', 'extras: invalid type: sequence, expected struct MessageExtras at line 1 column 10'],
    [
      '{"extras":{"push":{}}}',
      'extras.push: invalid type: newtype struct, expected a valid json at line 1 column 18',
    ],
    [
      '{"extras":{"headers":{"a":null}}}',
      'extras.headers.a: data did not match any variant of untagged enum ExtrasValue at line 1 column 31',
    ],
    ['{"name":"e","name":"f"}', 'duplicate field `name` at line 1 column 18'],
    ['"x"', 'invalid type: string "x", expected struct PusherApiMessage at line 1 column 3'],
    ['null', 'invalid type: null, expected struct PusherApiMessage at line 1 column 4'],
    ['[]', 'invalid length 0, expected struct PusherApiMessage with 11 elements at line 1 column 2'],
    ['[1,2', '[0]: invalid type: integer `1`, expected a string at line 1 column 2'],
  ])('%s', async (body, problem) => {
    const answer = await setup().post('/events', body)
    const text = `Failed to deserialize the JSON body into the target type: ${problem}`
    expect(answer).toMatchObject({ status: 422, text })
  })

  it('tells which event of a batch is meant', async () => {
    expect(await setup().post('/batch_events', { batch: [{}, { name: 5 }] })).toMatchObject({
      status: 422,
      text: expect.stringContaining('batch[1].name: invalid type: integer `5`'),
    })
  })

  it('misses the batch', async () => {
    expect(await setup().post('/batch_events', {})).toMatchObject({
      status: 422,
      text: expect.stringContaining('missing field `batch` at line 1 column 2'),
    })
  })
})

describe('what the server does not mind', () => {
  const depth = 5000
  it.each([
    [
      'unknown fields, of any depth',
      `{"x":${'['.repeat(depth)}${']'.repeat(depth)},"name":"e","channel":"c"}`,
    ],
    ['an unknown field twice', '{"x":1,"x":2,"name":"e","channel":"c"}'],
    ['a number without end in an unknown field', '{"x":1e999,"name":"e","channel":"c"}'],
    ['null for a field that may be missing', '{"name":"e","channel":"c","channels":null,"tags":null}'],
    ['an array with all fields in their order', `["e","d","c"${',null'.repeat(8)}]`],
  ])('%s', async (_, body) => {
    expect(await setup().post('/events', body)).toMatchObject({ status: 200 })
  })

  it('data of 126 levels, but not of 127', async () => {
    const { post } = setup()
    const nested = (levels: number): string =>
      `{"name":"e","channel":"c","data":${'['.repeat(levels)}${']'.repeat(levels)}}`
    expect(await post('/events', nested(126))).toMatchObject({ status: 200 })
    expect(await post('/events', nested(127))).toMatchObject({
      status: 400,
      text: expect.stringContaining('recursion limit exceeded'),
    })
  })
})
