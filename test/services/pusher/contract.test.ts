import { createHash, createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import { readContract } from '../../contract/support/contracts.ts'

const contract = await readContract('pusher')
const description = (contract.info as unknown as { description: string }).description

it('the worked example of the contract is right', () => {
  const body = /\n(\{"name":"order.created".*\})\n/.exec(description)![1]!
  const [, given] = /these three lines give\n`([0-9a-f]{64})`/.exec(description)!
  const lines = /(POST\n\/apps\/4321\/events\nauth_key=.*&body_md5=([0-9a-f]{32}))\n/.exec(description)!
  expect(lines[2]).toBe(createHash('md5').update(body).digest('hex'))
  expect(given).toBe(createHmac('sha256', 'app-secret').update(lines[1]!).digest('hex'))
})
