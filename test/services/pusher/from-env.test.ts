import { describe, expect, it } from 'vitest'
import { pusherFromEnv, type PusherUrlOptions } from '../../../src/services/pusher/index.ts'
import { credentials } from '../../support/client.ts'
import { refusedBy } from '../../support/outcome.ts'

const { key, secret } = credentials
const app = { PUSHER_APP_ID: '4321', PUSHER_KEY: key, PUSHER_SECRET: secret }

function urlOf(env: Readonly<Record<string, string | undefined>>, options?: PusherUrlOptions): string {
  const url = new URL(pusherFromEnv(env, options).signedUrl('GET', '/channels'))
  expect(url.searchParams.get('auth_key')).toBe(key)
  return `${url.origin}${url.pathname}`
}

describe('pusherFromEnv', () => {
  it('reads PUSHER_URL and nothing else when it is there', () => {
    const PUSHER_URL = `http://${key}:${secret}@api-eu.pusher.com/apps/123`
    expect(urlOf({ ...app, PUSHER_URL, PUSHER_CLUSTER: 'us2' })).toBe(
      'http://api-eu.pusher.com/apps/123/channels',
    )
  })

  it('reads the app and its cluster', () => {
    expect(urlOf({ ...app, PUSHER_CLUSTER: 'us2' })).toBe('https://api-us2.pusher.com/apps/4321/channels')
  })

  it('reads the names that Laravel gives, and takes an empty variable for none', () => {
    const env = {
      PUSHER_APP_ID: '4321',
      PUSHER_APP_KEY: key,
      PUSHER_APP_SECRET: secret,
      PUSHER_HOST: '',
      PUSHER_PORT: '443',
      PUSHER_SCHEME: 'https',
      PUSHER_APP_CLUSTER: 'mt1',
    }
    expect(urlOf(env)).toBe('https://api-mt1.pusher.com/apps/4321/channels')
  })

  it('reads host, port, scheme and preset, and the host wins over the cluster', () => {
    const env = {
      ...app,
      PUSHER_CLUSTER: 'eu',
      PUSHER_HOST: 'push.example.com',
      PUSHER_PORT: '8080',
      PUSHER_SCHEME: 'http',
      PUSHER_PRESET: 'reverb',
    }
    expect(urlOf(env)).toBe('http://push.example.com:8080/apps/4321/channels')
    expect(() => pusherFromEnv(env).verifyWebhook({ headers: {}, body: '' })).toThrow('Reverb')
  })

  it('takes what is not in the environment as options', () => {
    expect(urlOf({ ...app, PUSHER_HOST: 'example.com' }, { preset: 'soketi', timeout: 5 })).toContain(
      'example.com',
    )
  })

  it.each([
    ['env.PUSHER_APP_ID', { ...app, PUSHER_APP_ID: undefined, PUSHER_CLUSTER: 'eu' }],
    ['env.PUSHER_KEY', { ...app, PUSHER_KEY: '', PUSHER_CLUSTER: 'eu' }],
    ['env.PUSHER_SECRET', { ...app, PUSHER_SECRET: undefined, PUSHER_CLUSTER: 'eu' }],
    ['env.PUSHER_SECRET', { ...app, PUSHER_SECRET: `${secret}\n`, PUSHER_CLUSTER: 'eu' }],
    ['env.PUSHER_CLUSTER', app],
    ['env.PUSHER_PORT', { ...app, PUSHER_CLUSTER: 'eu', PUSHER_PORT: 'NaN' }],
    ['env.PUSHER_SCHEME', { ...app, PUSHER_CLUSTER: 'eu', PUSHER_SCHEME: 'tls' }],
    ['env.PUSHER_APP_KEY', { ...app, PUSHER_CLUSTER: 'eu', PUSHER_APP_KEY: 'another' }],
    ['env.PUSHER_URL', { PUSHER_URL: 'api-eu.pusher.com' }],
    ['env.PUSHER_PRESET', { ...app, PUSHER_CLUSTER: 'eu', PUSHER_PRESET: 'laravel' }],
    ['env.PUSHER_PRESET', { PUSHER_URL: `http://${key}:${secret}@h/apps/1`, PUSHER_PRESET: 'laravel' }],
    ['env.PUSHER_HOST', { ...app, PUSHER_HOST: 'https://push.example.com' }],
    ['env.PUSHER_HOST', { ...app, PUSHER_CLUSTER: 'eu', PUSHER_PRESET: 'reverb' }],
    ['env.PUSHER_CLUSTER', { ...app, PUSHER_CLUSTER: 'eu.pusher.com' }],
    ['env.PUSHER_APP_CLUSTER', { ...app, PUSHER_APP_CLUSTER: 'eu.pusher.com' }],
    ['env.PUSHER_PORT', { ...app, PUSHER_CLUSTER: 'eu', PUSHER_PORT: '65536' }],
    ['env.PUSHER_APP_ID', { ...app, PUSHER_APP_ID: 'my-app', PUSHER_CLUSTER: 'eu' }],
    ['env.PUSHER_SECRET', { ...app, PUSHER_SECRET: 'two words', PUSHER_CLUSTER: 'eu' }],
    [
      'env.PUSHER_APP_SECRET',
      { ...app, PUSHER_SECRET: '', PUSHER_APP_SECRET: 'two words', PUSHER_CLUSTER: 'eu' },
    ],
  ])('refuses and names %s', (argument, env) => {
    expect(refusedBy(() => pusherFromEnv(env)).argument).toBe(argument)
  })

  it('says which part of the URL it refuses, and does not repeat it', () => {
    const error = refusedBy(() => pusherFromEnv({ PUSHER_URL: `http://${key}:two%20words@h/apps/1` }))
    expect(error.argument).toBe('env.PUSHER_URL')
    expect(error.message).toMatch(/^env\.PUSHER_URL says secret, which must not hold white space/)
    expect(error.message).not.toContain('words')
  })

  it('names an option that does not come from the environment as one', () => {
    const env = { ...app, PUSHER_CLUSTER: 'eu' }
    expect(refusedBy(() => pusherFromEnv(env, { timeout: -1 })).argument).toBe('options.timeout')
  })

  it('refuses a base path next to a URL that has one', () => {
    const env = { PUSHER_URL: `http://${key}:${secret}@h/base/apps/1` }
    const options = { basePath: '/other' } as PusherUrlOptions
    expect(refusedBy(() => pusherFromEnv(env, options)).argument).toBe('options.basePath')
  })

  it.each(['appId', 'secret', 'host', 'cluster', 'port'])('refuses %s as an option', (name) => {
    const env = { ...app, PUSHER_CLUSTER: 'eu' }
    expect(refusedBy(() => pusherFromEnv(env, { [name]: 'x' })).argument).toBe(`options.${name}`)
  })

  it('refuses a preset that the environment says, too', () => {
    const env = { ...app, PUSHER_HOST: 'example.com', PUSHER_PRESET: 'soketi' }
    expect(refusedBy(() => pusherFromEnv(env, { preset: 'reverb' })).argument).toBe('options.preset')
  })

  it('reads only what it is handed', () => {
    expect(refusedBy(() => pusherFromEnv(undefined as never)).argument).toBe('env')
  })
})
