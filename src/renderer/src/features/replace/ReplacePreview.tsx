import { useMemo, useState } from 'react'
import { expandTemplate, replacementFor } from '../../../../core/find/index.ts'
import { type FoundArticle, type FoundMatch, typesetInsert } from '../../../../core/replace/index.ts'
import { FoundText, Tick } from '../../ui/FoundText.tsx'
import { VirtualListbox } from '../../ui/VirtualListbox.tsx'
import { useTranslations } from '../../useTranslations.ts'
import type { Profile } from '../../../../core/typography/conventions.ts'
import type { Settings } from '../../../../core/settings.ts'
import { useSettings } from '../../state/settings.ts'
import { useLibrarySearch } from './librarySearch.ts'
import styles from './ReplaceDialog.module.css'
import { isTicked, tickedCount, toggleArticle, toggleMatch, useTicks } from './ticks.ts'

const ROW_HEIGHT = 30

/** The profile by which replacements are typeset as what is typed is; undefined where nothing is. */
export const typographyOf = ({ setWhileTyping, typography }: Settings) =>
  setWhileTyping ? typography : undefined

type Row = { article: FoundArticle; match: FoundMatch | null; isRest: boolean }

function rowsOf(articles: readonly FoundArticle[]): Row[] {
  return articles.flatMap((article): Row[] => [
    { article, match: null, isRest: false },
    ...article.matches.map((match) => ({ article, match, isRest: false })),
    ...(article.count > article.matches.length ? [{ article, match: null, isRest: true }] : []),
  ])
}

/** What stands in the place of a match. */
function insertOf(match: FoundMatch, replacement: string, typography: Profile | undefined): string {
  const { found, groups, query = '', matchCase = false } = match
  if (!groups) {
    const insert = replacementFor(found, query, replacement, matchCase)
    return typesetInsert(insert, match.before, match.after, match.language, typography)
  }
  const named = Object.entries(groups.named).map(([name, value]) => [name, value ?? undefined])
  const groupsOf = {
    from: 0,
    to: found.length,
    groups: groups.groups.map((group) => group ?? undefined),
    named: Object.fromEntries(named),
  }
  return expandTemplate(replacement, found, groupsOf)
    .map(({ text }) => text)
    .join('')
}

function ArticleLine({ article, count }: { article: FoundArticle; count: number }) {
  const { t } = useTranslations()
  const usual = article.count - article.protectedCount
  return (
    <>
      <Tick ticked={count === 0 ? false : count === usual || count === article.count ? true : 'some'} />
      <span className={styles.headline} dir="auto" title={article.headline || undefined}>
        {article.headline === '' ? t('library:untitled') : article.headline}
      </span>
      <span className={styles.count}>{t('replacing:inArticle', { count: article.count })}</span>
    </>
  )
}

function MatchLine({ match, ticked, insert }: { match: FoundMatch; ticked: boolean; insert: string }) {
  const { field, isNote, before, found, after, isProtected } = match
  return (
    <>
      <Tick ticked={ticked} />
      <FoundText
        field={field === 'sections' ? null : field}
        isNote={isNote}
        before={before}
        found={found}
        after={after}
        insert={ticked ? insert : null}
        isProtected={isProtected}
      />
    </>
  )
}

/** The articles with their matches; each article and each match can be left out. */
export function ReplacePreview() {
  const { t } = useTranslations()
  const { articles, replacement } = useLibrarySearch()
  const ticks = useTicks((state) => state.ticks)
  const typography = useSettings(({ settings }) => typographyOf(settings))
  const rows = useMemo(() => rowsOf(articles), [articles])
  const [active, setActive] = useState(0)
  const toggle = (index: number) => {
    const row = rows[index]
    if (!row || row.isRest) return
    if (row.match) toggleMatch(row.article, row.match)
    else toggleArticle(row.article)
  }
  return (
    <VirtualListbox
      label={t('find:preview')}
      className={styles.rows ?? ''}
      count={rows.length}
      rowHeight={ROW_HEIGHT}
      active={Math.min(active, rows.length - 1)}
      onActive={setActive}
      onKey={({ key }, index) => {
        if (key !== ' ') return false
        toggle(index)
        return true
      }}
      onAction={(_action, index) => toggle(index)}
      option={(index) => {
        const row = rows[index]
        if (!row) return { content: null }
        const { article, match, isRest } = row
        const count = tickedCount(ticks, article)
        const className = match || isRest ? styles.match : styles.article
        const selected = index === active
        if (isRest) {
          const others = article.count - article.matches.length
          return { className, selected, content: t('replacing:others', { count: others }) }
        }
        if (!match) {
          return {
            className,
            selected,
            checked: count > 0,
            content: <ArticleLine article={article} count={count} />,
          }
        }
        const ticked = isTicked(ticks, article, match)
        const insert = insertOf(match, replacement, typography)
        return {
          className,
          selected,
          checked: ticked,
          content: <MatchLine match={match} ticked={ticked} insert={insert} />,
        }
      }}
    />
  )
}
