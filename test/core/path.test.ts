import { describe, expect, it } from 'vitest'
import { checkPath, encodePathValue, fillPath } from '../../src/core/path.ts'
import { refusedBy } from '../support/outcome.ts'

describe('encodePathValue', () => {
  it.each([
    ['letters, digits and marks that need no escape', "Az09-_.~!'()*", "Az09-_.~!'()*"],
    ['the marks of channel names', 'a@b,c;d=e:f', 'a@b,c;d=e:f'],
    ['a hash, which would begin a fragment', '#server-to-user-1', '%23server-to-user-1'],
    ['a slash, which would begin another segment', 'a/b', 'a%2Fb'],
    ['a question mark, which would begin the query', 'a?b', 'a%3Fb'],
    ['a percent sign', '100%2F', '100%252F'],
    ['a blank', 'a b', 'a%20b'],
    ['letters beyond ASCII', 'ä', '%C3%A4'],
    ['a number', 7, '7'],
    ['three dots', '...', '...'],
  ])('writes %s', (_, value, encoded) => {
    expect(encodePathValue(value, 'name')).toBe(encoded)
  })

  it.each([
    ['an empty string', '', 'must not be empty'],
    ['one dot', '.', 'must not be "." or ".."'],
    ['two dots', '..', 'must not be "." or ".."'],
    ['half of a surrogate pair', 'a\ud800', 'half of a surrogate pair'],
    ['undefined', undefined, 'must be a string, received undefined'],
    ['null', null, 'must be a string, received null'],
    ['an object', {}, 'must be a string, received an object (Object)'],
  ])('refuses %s', (_, value, rule) => {
    const error = refusedBy(() => encodePathValue(value, 'name'))
    expect(error.argument).toBe('name')
    expect(error.message).toContain(rule)
  })
})

describe('fillPath', () => {
  it('puts every value in its place', () => {
    expect(fillPath('/users/{userId}/devices/{deviceId}', { userId: 'a/b', deviceId: '1' })).toBe(
      '/users/a%2Fb/devices/1',
    )
  })

  it('leaves a template without placeholders alone', () => {
    expect(fillPath('/channels')).toBe('/channels')
  })

  it('does not read the text of one value as another placeholder', () => {
    expect(fillPath('/{a}/{b}', { a: '{b}', b: 'x' })).toBe('/%7Bb%7D/x')
  })

  it('names the value that is missing', () => {
    expect(refusedBy(() => fillPath('/channels/{channelName}')).argument).toBe('channelName')
  })
})

describe('checkPath', () => {
  it.each([
    ['/channels', '/channels'],
    ['/channels/%23server-to-user-1', '/channels/%23server-to-user-1'],
    ['/channels/a@b,c;d=e:f', '/channels/a@b,c;d=e:f'],
    ['/channels/', '/channels'],
    ['/channels/ä', '/channels/%C3%A4'],
    ['/channels/a..b', '/channels/a..b'],
  ])('takes %s as %s', (path, seen) => {
    expect(checkPath(path)).toBe(seen)
  })

  it.each([
    ['no slash at the beginning', 'channels', 'must begin with "/"'],
    ['a whole URL', 'http://example.com/channels', 'must begin with "/"'],
    ['a query', '/channels?info=user_count', 'must not hold "?" or "#"'],
    ['a fragment', '/channels/#server-to-user-1', 'must not hold "?" or "#"'],
    ['an empty segment', '/users//terminate_connections', 'empty segment'],
    ['a host in its place', '//example.com/channels', 'empty segment'],
    ['a single dot', '/channels/./a', '"." and ".." segments'],
    ['two dots', '/channels/../users', '"." and ".." segments'],
    ['two dots at the end', '/channels/..', '"." and ".." segments'],
    ['encoded dots', '/channels/%2E%2e/users', '"." and ".." segments'],
    ['a half encoded pair of dots', '/channels/.%2e', '"." and ".." segments'],
    ['a backslash', '/channels\\..\\users', 'backslash'],
    ['a tab inside the dots, which URL parsers drop', '/channels/.\t./users', 'white space'],
    ['a line end', '/channels\n', 'white space'],
    ['a blank at the end, which URL parsers drop', '/channels/a ', 'white space'],
    ['a control character', '/channels/\u0000', 'white space'],
    ['nothing', '', 'must begin with "/"'],
    ['a number', 5, 'must begin with "/", received a number'],
  ])('refuses %s', (_, path, rule) => {
    const error = refusedBy(() => checkPath(path))
    expect(error.argument).toBe('path')
    expect(error.message).toContain(rule)
  })
})
