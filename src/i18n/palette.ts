import type { I18n } from './translations.ts'
import { addSentences } from './addSentences.ts'
import enPalette from './en/palette.ts'
import enSynonyms from './en/synonyms.ts'
import frPalette from './fr/palette.ts'
import frSynonyms from './fr/synonyms.ts'

/** What the palette says, and the words that find a command and that its name does not have; a window loads them with it. */
export const PALETTE_SENTENCES = {
  fr: { palette: frPalette, synonyms: frSynonyms },
  en: { palette: enPalette, synonyms: enSynonyms },
} as const

/** Adds those sentences, once. */
export const addPaletteSentences = (i18n: I18n): void => addSentences(i18n, PALETTE_SENTENCES)
