import { alternatives } from '../vocabulary/load.ts'
import { ASKED_AND_ANSWERED, SPEAKERS } from '../vocabulary/speakers.ts'
import type { Block } from '../draft.ts'
import { endingOf } from '../lines.ts'
import type { ClassifiedBlocks } from './classification.ts'
import { isCapitals } from './features.ts'

/** Lines that a speaker or a time opens, for them to be a conversation. */
const FEWEST = 3
/** Different people in one conversation. */
const MOST_SPEAKERS = 12

const KNOWN = new RegExp(`^(?:${alternatives(SPEAKERS)})(?:[ \\u00a0]\\d{1,2})?$`, 'iu')
/** The time at which somebody speaks, at the start of a line. */
const TIME = /^[[(]?\d{1,2}:\d{2}(?::\d{2})?(?:[.,]\d{1,3})?[\])]?(?=[ \u00a0\t]|$)/u
/** The same at its end. */
const TIME_AT_END = /[ \u00a0\t]+[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?[ \u00a0]?:?$/u

/** True for a line that opens with a time as a recorder stamps it: `00:12`. */
export function isStamp(text: string): boolean {
  return TIME.test(text)
}

/** A line that names who speaks, alone above the words or before them in the line. */
type Turn = { index: number; speaker: string; alone: boolean }

/**
 * Classifies the lines of an interview or a transcript, and gives the first; −1 where the text is none.
 *
 * Idea: people who speak take turns. A name opens lines (`Name : …`) or stands alone above them (`JOURNALIST:`), comes
 * back, and another name comes between; words such as Question and Answer, questions under one of the names, or times
 * before the lines show that it is no list of headings, which come back too. Cost: linear in the blocks.
 */
export function classifySpeech(classified: ClassifiedBlocks): number {
  const timed = timedLines(classified)
  const turns = takenInTurn(classified)
  for (const index of timed) speak(classified, index)
  for (const { index, alone } of turns) {
    speak(classified, alone ? index + 1 : index)
    if (alone) classified.classify(index, 'paragraph', 'likely', 'speaker-name')
  }
  const first = [timed[0], turns[0]?.index].filter((index) => index !== undefined)
  return first.length === 0 ? -1 : Math.min(...first)
}

function speak(classified: ClassifiedBlocks, index: number): void {
  if (!classified.classifications[index]) classified.classify(index, 'paragraph', 'likely', 'speech')
}

/** The lines that a time opens, where there are several: `[00:01:23] Name: …`. */
function timedLines(classified: ClassifiedBlocks): number[] {
  const timed = classified.blocks.flatMap(({ lines, shape }, index) => {
    const text = lines[0]?.text.slice(0, 120) ?? ''
    return shape === 'text' && isStamp(text) ? [index] : []
  })
  return timed.length >= FEWEST ? timed : []
}

function takenInTurn(classified: ClassifiedBlocks): Turn[] {
  const alone = turnsOf(classified, nameAlone, true)
  const inLine = turnsOf(classified, nameInLine, false)
  return [...alone, ...inLine].sort((a, b) => a.index - b.index)
}

/** True where the first line, which a name opens, stands apart from what is said: `Owen Pell : « Le moulin tournera »`. */
function isHeadline(classified: ClassifiedBlocks, [first, second]: readonly Turn[]): boolean {
  const features = classified.features(0)
  const isApart = first?.index === 0 && second !== undefined && second.index > 1
  return isApart && features?.titleLike === true && classified.blocks[0]?.blankAfter === true
}

/** The turns of those who speak more than once, where two of them do, or one asks or is called what speakers are. */
function turnsOf(
  classified: ClassifiedBlocks,
  nameOf: (classified: ClassifiedBlocks, index: number) => string | null,
  alone: boolean,
): Turn[] {
  const turns = classified.blocks.flatMap((_, index): Turn[] => {
    const name = nameOf(classified, index)
    return name === null ? [] : [{ index, speaker: speakerOf(name), alone }]
  })
  const counts = new Map<string, number>()
  for (const { speaker } of turns) counts.set(speaker, (counts.get(speaker) ?? 0) + 1)
  const again = [...counts].filter(([, count]) => count > 1).map(([speaker]) => speaker)
  if (turns.length < FEWEST || again.length === 0 || again.length > MOST_SPEAKERS) return []
  const kept = turns.filter(({ speaker }) => again.includes(speaker) || KNOWN.test(speaker))
  const alternates =
    kept.filter(({ speaker }, i) => speaker !== kept[i + 1]?.speaker).length * 2 > kept.length
  const known = kept.some(({ speaker }) => KNOWN.test(speaker))
  const asks = again.some((speaker) => isAsking(classified, kept, speaker))
  const isTalk = alternates && again.length + Number(known) >= 2 && (known || asks)
  return isTalk ? kept.filter(({ index }) => index > 0 || !isHeadline(classified, kept)) : []
}

const SHORTENED = new RegExp(`^(?:${alternatives(ASKED_AND_ANSWERED)})$`, 'iu')

/** A speaker, however it is written: `Pregunta.` is `P.` further down. */
const speakerOf = (name: string) => (SHORTENED.test(name) ? name.charAt(0) : name).toLowerCase()

/** Most of what one of them says are questions. */
function isAsking(classified: ClassifiedBlocks, turns: readonly Turn[], speaker: string): boolean {
  const own = turns.filter((turn) => turn.speaker === speaker)
  return own.filter((turn) => isQuestion(classified, turn)).length * 2 > own.length
}

/** The words of a turn end with a question. */
function isQuestion(classified: ClassifiedBlocks, { index, alone }: Turn): boolean {
  const lines = classified.blocks[alone ? index + 1 : index]?.lines ?? []
  return endingOf(lines.at(-1)?.text ?? '') === 'question'
}

const LONGEST_NAME = 40

/** `JOURNALIST:`, `Inès Carrel :`, `INÈS CARREL`, `Inès Carrel`, `Speaker 1  00:12`, alone above other words. */
function nameAlone(classified: ClassifiedBlocks, index: number): string | null {
  const block = classified.blocks[index]
  const [line, more] = block?.lines ?? []
  if (!line || more || block?.shape !== 'text' || line.text.length > LONGEST_NAME + 12) return null
  if (classified.blocks[index + 1]?.shape !== 'text') return null
  const bare = line.text
    .replace(TIME_AT_END, '')
    .replace(TIME, '')
    .replace(/^[ \u00a0]+/u, '')
  const timed = bare.length < line.text.length
  const match = /^([\p{L}\d][\p{L}\p{M}\d .,'’()/-]{0,39}?)[ \u00a0\u202f]?([:：])?$/u.exec(bare)
  const name = match?.[1]
  if (name === undefined || name.split(/[ \u00a0]/u).length > 5) return null
  const isName = /^\p{Lu}/u.test(name) && name.split(/[ \u00a0]/u).length <= 4
  return match?.[2] !== undefined || timed || isCapitals(name) || KNOWN.test(name) || isName ? name : null
}

/** A name and a colon, or a name in capitals and a dash, before the words in one line. */
const IN_LINE =
  /^(?:[[(]?\d{1,2}:\d{2}(?::\d{2})?[\])]?[ \u00a0\t]{1,3})?(?:([\p{L}\d][^:：.?!\n]{0,39}?)[ \u00a0\u202f]?[:：]|(\p{Lu}[\p{Lu}\p{M} '’-]{0,38})(?:\.?[ \u00a0]?[–—-]|\.))[ \u00a0\u202f]+(?=[^ \u00a0])/u

/** `La Gazette : …`, `Q: …`, `Q Why …`, `PREGUNTA. …`, `INÈS CARREL – …`. */
function nameInLine(classified: ClassifiedBlocks, index: number): string | null {
  const block = classified.blocks[index]
  if (block?.shape !== 'text') return null
  const line = block.lines[0]?.text.slice(0, 80) ?? ''
  const match = IN_LINE.exec(line)
  const asked = /^(\p{L}{5,12})\.[ \u00a0]/u.exec(line)?.[1] ?? ''
  const letter = /^([QARPDVF])[ \u00a0]+(?=[«“"„¿¡ \u00a0]{0,3}\p{Lu})/u.exec(line)?.[1]
  const name = match?.[1] ?? match?.[2] ?? (SHORTENED.test(asked) ? asked : letter)
  return name === undefined || name.split(/[ \u00a0]/u).length > 6 ? null : name
}

/** True for blocks of which several are sentences that somebody spoke: what looks like a log may be a transcript. */
export function isTranscript(blocks: readonly Block[]): boolean {
  const spoken = blocks.filter(({ reason }) => reason === 'speech')
  const sentences = spoken.filter(({ text }) => ['stop', 'question', 'exclamation'].includes(endingOf(text)))
  return spoken.length >= FEWEST && sentences.length * 2 > spoken.length
}
