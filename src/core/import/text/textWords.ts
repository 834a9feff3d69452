import { normalizeWord } from '../vocabulary/normalizeWord.ts'
import type { TextBlock } from './blocks.ts'

/** Characters of a text whose words are known. */
const SAMPLE = 40_000

/** E-mail and web addresses, whose letters are small whatever they name. */
const ADDRESSES =
  /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}.-]{1,80}|(?:https?:\/\/|www\.)[\p{L}\p{N}./_%?=&#+~-]{1,200}/giu

const withoutAddresses = (text: string) => (/@|:\/\/|www\./i.test(text) ? text.replace(ADDRESSES, ' ') : text)

/**
 * The words of a text, by how they are written: a name has a capital wherever it stands, and a word of the language is
 * in lower case somewhere. Cost: one pass over the first 40,000 characters.
 */
export class TextWords {
  private readonly lower = new Set<string>()
  /** In how many blocks each word stands with a capital. */
  private readonly capital = new Map<string, number>()

  constructor(blocks: readonly TextBlock[]) {
    let left = SAMPLE
    for (const { lines } of blocks) {
      const here = new Set<string>()
      for (const { text } of lines) {
        for (const [word] of withoutAddresses(text.slice(0, left)).matchAll(/\p{L}[\p{L}\p{M}]+/gu)) {
          if (/^\p{Ll}/u.test(word)) this.lower.add(normalizeWord(word))
          else here.add(normalizeWord(word))
        }
        left -= Math.min(left, text.length)
      }
      for (const word of here) this.capital.set(word, (this.capital.get(word) ?? 0) + 1)
      if (left === 0) break
    }
  }

  /** True for a word that the text has in lower case. */
  isCommon(word: string): boolean {
    return this.lower.has(normalizeWord(word))
  }

  /** True where the last word of a name stands in another block too, and never in lower case. */
  returns(name: string): boolean {
    const last = normalizeWord(
      name
        .match(/\p{L}[\p{L}\p{M}]+/gu)
        ?.filter((word) => !/^\p{Lu}{2,3}$/u.test(word))
        .at(-1) ?? '',
    )
    return (this.capital.get(last) ?? 0) >= 2 && !this.lower.has(last)
  }
}
