import type { Block } from './draft.ts'
import { findLabel } from './labels.ts'
import { dateOrder } from './dateOrder.ts'
import type { Line } from './lines.ts'
import { readMeta } from './metaLine.ts'
import { nameBody } from './nameBody.ts'
import { endsOpen, nameHead, nameTail } from './nameHead.ts'
import { Naming, type Reading } from './naming.ts'
import { findStretches, type Joins, type Shape } from './stretches.ts'
import { findColumn, flowsOn, goesOn } from './wrapping.ts'

/** Splits the lines of a plain text into blocks and names each, in the order of the source. */
export function readPlainText(lines: readonly Line[], language: string): Block[] {
  const reading = readingOf(lines, language)
  const naming = new Naming(findStretches(lines, joinsOf(lines, reading)))
  nameHead(naming, reading)
  nameTail(naming, reading)
  nameBody(naming, reading)
  return blocksOf(naming)
}

/** Lines that are looked at to learn how the whole is written. */
const SAMPLE = 400

function readingOf(lines: readonly Line[], language: string): Reading {
  const sample = lines
    .slice(0, SAMPLE)
    .map((line) => line.text.slice(0, 2000))
    .join('\n')
  const upper = sample.match(/\p{Lu}/gu)?.length ?? 0
  const lower = sample.match(/\p{Ll}/gu)?.length ?? 0
  const order = dateOrder(sample, language)
  return {
    language,
    monthFirst: order === 'month-first',
    orderOpen: order === 'open',
    capitals: upper > lower * 2,
  }
}

/** Visible lines at the top where a date, a byline or a title may stand without a blank line around. */
const HEAD = 15

function joinsOf(lines: readonly Line[], reading: Reading): Joins {
  const column = findColumn(lines)
  const head = lines.filter((line) => !line.blank).slice(0, HEAD)
  const first = head[0]
  const headEnd = head.at(-1)?.number ?? 0
  const cased = !reading.capitals && head.some((line) => /\p{Ll}/u.test(line.text))
  const isMeta = ({ text }: Line) => {
    const meta = readMeta(text, reading.monthFirst)
    return meta !== null && (meta.date !== '' || meta.mark !== 'none')
  }
  return (line, next) => {
    if (!goesOn(line, next, column)) return false
    if (line.number > headEnd) return true
    if (isMeta(line) || isMeta(next) || findLabel(next.text) !== null) return false
    // A title right above its text looks like a full line: it must break off to go on.
    return line !== first || !cased || flowsOn(line, next) || endsOpen(line.text)
  }
}

const KEEPS_INDENTATION: ReadonlySet<Shape> = new Set(['bullets', 'numbers', 'letters', 'columns'])

function blocksOf({ stretches, names }: Naming): Block[] {
  const blocks: Block[] = []
  let open: string[] | null = null
  for (const [index, stretch] of stretches.entries()) {
    const name = names[index]
    const first = stretch.lines[0]
    if (!name || !first) continue
    const keep = KEEPS_INDENTATION.has(stretch.shape)
    const text = stretch.lines.map((line) => (keep ? line.indentation : '') + line.text).join('\n')
    const short = name.reason === 'paragraph-short-lines'
    const last = blocks.at(-1)
    if (short && open && last && !stretch.blankBefore) {
      open.push(text)
      continue
    }
    if (open && last) last.text = open.join('\n')
    open = short ? [text] : null
    const wrapped = stretch.wrapped && stretch.lines.length > 1 ? { wrapped: true as const } : {}
    blocks.push({
      line: first.number,
      kind: name.kind,
      text,
      certainty: name.certainty,
      reason: name.reason,
      ...wrapped,
    })
  }
  const last = blocks.at(-1)
  if (open && last) last.text = open.join('\n')
  return blocks
}
