import type { Line } from '../lines.ts'
import { type Speech, speechOf } from './cueText.ts'

/** The lines that are shown from one moment to another, both in milliseconds. */
export type Cue = { start: number; end: number; lines: readonly Speech[] }

const TIME = String.raw`(?:(\d{1,4}):)?(\d{1,2}):(\d{2})[.,](\d{1,3})`
const TIMING = new RegExp(`^${TIME}[ \\t]*-->[ \\t]*${TIME}(?:[ \\t].*)?$`)
/** The blocks of a WebVTT file that are no cues. */
const BESIDE = /^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/

/** True for the line that says when a cue is shown. */
export function isTiming(text: string): boolean {
  return text.length < 300 && TIMING.test(text)
}

/**
 * The cues of a file. A cue is everything from its timing on up to the next one: some programs leave blank lines within, others
 * none between. The number or name of the next cue, right above its timing, belongs to neither.
 */
export function readCues(lines: readonly Line[], isVtt: boolean): Cue[] {
  const cues: { start: number; end: number; texts: string[] }[] = []
  let isBeside = isVtt
  for (const [at, { text, blank }] of lines.entries()) {
    const timing = text.length < 300 ? TIMING.exec(text) : null
    const isAfterBlank = lines[at - 1]?.blank !== false
    if (timing) {
      isBeside = false
      cues.push({ start: millisecondsOf(timing, 1), end: millisecondsOf(timing, 5), texts: [] })
    } else if (blank) isBeside = false
    else if (isVtt && isAfterBlank && BESIDE.test(text)) isBeside = true
    else if (!isBeside && !isName(lines, at, isAfterBlank)) cues.at(-1)?.texts.push(text)
  }
  return cues.map(({ start, end, texts }) => {
    let speaker = ''
    const spoken = texts.flatMap((text) => {
      const speech = speechOf(text, speaker)
      speaker = speech.at(-1)?.speaker ?? speaker
      return speech
    })
    return { start, end, lines: spoken }
  })
}

/** True for the number of the next cue, or its name. */
function isName(lines: readonly Line[], at: number, isAfterBlank: boolean): boolean {
  const next = lines[at + 1]
  const text = lines[at]?.text ?? ''
  return next !== undefined && isTiming(next.text) && (isAfterBlank || /^\d{1,7}$/.test(text))
}

function millisecondsOf(timing: RegExpExecArray, from: number): number {
  const [hours, minutes, seconds, rest = ''] = timing.slice(from, from + 4)
  return (
    (Number(hours ?? 0) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000 + Number(rest.padEnd(3, '0'))
  )
}
