import type { Encoding } from '../../src/core/import/encoding/encodings.ts'
import { encode } from '../../tests/core/import/encode.ts'
import { articleOf, Dice, type Truth } from './articles.ts'
import { encodingsOf, written } from './encodings.ts'
import { CORPUS_LANGUAGES, type CorpusLanguage } from './language.ts'
import { DOCX_KINDS } from './docx.ts'
import { ITEM_KINDS } from './items.ts'
import { MAIL_KINDS } from './mails.ts'
import { PAGE_KINDS } from './pages.ts'
import { ODT_KINDS } from './odt.ts'
import { RTF_KINDS } from './rtf.ts'
import type { Setting } from './setting.ts'
import { TEXT_KINDS } from './texts.ts'

const KINDS = {
  ...TEXT_KINDS,
  ...DOCX_KINDS,
  ...ODT_KINDS,
  ...RTF_KINDS,
  ...MAIL_KINDS,
  ...PAGE_KINDS,
  ...ITEM_KINDS,
}

/** A file with known truth. */
export type Sample = {
  kind: string
  language: CorpusLanguage
  fileName: string
  bytes: Uint8Array
  encoding: Encoding
  truth: Truth
  wellMade: boolean
  /** Written with the signs of a typewriter where the encoding lacks others. */
  typed: boolean
  /** What stands in the file and is no part of the article. */
  chrome: readonly string[]
}

/** The corpus: `each` articles of each kind in each language, the same in each run; one in three in an old encoding. */
export function* corpus(each: number): Generator<Sample> {
  for (const language of CORPUS_LANGUAGES) {
    for (const [at, [kind, set]] of Object.entries(KINDS).entries()) {
      for (let number = 0; number < each; number++) {
        const dice = new Dice(1000 * number + 31 * at + language.charCodeAt(0) * 7 + language.charCodeAt(1))
        yield sampleOf(kind, set(articleOf(language, dice), dice), dice)
      }
    }
  }
}

function sampleOf(kind: string, setting: Setting, dice: Dice): Sample {
  const { fileName, truth, wellMade, chrome = [] } = setting
  const sample = { kind, language: truth.language, fileName, truth, wellMade, chrome }
  if ('bytes' in setting) {
    const { bytes, encoding } = setting
    return { ...sample, bytes, encoding, typed: false }
  }
  const { text } = setting
  const wanted = dice.roll(3) === 0 ? dice.pick(encodingsOf(truth.language)) : 'utf-8'
  const typed = written(text, wanted)
  const encoding = typed === null ? 'utf-8' : wanted
  const content = typed ?? text
  return { ...sample, bytes: encode(content, encoding), encoding, typed: content !== text }
}
