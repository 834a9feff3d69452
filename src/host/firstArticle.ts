import { type ArticleContent, emptyContent } from '../core/article/index.ts'
import { hostTranslator } from '../i18n/hosts.ts'
import type { Locale } from '../i18n/index.ts'

const SECTIONS = ['import', 'write', 'publish'] as const

/** The article in a new library, which explains Marbre. */
export function firstArticle(locale: Locale): ArticleContent {
  const t = hostTranslator(locale)
  return {
    ...emptyContent(locale),
    kicker: t('host:first.kicker'),
    headline: t('host:first.headline'),
    standfirst: t('host:first.standfirst'),
    sections: SECTIONS.map((section) => ({
      heading: t(`host:first.${section}.heading`),
      body: t(`host:first.${section}.body`),
    })),
  }
}
