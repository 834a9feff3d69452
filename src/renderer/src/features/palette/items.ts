import { COMMANDS, type CommandId } from '../../../../contract/commands.ts'
import type { ArticleSummary } from '../../../../core/library.ts'
import { searchWords } from '../../../../core/search.ts'
import type { Section } from '../../../../core/article/index.ts'
import type { Translate } from '../../../../i18n/index.ts'
import { isPossible } from '../../commands/dispatch.ts'
import { recentCommands } from './recentCommands.ts'

/** An entry of the palette. */
export type PaletteItem =
  | { kind: 'command'; key: string; name: string; id: CommandId; synonyms: string }
  | { kind: 'section'; key: string; name: string; index: number }
  | { kind: 'article'; key: string; name: string; article: ArticleSummary }

export type PaletteGroup = {
  id: 'recent' | 'commands' | 'sections' | 'articles'
  items: readonly PaletteItem[]
}

const RECENT_BONUS = 0.5
/** What a match counts that needs a word which the command's name does not show. */
const SYNONYM_SHARE = 0.25

const FIRST_WORD_SCORE = 3
const LATER_WORD_SCORE = 2
const WHOLE_WORD_SCORE = 1
const PREFIX_SCORE = 4

/** How well a name matches a query: higher is better, 0 if a word of the query starts none of its words. */
export function rankOf(name: string, query: readonly string[]): number {
  const words = searchWords(name)
  let rank = words.join(' ').startsWith(query.join(' ')) ? PREFIX_SCORE : 0
  for (const word of query) {
    const at = words.findIndex((each) => each.startsWith(word))
    if (at < 0) return 0
    rank += (at === 0 ? FIRST_WORD_SCORE : LATER_WORD_SCORE) + (words.includes(word) ? WHOLE_WORD_SCORE : 0)
  }
  return rank
}

type Ranked = { item: PaletteItem; rank: number }

function sortByRank(ranked: readonly Ranked[]): Ranked[] {
  return ranked.filter(({ rank }) => rank > 0).sort((one, other) => other.rank - one.rank)
}

function commandItems(t: Translate): PaletteItem[] {
  return COMMANDS.filter((command) => command.id !== 'palette' && isPossible(command)).map(({ id }) => ({
    kind: 'command',
    key: `command ${id}`,
    name: t(`common:command.${id}`),
    id,
    synonyms: id === 'export' || id === 'export-library' ? t(`palette:synonyms.${id}`) : '',
  }))
}

function sectionItems(sections: readonly Section[], t: Translate): PaletteItem[] {
  return sections.map(({ heading }, index) => ({
    kind: 'section',
    key: `section ${index}`,
    name: heading === '' ? t('inspector:noHeading') : heading,
    index,
  }))
}

/** The commands and sections for a query, the group with the better match first. */
export function paletteItems(
  words: readonly string[],
  sections: readonly Section[],
  t: Translate,
): PaletteGroup[] {
  const commands = commandItems(t)
  const inArticle = sectionItems(sections, t)
  const recent = recentCommands()
  const recencyOf = (item: PaletteItem) => (item.kind === 'command' ? recent.indexOf(item.id) : -1)
  if (words.length === 0) {
    const recentlyUsed = commands.filter((item) => recencyOf(item) >= 0)
    return [
      { id: 'recent', items: recentlyUsed.sort((one, other) => recencyOf(one) - recencyOf(other)) },
      { id: 'sections', items: inArticle },
      { id: 'commands', items: commands.filter((item) => recencyOf(item) < 0) },
    ]
  }
  const rankItem = (item: PaletteItem): Ranked => {
    const bySynonym = item.kind === 'command' ? rankOf(`${item.name} ${item.synonyms}`, words) : 0
    const rank = rankOf(item.name, words) || bySynonym * SYNONYM_SHARE
    return { item, rank: rank > 0 && recencyOf(item) >= 0 ? rank + RECENT_BONUS : rank }
  }
  const groups = [
    { id: 'commands' as const, ranked: sortByRank(commands.map(rankItem)) },
    { id: 'sections' as const, ranked: sortByRank(inArticle.map(rankItem)) },
  ]
  return groups
    .sort((one, other) => (other.ranked[0]?.rank ?? 0) - (one.ranked[0]?.rank ?? 0))
    .map(({ id, ranked }) => ({ id, items: ranked.map(({ item }) => item) }))
}

/** The articles found; they arrive later than the rest and come last. */
export function articleItems(found: readonly ArticleSummary[], t: Translate): PaletteItem[] {
  return found.map((article) => ({
    kind: 'article',
    key: `article ${article.id}`,
    name: article.headline === '' ? t('library:untitled') : article.headline,
    article,
  }))
}
