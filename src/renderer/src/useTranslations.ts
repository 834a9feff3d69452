import type { i18n as I18n, TFunction } from 'i18next'
import { useContext, useSyncExternalStore } from 'react'
import { I18nContext } from 'react-i18next'
import { formatLocale } from '../../i18n/index.ts'

const NAMESPACES = [
  'backup',
  'backupFailure',
  'checking',
  'bin',
  'checklist',
  'conflictCopy',
  'details',
  'common',
  'failure',
  'fields',
  'filters',
  'library',
  'libraries',
  'editor',
  'inspector',
  'import',
  'importDoubt',
  'importRefusal',
  'importNotice',
  'importReason',
  'export',
  'exportFormat',
  'exportNames',
  'exportNotice',
  'exportRun',
  'bulk',
  'synonyms',
  'rows',
  'replacing',
  'settings',
  'sharing',
  'versions',
  'versionReason',
  'typography',
  'usage',
  'remarks',
  'proof',
  'houseStyle',
  'palette',
  'pictures',
  'pictureList',
  'pictureFailure',
  'find',
] as const

type Translations = {
  t: TFunction<typeof NAMESPACES>
  locale: string
}

function translationsIn(i18n: I18n): Translations {
  const { language } = i18n
  return {
    t: i18n.getFixedT(language, NAMESPACES),
    locale: formatLocale(language),
  }
}

type TranslationSource = { subscribe(listener: () => void): () => void; translations(): Translations }

const sources = new WeakMap<I18n, TranslationSource>()

/** Shared per i18n instance; avoids one subscription per component. */
function sourceFor(i18n: I18n): TranslationSource {
  const known = sources.get(i18n)
  if (known) return known
  let { language } = i18n
  let translations = translationsIn(i18n)
  const source: TranslationSource = {
    subscribe(listener) {
      i18n.on('languageChanged', listener)
      return () => i18n.off('languageChanged', listener)
    },
    translations() {
      if (language !== i18n.language) translations = translationsIn(i18n)
      language = i18n.language
      return translations
    },
  }
  sources.set(i18n, source)
  return source
}

/**
 * The window's translations in the current interface language, the language itself for numbers and dates, and the
 * sentences of the import's reasons.
 */
export function useTranslations(): Translations {
  const i18n = useContext(I18nContext)?.i18n
  if (!i18n) throw new TypeError('words outside of an I18nextProvider')
  const { subscribe, translations } = sourceFor(i18n)
  return useSyncExternalStore(subscribe, translations)
}

/** Adds the sentences that a dialog brings with it, before it says any. */
export function useSentences(add: (i18n: I18n) => void): void {
  const i18n = useContext(I18nContext)?.i18n
  if (i18n) add(i18n)
}
