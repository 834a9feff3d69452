import type { i18n as I18n } from 'i18next'
import { addSentences } from './addSentences.ts'
import en from './en/proofing.ts'
import type { Overlay } from './en-GB.ts'
import fr from './fr/proofing.ts'

const british = {
  typography: {
    'why.ellipsis': 'One character instead of three full stops.',
    'why.ligature': 'This French word is probably spelt with œ: cœur, œuvre, sœur.',
  },
} satisfies Overlay<typeof en>

/** What is said of findings of typography and of the house style, which a window loads with its page. */
export const PROOFING_SENTENCES = { fr, en, 'en-GB': british } as const

/** Adds those sentences, once. */
export const addProofingSentences = (i18n: I18n): void => addSentences(i18n, PROOFING_SENTENCES)
