import { type Command, COMMANDS, type CommandId } from '../../../../contract/commands.ts'
import type { ArticleSummary } from '../../../../core/library.ts'
import type { SearchHit } from '../../../../core/query/index.ts'
import type { Section } from '../../../../core/article/index.ts'
import type { Translate } from '../../../../i18n/index.ts'
import { isPossible } from '../../commands/dispatch.ts'
import { articleEditor } from '../../editor/articleEditor.ts'
import { usePage } from '../../editor/pageStore.ts'
import { pastedAddress } from '../../editor/paste/index.ts'
import { linkSelection } from '../../editor/plugins/links.ts'
import { commandUses } from './commandUse.ts'
import { looseRankOf, rankOf } from './ranking.ts'

/** An entry of the palette. */
export type PaletteItem =
  | { kind: 'command'; key: string; name: string; id: CommandId; synonyms: string }
  | { kind: 'link'; key: string; name: string; href: string }
  | { kind: 'section'; key: string; name: string; index: number }
  | { kind: 'article'; key: string; name: string; article: ArticleSummary; hit: SearchHit | undefined }

export type PaletteGroup = {
  id: 'link' | 'used' | 'commands' | 'sections' | 'articles'
  items: readonly PaletteItem[]
  /** True where words are written almost so: these come after everything else. */
  isGuess?: boolean
}

/** What use counts at the most, so that it decides between matches that are alike. */
const MOST_FOR_USE = 0.9
/** What a match counts that needs a word which the command's name does not show. */
const SYNONYM_SHARE = 0.25
/** How many of the commands that are used most come first where nothing is sought. */
const MOST_USED = 5

type Ranked = { item: PaletteItem; rank: number }

function sortByRank(ranked: readonly Ranked[]): Ranked[] {
  return ranked.filter(({ rank }) => rank > 0).sort((one, other) => other.rank - one.rank)
}

/** True for what does something where the caret is; the commands of a table do nothing outside of one. */
const isOffered = (command: Command) =>
  command.id !== 'palette' &&
  isPossible(command) &&
  (command.group !== 'table' || usePage.getState().block === 'table')

function commandItems(t: Translate): PaletteItem[] {
  return COMMANDS.filter(isOffered).map(({ id }) => ({
    kind: 'command',
    key: `command ${id}`,
    name: t(`common:command.${id}`),
    id,
    synonyms: t(`synonyms:${id}`),
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
  const uses = commandUses()
  const useOf = (item: PaletteItem) => (item.kind === 'command' ? (uses.get(item.id) ?? 0) : 0)
  if (words.length === 0) {
    const byUse = commands.toSorted((one, other) => useOf(other) - useOf(one))
    const used = byUse.filter((item) => useOf(item) > 0).slice(0, MOST_USED)
    return [
      { id: 'used', items: used },
      { id: 'sections', items: inArticle },
      { id: 'commands', items: commands.filter((item) => !used.includes(item)) },
    ]
  }
  const known = (item: PaletteItem) => (item.kind === 'command' ? `${item.name} ${item.synonyms}` : item.name)
  const byUse = (rank: number, use: number) => (rank > 0 ? rank + (MOST_FOR_USE * use) / (use + 1) : 0)
  const ranked = (rankItem: (item: PaletteItem) => number) => {
    const sorted = (items: readonly PaletteItem[]) =>
      sortByRank(items.map((item) => ({ item, rank: byUse(rankItem(item), useOf(item)) })))
    return [
      { id: 'commands' as const, ranked: sorted(commands) },
      { id: 'sections' as const, ranked: sorted(inArticle) },
    ]
  }
  const exact = ranked((item) => rankOf(item.name, words) || SYNONYM_SHARE * rankOf(known(item), words))
  // What is written wrongly is only guessed at where nothing is written so.
  const isGuess = exact.every((group) => group.ranked.length === 0)
  const groups = isGuess ? ranked((item) => looseRankOf(known(item), words)) : exact
  return groups
    .sort((one, other) => (other.ranked[0]?.rank ?? 0) - (one.ranked[0]?.rank ?? 0))
    .map((group) => ({ id: group.id, items: group.ranked.map(({ item }) => item), isGuess }))
}

/** An address that was typed or pasted, as a link for the words that are selected on the page. */
export function linkItems(query: string, t: Translate): PaletteItem[] {
  const href = pastedAddress(query, 'explicit')
  const { state } = articleEditor
  if (href === null || !state || usePage.getState().readOnly || !linkSelection(href)(state)) return []
  return [{ kind: 'link', key: 'link', name: t('common:command.link'), href }]
}

/** The articles found; they arrive later than the rest and come last. Without a headline, its first words name one. */
export function articleItems(
  found: readonly ArticleSummary[],
  hits: ReadonlyMap<string, SearchHit>,
  t: Translate,
): PaletteItem[] {
  return found.map((article) => ({
    kind: 'article',
    key: `article ${article.id}`,
    name: article.headline || article.excerpt || t('library:untitled'),
    hit: hits.get(article.id),
    article,
  }))
}
