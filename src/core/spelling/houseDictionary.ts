/** A word of the house; it is inflected as `model` is, where one is given. */
export type HouseWord = { word: string; model: string | null }

/** What is wrong with a line (from 1) of the house's dictionary, or with the whole file (null). */
export type DictionaryProblem = {
  line: number | null
  code: 'not-text' | 'too-large' | 'too-many' | 'not-a-word' | 'not-a-file' | 'unreadable'
}

/** The house's dictionary, in the order of its file. */
export type HouseDictionary = { words: readonly HouseWord[]; problems: readonly DictionaryProblem[] }

/** Words to be added, with their models, and words to be removed. */
export type DictionaryChange = { add?: readonly HouseWord[]; remove?: readonly string[] }

/** The largest file that is read, in bytes, and the most words of it. */
export const LARGEST_DICTIONARY = 2_000_000
const MOST_WORDS = 50_000
const MOST_PROBLEMS = 50

/** What one entry may be: letters, with hyphens, apostrophes, points and figures, but no blank; 60 characters at most. */
const WORD = /^(?=.{1,60}$)[\p{L}\p{M}\p{N}][\p{L}\p{M}\p{N}.'’\u2011·&-]*$/u

/** A word as dictionaries have it: composed, with straight apostrophes and plain hyphens, without soft ones. */
export function plainWord(word: string): string {
  return word
    .replaceAll('\u00ad', '')
    .replace(/[’ʼ]/g, "'")
    .replace(/[\u2010\u2011]/g, '-')
    .normalize('NFC')
}

/** True for what the house's dictionary can hold. */
export function isHouseWord(word: string): boolean {
  return WORD.test(word)
}

/** The entry of a line; null for a blank line and a comment, undefined for what is neither. */
function entryOf(line: string): HouseWord | null | undefined {
  const text = line.replace(/(?:^|\s)#[^\n]*$/, '').trim()
  if (text === '') return null
  const [word = '', model, ...rest] = text.split('/').map((part) => part.trim())
  if (rest.length > 0 || !isHouseWord(word) || (model !== undefined && !isHouseWord(model))) return undefined
  return { word: plainWord(word), model: model === undefined ? null : plainWord(model) }
}

/** Reads a dictionary: a word a line, `word/model`, and comments from `#` on. A line that is none of these is a problem, and left out. */
export function readHouseDictionary(bytes: Uint8Array): HouseDictionary {
  const text = textOf(bytes)
  if (text === null) return { words: [], problems: [{ line: null, code: 'not-text' }] }
  const words = new Map<string, HouseWord>()
  const problems: DictionaryProblem[] = []
  for (const [at, line] of text.split('\n').entries()) {
    const entry = entryOf(line)
    if (entry === null) continue
    if (entry === undefined) {
      if (problems.push({ line: at + 1, code: 'not-a-word' }) >= MOST_PROBLEMS) break
      continue
    }
    if (words.size >= MOST_WORDS) {
      problems.push({ line: at + 1, code: 'too-many' })
      break
    }
    if (!words.has(entry.word)) words.set(entry.word, entry)
  }
  return { words: [...words.values()], problems }
}

/** The text of a dictionary's file; null where that is not UTF-8. */
function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

const lineOf = ({ word, model }: HouseWord) => (model === null ? word : `${word}/${model}`)

/**
 * The bytes of a dictionary with words added at its end and others taken out; all other lines stay as they are. A word that is
 * there already takes the model that comes with it. Null where the file is not UTF-8.
 */
export function changeHouseDictionary(
  bytes: Uint8Array,
  { add = [], remove = [] }: DictionaryChange,
): Uint8Array | null {
  const text = textOf(bytes)
  if (text === null) return null
  const gone = new Set(remove.map(plainWord))
  const added = new Map(add.map(({ word, model }) => [plainWord(word), { word: plainWord(word), model }]))
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n'
  const lines = text.split('\n').flatMap((line) => {
    const entry = entryOf(line)
    if (!entry) return [line]
    const given = added.get(entry.word)
    added.delete(entry.word)
    if (given)
      return [
        given.model === null || given.model === entry.model
          ? line
          : line.replace(/^[^#]*?(?=\s|$)/, lineOf(given)),
      ]
    return gone.has(entry.word) ? [] : [line]
  })
  const kept = lines.join('\n')
  const open = kept !== '' && !kept.endsWith('\n') ? lineEnd : ''
  const more = Array.from(added.values(), (entry) => `${lineOf(entry)}${lineEnd}`)
  const mark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? '\ufeff' : ''
  return new TextEncoder().encode(mark + kept + (more.length > 0 ? open + more.join('') : ''))
}
