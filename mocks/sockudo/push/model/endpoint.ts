// Where a browser or Windows takes pushes.

import { httpsUrl, type Problem } from './check.ts'

/** What a registration or a publish is refused for. */
export function checkEndpoint(endpoint: string): Problem {
  const problem = httpsUrl('endpoint', endpoint)
  if (problem !== undefined) return problem
  const { username, password } = new URL(endpoint)
  return username === '' && password === '' ? undefined : 'endpoint is not allowed: userinfo is not allowed'
}

/** Nothing is ever delivered there, even where the server is set to take such endpoints. */
export function isPrivateHost(endpoint: string): boolean {
  const { hostname } = new URL(endpoint)
  if (hostname === 'localhost' || hostname.endsWith('.local')) return true
  if (hostname.startsWith('[')) return isPrivateV6(hostname.slice(1, -1))
  return isPrivateV4(hostname)
}

function isPrivateV4(host: string): boolean {
  if (!/^\d+\.\d+\.\d+\.\d+$/.test(host)) return false
  const [a = 0, b = 0, c = 0] = host.split('.').map(Number)
  if (a === 0 || a === 10 || a === 127 || (a >= 224 && a < 240)) return true
  if ((a === 169 && b === 254) || (a === 172 && b >= 16 && b < 32) || (a === 192 && b === 168)) return true
  const documentation = ['192.0.2', '198.51.100', '203.0.113']
  return documentation.includes(`${a}.${b}.${c}`) || host === '255.255.255.255'
}

function isPrivateV6(host: string): boolean {
  const mapped = /^::ffff:([0-9a-f]+):([0-9a-f]+)$/.exec(host)
  if (mapped === null) return host === '::' || host === '::1' || /^(f[cd]|fe[89ab]|ff)/.test(host)
  const [high = 0, low = 0] = mapped.slice(1).map((part) => Number.parseInt(part, 16))
  return isPrivateV4(`${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`)
}
