// From options to what the calls of a client share. No network, no environment.

import { refuseBrowser } from '../core/browser.ts'
import { ArgumentError, shapeOf } from '../core/errors/argument-error.ts'
import { transportFor } from '../core/own-transport.ts'
import { credentialsAmong, redactor } from '../core/redact.ts'
import { encodePathValue } from '../core/path.ts'
import type { Limits } from '../protocol/limits.ts'
import { requestSigner } from '../protocol/sign-request.ts'
import type { Transport } from '../runtime/transport.ts'
import type { Context, Operations } from './context.ts'
import { type Dialect, publishOptionNames } from './dialect.ts'
import { createEncryption } from './encryption.ts'
import { type ClientOptions, resolveOptions } from './options.ts'

/** What a service brings: its contract's operations and what its servers take by default. */
export interface Service {
  readonly operations: Operations
  readonly limits: Limits
  readonly dialect: Dialect
}

/**
 * Makes the context of a new client.
 *
 * @throws ArgumentError for options that cannot work
 */
export function createContext({ operations, limits, dialect }: Service, options: ClientOptions): Context {
  const settings = resolveOptions(options, limits, dialect)
  refuseBrowser(options.dangerouslyAllowBrowser)
  const transport = transportFor(options, settings.origin)
  const { basePath, signBasePath, clock, origin, timeout, headers, onRequest, onResponse } = settings
  const sign = requestSigner(settings)
  const now = (): number => timeBy(clock)
  return {
    server: {
      origin,
      transport: dialect.refusalIn === undefined ? transport : honest(transport, dialect.refusalIn),
      timeout,
      headers,
      redact: redactor([settings.secret, settings.key, ...credentialsAmong(headers)]),
      calls: new Set(),
      closed: false,
      codeOf: dialect.codeOf,
      onRequest,
      onResponse,
    },
    operations,
    limits: settings.limits,
    names: { ...dialect.names, ...settings.limits },
    dialect,
    optionNames: publishOptionNames(dialect),
    basePath,
    appId: settings.appId,
    appPath: `${basePath}/apps/${checkAppId(settings.appId)}`,
    autoIdempotency: settings.autoIdempotency,
    validate: options.validate,
    encryption: createEncryption(options.encryptionMasterKey, options.encryptionKeyDerivation),
    now,
    sign: ({ method, path, query, body }) => {
      if (dialect.queryNamesAsSent === true) checkQueryNames(query)
      const seen = signBasePath || !path.startsWith(basePath) ? path : path.slice(basePath.length)
      // Servers want the MD5 of the body with a POST and refuse it with everything else.
      const covered = method === 'POST' ? body : undefined
      return sign({ method, path: seen, query, body: covered }, Math.floor(now() / 1000)).search
    },
  }
}

/** Gives answers the status that their bodies tell. */
function honest(transport: Transport, refusalIn: (body: string) => number | undefined): Transport {
  return {
    ...transport,
    async send(request) {
      const answer = await transport.send(request)
      const said = answer.status === 200 ? refusalIn(new TextDecoder().decode(answer.body)) : undefined
      return said === undefined ? answer : { ...answer, status: said }
    },
  }
}

/** Servers compare the id in the path with theirs as it was sent, so that what needs encoding never fits. */
function checkAppId(appId: string): string {
  if (encodePathValue(appId, 'options.appId') === appId) return appId
  throw new ArgumentError('options.appId', 'must consist of characters that need no encoding in a URL')
}

/** Where the protocol signs names in lower case and a server verifies them as they are, only such names fit both. */
function checkQueryNames(query: Readonly<Record<string, string>>): void {
  const name = Object.keys(query).find((one) => !/^[a-z0-9_-]+$/.test(one))
  if (name === undefined) return
  throw new ArgumentError(
    `query.${name}`,
    'must be a name in lower case, which is how this server verifies signatures',
  )
}

/** Milliseconds since the epoch, by the caller's clock. */
function timeBy(clock: () => number): number {
  const now = clock()
  if (!Number.isFinite(now)) {
    throw new ArgumentError(
      'options.clock',
      `must return milliseconds since the epoch, returned ${shapeOf(now)}`,
    )
  }
  return now
}
