import { expect, it } from 'vitest'
import { randomFrom } from '../../../mocks/faults/random.ts'

it('chance is that of mulberry32, so that a seed means the same everywhere', () => {
  const random = randomFrom(0)
  expect([random(), random(), random()]).toEqual([
    0.26642920868471265, 0.0003297457005828619, 0.2232720274478197,
  ])
})

it('chance is spread evenly from 0 up to, but not, 1', () => {
  const random = randomFrom(42)
  const drawn = Array.from({ length: 10_000 }, random)
  expect(drawn.every((value) => value >= 0 && value < 1)).toBe(true)
  const perTenth = Array.from({ length: 10 }, (_, tenth) =>
    drawn.filter((value) => Math.floor(value * 10) === tenth),
  )
  for (const { length } of perTenth) expect(length).toBeGreaterThan(850)
})
