import type { Conventions } from './conventions.ts'
import type { Finding } from './finding.ts'
import { ADDRESS, APART } from './projection.ts'
import { blanksAfter, blanksBefore } from './whitespace.ts'

const DASHES = /(?=[-–—])(?<![-–—])(?:-{1,3}|[–—])(?![-–—])/g
const DIGIT = /\d/
/** What stands on either side of a dash within a sentence. */
const BEFORE = /[\p{L}\p{M}\p{N})\]}»”’"'.,;:!?…%€$°\ufffc]/u
const AFTER = /^(?:[\p{L}\p{M}\p{N}([{«“‘¿¡…$£€\ufffc]|[’'"][\p{L}\p{N}])/u
const ENDS_SPEECH = /[.!?…»”"][ \t\u00a0\u202f]*$/

type Dash = {
  written: string
  from: number
  to: number
  index: number
  before: string
  after: string
  numbered: boolean
}

function isSpeech(text: string, { to, after }: Dash): boolean {
  const end = text.indexOf('\n', to)
  return /^\p{Lu}/u.test(after) && ENDS_SPEECH.test(text.slice(to, end < 0 ? text.length : end))
}

/** A dash that opens a line: a line of dialogue, if it is not of a list. */
function openingDash(text: string, dash: Dash, { spaces }: Conventions): Finding | null {
  const { written, index, to, after } = dash
  if (!spaces || !AFTER.test(after) || text.slice(dash.from, index) !== '') return null
  const space = spaces.word
  const gap = text.slice(index + written.length, to)
  const place = { rule: 'dialogue-dash', from: index, to, replacement: `—${space}` } as const
  if (written === '—') return { ...place, certainty: 'fix' }
  if (written === '--' && gap !== '') return { ...place, certainty: 'fix' }
  return written.length === 1 && isSpeech(text, dash) ? { ...place, certainty: 'suggestion' } : null
}

/** True where a written dash stands for the dash of an aside, and not for a hyphen, a range, a minus or an option. */
function isAside({ written, from, to, index, before, after, numbered }: Dash): boolean {
  if (!BEFORE.test(before) || !AFTER.test(after) || numbered) return false
  const blankBefore = from < index
  const blankAfter = index + written.length < to
  const isRange = DIGIT.test(before) && DIGIT.test(after.charAt(0))
  if (written === '-') return !/[.:;]/.test(before) && blankBefore && blankAfter && !isRange
  if (isRange) return false
  if (written.startsWith('-')) return blankBefore === blankAfter || blankAfter
  return written === '—' || (blankBefore && blankAfter)
}

function asideChange(text: string, dash: Dash, { language }: Conventions): Finding | null {
  const { written, from, to, index } = dash
  if (!isAside(dash)) return null
  const certainty = 'fix'
  if (language === 'en') return { rule: 'english-dash', from, to, replacement: '—', certainty }
  if (language === 'en-GB') return { rule: 'british-dash', from, to, replacement: ' – ', certainty }
  if (!written.startsWith('-')) return null
  const glyph = written.length === 3 ? '—' : '–'
  const blank = (gap: string) => (gap === '' ? ' ' : gap)
  const replacement = blank(text.slice(from, index)) + glyph + blank(text.slice(index + written.length, to))
  return { rule: 'french-dash', from, to, replacement, certainty }
}

/** The dashes of a paragraph that are to be set otherwise: of dialogue, and of asides. */
export function* dashChanges(text: string, conventions: Conventions): Generator<Finding> {
  for (const { 0: written, index } of text.matchAll(DASHES)) {
    const from = blanksBefore(text, index)
    const to = blanksAfter(text, index + written.length)
    const numbered = from === index && /\d[.)]$/.test(text.slice(Math.max(0, from - 2), from))
    const dash = {
      numbered,
      written,
      index,
      from,
      to,
      before: text.charAt(from - 1),
      after: text.slice(to, to + 2),
    }
    if (dash.before === APART || dash.before === ADDRESS) continue
    const opens = dash.before === '' || dash.before === '\n'
    const change = !opens
      ? asideChange(text, dash, conventions)
      : conventions.language === 'fr'
        ? openingDash(text, dash, conventions)
        : null
    if (change && text.slice(change.from, change.to) !== change.replacement) yield change
  }
}
