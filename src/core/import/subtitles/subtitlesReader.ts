import { emptyContent } from '../../article/index.ts'
import { failed, ok } from '../../failure.ts'
import { doubt } from '../doubts.ts'
import type { Line } from '../lines.ts'
import type { FormatReader } from '../reader.ts'
import type { SourceBlock } from '../tree/sourceBlock.ts'
import { treeDraft } from '../tree/treeDraft.ts'
import { joinCues } from './joinCues.ts'
import { isTiming, readCues } from './readCues.ts'

/** Subtitles (SubRip, WebVTT), as one text of paragraphs. Nothing in them is a headline: the name of the file is offered. */
export const subtitlesReader: FormatReader = {
  recognise({ foreign, text }) {
    if (foreign !== null || !text.ok) return null
    const { lines } = text.value
    const isFirst = lines
      .filter(({ blank }) => !blank)
      .slice(0, 2)
      .some(({ text: line }) => isTiming(line))
    return isFirst || isVtt(lines) ? 'sure' : null
  },
  async read(file) {
    const { fileName, text: source } = file
    if (!source.ok) return source
    const { lines, encoding } = source.value
    const paragraphs = joinCues(readCues(lines, isVtt(lines)))
    if (paragraphs.length === 0) return failed('empty', { fileName })
    const language = file.languageOf(paragraphs.map((paragraph) => paragraph.text).join('\n'))
    const colon = language.startsWith('fr') ? '\u00a0: ' : ': '
    let speaker = ''
    const blocks = paragraphs.map((paragraph): SourceBlock => {
      const isNamed = paragraph.speaker !== '' && paragraph.speaker !== speaker
      ;({ speaker } = paragraph)
      const spoken = isNamed ? `${speaker}${colon}${paragraph.text}` : paragraph.text
      return {
        node: { type: 'paragraph', content: [{ type: 'text', text: spoken, marks: [] }] },
        kind: 'paragraph',
        reason: 'subtitles-joined',
      }
    })
    const headline = titleOf(fileName)
    const draft = treeDraft({
      fileName,
      format: 'subtitles',
      encoding,
      origin: null,
      base: { ...emptyContent(language), headline },
      source: blocks,
      guess: false,
      doubts: headline === '' ? [] : [doubt('headline-from-file-name')],
    })
    return ok(draft)
  },
}

/** A WebVTT file says so first; a text that begins with that word and has no cue is none. */
function isVtt(lines: readonly Line[]): boolean {
  const first = lines.find(({ blank }) => !blank)?.text ?? ''
  return /^\ufeff?WEBVTT(?:[ \t]|$)/.test(first) && lines.some(({ text }) => isTiming(text))
}

/** The name of a file as words, without the ending and the language before it; empty where it says nothing. */
function titleOf(fileName: string): string {
  const words = fileName
    .replace(/\.[a-z0-9]{1,8}$/i, '')
    .replace(/[._][a-z]{2}(?:-[A-Z]{2})?$/, '')
    .replace(/[_-]+/g, ' ')
  return /\p{L}\p{L}/u.test(words) ? words : ''
}
