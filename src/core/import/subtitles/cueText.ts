import { decodeEntities } from '../../document/index.ts'

/** A line of what is said, and by whom where the file names it. */
export type Speech = { speaker: string; text: string }

/** The marks of both formats that mean nothing in a text; anything else in angle brackets is text. */
const MARKS =
  /<\/?(?:[cibuv]|ruby|rt|lang|font)(?:[.\s][^<>]{0,300})?>|<\d{1,3}:\d{2}(?::\d{2})?[.,]\d{1,3}>|\{\\[^{}]{1,100}\}/giu
/** The mark of WebVTT that names who speaks. */
const VOICE = /<v(?:\.[^<>\s]{0,100})?[ \t]+([^<>]{1,200})>/giu

/** What a line of a cue says without its marks, in parts where it names who speaks; `speaker` is who spoke in the line above. */
export function speechOf(line: string, speaker: string): Speech[] {
  const speech: Speech[] = []
  let from = 0
  let current = speaker
  const add = (to: number) => {
    const text = decodeEntities(line.slice(from, to).replace(MARKS, '')).replace(
      /^[ \t]+|(?<![ \t])[ \t]+$/g,
      '',
    )
    if (text !== '') speech.push({ speaker: current, text })
  }
  for (const voice of line.matchAll(VOICE)) {
    add(voice.index)
    current = decodeEntities(voice[1] ?? '').replace(/(?<![ \t])[ \t]+$/, '')
    from = voice.index + voice[0].length
  }
  add(line.length)
  return speech
}
