import { expect, test } from 'vitest'
import { bendSentence, type Curve, drawCurves, firstBend, localExponents } from '../../bench/scale/curves.ts'

const SIZES = [1000, 10_000, 50_000, 200_000]

const curve = (name: string, grows: 0 | 1, cost: (size: number) => number): Curve => ({
  name,
  unit: 'ms',
  grows,
  costs: SIZES.map((size) => ({ size, cost: cost(size) })),
})

test('a local exponent is the power of the size by which a cost grows between two sizes', () => {
  for (const power of [0, 0.5, 1, 2])
    for (const { exponent } of localExponents(curve('', 1, (size) => 3 * size ** power)))
      expect(exponent).toBeCloseTo(power, 10)
})

test('the first bend is the one at the smallest size, and of several there the steepest beyond its nature', () => {
  const steady = [curve('page', 0, () => 5), curve('index', 1, (size) => size / 10)]
  const quadratic = curve('late', 1, (size) => (size <= 50_000 ? size : size ** 2 / 50_000))
  const rising = curve('rising', 0, (size) => (size <= 10_000 ? 1 : size / 10_000))
  const little = curve('little', 0, (size) => (size <= 10_000 ? 1 : (size / 10_000) ** 0.3))
  expect(firstBend(steady)).toBeNull()
  expect(firstBend([...steady, quadratic])).toMatchObject({
    name: 'late',
    from: 50_000,
    to: 200_000,
    allowed: 1.2,
  })
  const bend = firstBend([...steady, quadratic, little, rising])
  expect(bend).toMatchObject({ name: 'rising', from: 10_000, to: 50_000, allowed: 0.2 })
  expect(bendSentence(bend)).toBe(
    'The first to bend is “rising”, between 10,000 and 50,000 articles: local exponent 1.00, allowed 0.2.',
  )
})

test('the drawing has a line and a label for each curve, no label over another, and a dark and a light ground', () => {
  const curves = [
    ...['one', 'other', 'third <&>'].map((name) => curve(name, 0, () => 5)),
    { ...curve('memory', 0, () => 158), unit: 'MB' as const },
  ]
  const drawn = drawCurves(curves)
  const labels = [...drawn.matchAll(/<text class="t\d" x="[\d.]+" y="([\d.]+)">([^<]*), 5\.00 ms</g)]
  expect(labels.map(([, , name]) => name)).toEqual(['one', 'other', 'third &lt;&amp;>'])
  const heights = labels.map(([, height]) => Number(height))
  for (const [index, height] of heights.slice(1).entries())
    expect(height - (heights[index] ?? 0)).toBeGreaterThanOrEqual(15)
  expect(drawn.match(/<polyline/g)).toHaveLength(4)
  expect(drawn).toContain('prefers-color-scheme:dark')
  expect(drawn).toContain('158 MB')
  expect(drawn).toContain('No curve bends.')
})
