import { trimSpaces } from '../../document/index.ts'
import type { MailHead, Parting } from './parting.ts'
import { signatureAt } from './signature.ts'
import { isReply } from './subjects.ts'

/** The line above quoted words: `Le 9 nov. 2026, A B a écrit :`. */
const WROTE =
  /^[ >]*(?:(?:on|le|am|el|il|em|op|den|w dniu|dnia)[ \u00a0].{6,160}(?:wrote|a écrit|schrieb.{0,80}|escribió|ha scritto|escreveu|schreef.{0,80}|skrev.{0,80}|napisał(?:\(a\)|a)?)[ \u00a0\u202f]?:?|.{3,120}(?:wrote|a écrit|schrieb|escribió|ha scritto|escreveu|schreef|skrev|napisał(?:\(a\)|a)?|(?:на)?писал(?:\(а\)|а)?)[ \u00a0\u202f]?:)$/iu

/** What a line above quoted words has that a sentence of an article has not: an address, or a year and a time. */
const OF_PROGRAM = /[<[(][^ ]{1,100}@[^ ]{1,100}[>\])]|\b\d{4}\b.{0,20}\b\d{1,2}[:.h]\d{2}\b/u

/**
 * Lines behind `>` are quoted from a line on that announces another mail. Where none does, they are a quotation in the
 * text, unless they end a mail that answers another. What nothing marks below such a line is another mail as well, where a
 * text stands above it.
 */
export function setQuoted(parting: Parting, isForward: boolean, { subject, isAnswer }: MailHead): void {
  const { lines, parts, doubted, from } = parting
  const quoted = lines.slice(from, parting.to).filter((line) => line.startsWith('>')).length
  const visible = lines.slice(from, parting.to).filter((line) => line !== '').length
  // A mail that is passed on may be quoted as a whole: then that is its text.
  if (isForward && quoted * 5 >= visible * 4) return
  const mayAnswer = isAnswer || isReply(subject)
  const last = lastText(parting)
  // Words between what is quoted answer it, and it may be what they are asked.
  const isAnswered = isInterleaved(parting)
  let isAnnounced = false
  let hasTextAbove = false
  for (let at = from; at < parting.to; at++) {
    const line = lines[at] ?? ''
    const announcing = wroteLines(lines, at, parting.to)
    if (announcing > 0) {
      const isUnmarked = !leadsToQuote(lines, at + announcing - 1, parting.to)
      if (isUnmarked && !OF_PROGRAM.test(lines.slice(at, at + announcing).join(' '))) continue
      isAnnounced = true
      parts.fill('quoted', at, at + announcing)
      at += announcing - 1
      if (isUnmarked) doubted.add(at + 1 - announcing)
      if (!isUnmarked || !hasTextAbove) continue
      parts.fill('quoted', at + 1, parting.to)
      parting.to = at + 1 - announcing
    } else if (line.startsWith('>')) {
      const isOwn = !isAnnounced && (!mayAnswer || at < last)
      if (!isOwn) parts[at] = 'quoted'
      if (isAnnounced ? isAnswered : mayAnswer || at > last) doubted.add(at)
    } else if (line !== '') hasTextAbove = true
  }
}

/** True where words of the mail stand between lines that are quoted. */
function isInterleaved({ lines, from, to }: Parting): boolean {
  const isQuoted = (line: string) => line.startsWith('>')
  const text = lines.slice(from, to).filter((line) => trimSpaces(line) !== '')
  const first = text.findIndex(isQuoted)
  const last = text.findLastIndex(isQuoted)
  return text.slice(Math.max(0, first), last + 1).some((line) => !isQuoted(line))
}

/** The number of lines, from `at` on, that say who wrote what is quoted below them: 0 for none, 2 where they are wrapped. */
function wroteLines(lines: readonly string[], at: number, to: number): 0 | 1 | 2 {
  const line = lines[at] ?? ''
  if (line === '' || line.length > 260) return 0
  if (WROTE.test(line)) return 1
  const next = at + 1 < to ? (lines[at + 1] ?? '') : ''
  if (next === '' || next.length > 120 || line.startsWith('>') || WROTE.test(next)) return 0
  return OF_PROGRAM.test(`${line} ${next}`) && WROTE.test(`${line} ${next}`) ? 2 : 0
}

/** The last line of a text that is neither quoted nor signed; -1 where it has none. */
function lastText({ lines, from, to }: Parting): number {
  const end = signatureAt(lines, from, to)
  return lines.findLastIndex((line, at) => at >= from && at < end && line !== '' && !line.startsWith('>'))
}

function leadsToQuote(lines: readonly string[], at: number, to: number): boolean {
  for (let next = at + 1; next < Math.min(to, at + 4); next++) {
    const line = lines[next] ?? ''
    if (line.startsWith('>')) return true
    if (line !== '') return false
  }
  return false
}
