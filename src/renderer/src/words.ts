import { useTranslation } from 'react-i18next'

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

/**
 * Every sentence of the window in its present language, the language itself for numbers and dates, and the sentence for
 * why a line of an import was taken for what it is.
 */
export function useWords() {
  const { t, i18n } = useTranslation(NAMESPACES)
  const reasonOf = (reason: string): string => {
    const sentence: unknown = i18n.getResource(i18n.language, 'importReason', reason)
    return typeof sentence === 'string' ? sentence : ''
  }
  return { t, locale: i18n.language, reasonOf }
}
