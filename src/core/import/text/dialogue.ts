import type { ClassifiedBlocks } from './classification.ts'

/** The dialogue in a text. */
export type Dialogue = {
  /** The names, in lower case, that open several lines: lines that open with one are speech, however short. */
  speakers: ReadonlySet<string>
  /** Questions and answers in turn, without dashes. */
  interview: boolean
  /** Names stand alone above what is said. */
  alone: boolean
}

/** Who speaks, where a line begins with it as in an interview: `Q :`, `Q Why`, `La Gazette :`, `PREGUNTA.`. */
export function speakerOf(text: string): string | null {
  const match =
    /^(?:([^:：\n]{1,30}?)[ \u00a0\u202f]?[:：]|(\p{Lu}{1,20})(?:\.|[ \u00a0]?[–—-])[ \u00a0]|([QPDFV])[ \u00a0]+(?=[«“"„¿¡ \u00a0]{0,3}\p{Lu}))/u.exec(
      text.slice(0, 40),
    )
  return (match?.[1] ?? match?.[2] ?? match?.[3])?.toLowerCase() ?? null
}

/** Questions that must be answered for a text to be an interview. */
const FEWEST_QUESTIONS = 2

/** Looks for lines that begin alike, for names alone above speech, and for questions right above their answers. */
export function findDialogue(classified: ClassifiedBlocks): Dialogue {
  const seen = new Set<string>()
  const speakers = new Set<string>()
  const labels: string[] = []
  let [questions, asked] = [0, false]
  for (const [i, block] of classified.blocks.entries()) {
    if (classified.features(i)?.ending === 'question' && isAnswer(classified, i + 1)) questions += 1
    const speaker = speakerOf(block.lines[0]?.text ?? '')
    if (speaker === null) continue
    if (isLabelAlone(classified, i)) {
      labels.push(speaker)
      asked ||= classified.features(i + 1)?.ending === 'question'
      continue
    }
    if (seen.has(speaker)) speakers.add(speaker)
    seen.add(speaker)
  }
  const turns = turnsOf(labels, asked)
  return {
    speakers: new Set([...withoutLetters(speakers, seen, questions), ...turns]),
    interview: questions >= FEWEST_QUESTIONS,
    alone: turns.size > 0,
  }
}

/** True for a name with a colon and nothing behind it. */
export function isLabelAlone(classified: ClassifiedBlocks, index: number): boolean {
  const { text = '', ending = 'none' } = classified.features(index) ?? {}
  return ending === 'colon' && text.length <= 40 && speakerOf(text) !== null && /[:：]$/u.test(text)
}

/**
 * Those who take turns, where names stand alone above what they say: two that both come back, or one that comes back
 * where somebody asks. `Contexte :` twice with another heading between is a heading twice.
 */
function turnsOf(labels: readonly string[], asked: boolean): ReadonlySet<string> {
  const repeated = labels.filter((label, i) => labels.indexOf(label) < i)
  const alternate = new Set(repeated).size >= 2 || (repeated.length > 0 && asked)
  return new Set(alternate ? labels : [])
}

function isAnswer(classified: ClassifiedBlocks, index: number): boolean {
  return classified.blocks[index]?.shape === 'text' && classified.features(index)?.ending !== 'question'
}

/** `A.` and `B.` count parts unless there are questions; then `Q.` and `A.` are voices. */
function withoutLetters(speakers: Set<string>, seen: ReadonlySet<string>, questions: number): Set<string> {
  const counted = seen.has('b') || questions === 0
  return counted ? new Set([...speakers].filter((speaker) => speaker.length > 1)) : speakers
}
