import type { i18n as I18n, TFunction } from 'i18next'
import { useContext, useSyncExternalStore } from 'react'
import { I18nContext } from 'react-i18next'

const NAMESPACES = [
  'checklist',
  'common',
  'failure',
  'library',
  'editor',
  'inspector',
  'import',
  'importReason',
  'export',
  'settings',
  'typography',
  'proof',
  'houseStyle',
  'palette',
  'find',
] as const

type Words = {
  t: TFunction<typeof NAMESPACES>
  locale: string
  reasonOf(reason: string): string
}

function wordsIn(i18n: I18n): Words {
  const { language } = i18n
  return {
    t: i18n.getFixedT(language, NAMESPACES),
    locale: language,
    reasonOf(reason) {
      const sentence: unknown = i18n.getResource(language, 'importReason', reason)
      return typeof sentence === 'string' ? sentence : ''
    },
  }
}

type Source = { subscribe(heard: () => void): () => void; words(): Words }

const sources = new WeakMap<I18n, Source>()

/** One for all the components that ask: they are many, and each is drawn often. */
function sourceOf(i18n: I18n): Source {
  const known = sources.get(i18n)
  if (known) return known
  let words = wordsIn(i18n)
  const source: Source = {
    subscribe(heard) {
      i18n.on('languageChanged', heard)
      return () => i18n.off('languageChanged', heard)
    },
    words() {
      if (words.locale !== i18n.language) words = wordsIn(i18n)
      return words
    },
  }
  sources.set(i18n, source)
  return source
}

/**
 * Every sentence of the window in its present language, the language itself for numbers and dates, and the sentence for
 * why a line of an import was taken for what it is.
 */
export function useWords(): Words {
  const i18n = useContext(I18nContext)?.i18n
  if (!i18n) throw new TypeError('words outside of an I18nextProvider')
  const { subscribe, words } = sourceOf(i18n)
  return useSyncExternalStore(subscribe, words)
}
