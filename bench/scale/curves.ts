/** A job at several sizes: its cost at each, in milliseconds, megabytes or floors, and the exponent that its nature allows. */
export type Curve = {
  name: string
  unit: 'ms' | 'MB' | '×'
  /** 0 for a job that should cost the same at each size, 1 for one that should cost as many times more as there is more. */
  grows: 0 | 1
  costs: readonly { size: number; cost: number }[]
}

/** A part of a curve that is steeper than the job's nature allows. */
export type Bend = { name: string; from: number; to: number; exponent: number; allowed: number }

/** By how much an exponent may exceed the one of the job's nature: caches and deeper trees cost that much. */
const ALLOWANCE = 0.2

/** The greatest local exponent that a curve may have without bending: 0.2 for constant jobs, 1.2 for linear ones. */
export function allowedExponent({ grows }: Curve): number {
  return grows + ALLOWANCE
}

/**
 * The local exponents of a curve. Between two neighbouring sizes n₁ < n₂ it is ln(c₂ / c₁) / ln(n₂ / n₁), the steepness of the
 * line between them where both axes are logarithmic: 0 where the cost is the same, 1 where it grows as the size does.
 */
export function localExponents({ costs }: Curve): { from: number; to: number; exponent: number }[] {
  return costs.slice(1).map((after, index) => {
    const before = costs[index] ?? after
    const exponent = Math.log(after.cost / before.cost) / Math.log(after.size / before.size)
    return { from: before.size, to: after.size, exponent }
  })
}

/** The first job whose curve bends: the one at the smallest size; of several there, the one that exceeds most. Null if none. */
export function firstBend(curves: readonly Curve[]): Bend | null {
  const bends = curves.flatMap((curve) => {
    const allowed = allowedExponent(curve)
    return localExponents(curve)
      .filter(({ exponent }) => exponent > allowed)
      .map((part) => ({ name: curve.name, ...part, allowed }))
  })
  const excess = ({ exponent, allowed }: Bend) => exponent - allowed
  return bends.sort((one, other) => one.to - other.to || excess(other) - excess(one))[0] ?? null
}

const WIDTH = 900
const LEFT = 70
const RIGHT = 300
const DECADE = 62
const LINE = 15
/** Okabe and Ito's colours, darker or lighter where the ground asks for it: told apart by those who confuse red and green. */
const COLOURS = [
  ['#0072b2', '#56b4e9'],
  ['#b35900', '#ff9f4d'],
  ['#00735c', '#35c9a5'],
  ['#a6407a', '#e58fc0'],
  ['#6b5d00', '#e6d34a'],
  ['#8a1f11', '#ff8a75'],
  ['#4b3fa0', '#aaa0ff'],
  ['#3d3d3d', '#d0d0d0'],
  ['#3f7d20', '#9bd770'],
] as const

/** The style of the drawing, which has its own ground: it can be read whatever the page around it is. */
function style(): string {
  const colours = (theme: 0 | 1) =>
    COLOURS.map(
      (pair, index) => `.c${index}{stroke:${pair[theme]}}.t${index}{fill:${pair[theme]};stroke:none}`,
    ).join('')
  return `<style>
text{font:12px system-ui,sans-serif;fill:#333}.ground{fill:#fff}.grid{stroke:#ddd;stroke-width:1}
.line{fill:none;stroke-width:2}.bend{stroke-width:4}.title{font-weight:600}.end{text-anchor:end}.middle{text-anchor:middle}
${colours(0)}
@media (prefers-color-scheme:dark){text{fill:#ddd}.ground{fill:#16181c}.grid{stroke:#33373e}${colours(1)}}
</style>`
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const count = (size: number) => size.toLocaleString('en-US')

/** A cost as a person reads it: 0.80 ms, 12 ms, 2.4 s, 158 MB, 1.20 ×. */
export function shownCost(cost: number, unit: Curve['unit']): string {
  if (unit === 'MB') return `${cost.toFixed(0)} MB`
  if (unit === '×') return `${cost.toFixed(2)} ×`
  if (cost >= 1000) return `${(cost / 1000).toFixed(1)} s`
  return cost < 10 ? `${cost.toFixed(2)} ms` : `${cost.toFixed(0)} ms`
}

/** Places labels at their curves' ends, from the top down, none less than a line below the one above, and back up at the foot. */
function spread(wanted: readonly number[], foot: number): number[] {
  const places = [...wanted]
  for (let index = 1; index < places.length; index++)
    places[index] = Math.max(places[index] ?? 0, (places[index - 1] ?? 0) + LINE)
  for (let index = places.length - 1; index >= 0; index--) {
    const below = index === places.length - 1 ? foot + LINE : (places[index + 1] ?? 0)
    places[index] = Math.min(places[index] ?? 0, below - LINE)
  }
  return places
}

/** A panel of curves of one unit, both axes logarithmic, its upper edge at `top`. */
function panel(title: string, curves: readonly Curve[], top: number, bend: Bend | null) {
  const [{ unit } = { unit: 'ms' as const }] = curves
  const all = curves.flatMap(({ costs }) => costs)
  const sizes = [...new Set(all.map(({ size }) => size))].sort((one, other) => one - other)
  const [smallest = 1, largest = 10] = [sizes[0], sizes.at(-1)]
  const lowest = Math.floor(Math.log10(Math.min(...all.map(({ cost }) => cost))))
  const highest = Math.ceil(Math.log10(Math.max(...all.map(({ cost }) => cost))))
  const start = top + 30
  const foot = start + (highest - lowest) * DECADE
  const x = (size: number) =>
    LEFT + ((WIDTH - LEFT - RIGHT) * Math.log(size / smallest)) / Math.log(largest / smallest)
  const y = (cost: number) => foot - (Math.log10(cost) - lowest) * DECADE
  const at = (value: number) => value.toFixed(1)
  const parts = [`<text class="title" x="${LEFT}" y="${top + 12}">${escaped(title)}</text>`]
  for (let decade = lowest; decade <= highest; decade++) {
    const height = at(y(10 ** decade))
    parts.push(`<path class="grid" d="M${LEFT} ${height}H${WIDTH - RIGHT}"/>`)
    const label = shownCost(10 ** decade, unit).replace(/\.0+(?= )/, '')
    parts.push(
      `<text class="end" x="${LEFT - 8}" y="${at(y(10 ** decade) + 4)}">${label.replace(/(\.\d*?)0+ /, '$1 ')}</text>`,
    )
  }
  for (const size of sizes) {
    parts.push(`<path class="grid" d="M${at(x(size))} ${start}V${foot}"/>`)
    parts.push(`<text class="middle" x="${at(x(size))}" y="${foot + 18}">${count(size)}</text>`)
  }
  const last = ({ costs }: Curve) => costs.at(-1) ?? { size: largest, cost: 1 }
  const downwards = [...curves].sort((one, other) => last(other).cost - last(one).cost)
  const labels = spread(
    downwards.map((curve) => y(last(curve).cost) + 4),
    foot + 4,
  )
  for (const [index, curve] of downwards.entries()) {
    const colour = curves.indexOf(curve) % COLOURS.length
    const points = curve.costs.map(({ size, cost }) => `${at(x(size))},${at(y(cost))}`)
    parts.push(`<polyline class="line c${colour}" points="${points.join(' ')}"/>`)
    for (const { size, cost } of curve.costs)
      parts.push(`<circle class="t${colour}" cx="${at(x(size))}" cy="${at(y(cost))}" r="3"/>`)
    const steep = curve.costs.filter(
      ({ size }) => bend?.name === curve.name && size >= bend.from && size <= bend.to,
    )
    if (steep.length > 1) {
      const ends = steep.map(({ size, cost }) => `${at(x(size))},${at(y(cost))}`)
      parts.push(`<polyline class="line bend c${colour}" points="${ends.join(' ')}"/>`)
    }
    const { cost } = last(curve)
    const height = at(labels[index] ?? 0)
    parts.push(
      `<path class="line c${colour}" style="stroke-width:1" d="M${WIDTH - RIGHT + 5} ${at(y(cost))}L${WIDTH - RIGHT + 16} ${at((labels[index] ?? 0) - 4)}"/>`,
      `<text class="t${colour}" x="${WIDTH - RIGHT + 20}" y="${height}">${escaped(`${curve.name}, ${shownCost(cost, unit)}`)}</text>`,
    )
  }
  return { parts, foot: foot + 40 }
}

/**
 * A drawing of curves as SVG: a panel for each unit, each curve with its name and its last cost at its end. The part where
 * the first of them bends is thick, and named below.
 */
export function drawCurves(curves: readonly Curve[]): string {
  const bend = firstBend(curves)
  const parts: string[] = []
  let foot = 14
  for (const [unit, title] of [
    ['ms', 'Time by number of articles'],
    ['×', 'Times a durable write of the same bytes, by number of articles'],
    ['MB', 'Memory by number of articles'],
  ] as const) {
    const own = curves.filter((curve) => curve.unit === unit)
    if (own.length === 0) continue
    const drawn = panel(title, own, foot, bend)
    parts.push(...drawn.parts)
    foot = drawn.foot + 16
  }
  parts.push(`<text x="${LEFT}" y="${foot}">${escaped(bendSentence(bend))}</text>`)
  const height = foot + 16
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" role="img" aria-label="Cost of jobs by number of articles">
${style()}
<rect class="ground" width="${WIDTH}" height="${height}"/>
${parts.join('\n')}
</svg>
`
}

/** What is said of the first bend. */
export function bendSentence(bend: Bend | null): string {
  if (bend === null) return 'No curve bends.'
  const between = `between ${count(bend.from)} and ${count(bend.to)} articles`
  return `The first to bend is “${bend.name}”, ${between}: local exponent ${bend.exponent.toFixed(2)}, allowed ${bend.allowed.toFixed(1)}.`
}
