import { COMMANDS, type CommandId } from '../../../../contract/commands.ts'
import type { ArticleSummary } from '../../../../contract/contract.ts'
import type { Section } from '../../../../core/article.ts'
import type { Translate } from '../../../../i18n/index.ts'
import { isPossible } from '../../commands/dispatch.ts'
import { rankOf } from './rank.ts'
import { recentCommands } from './recent.ts'

/** One thing that the palette offers. */
export type Offer =
  | { kind: 'command'; key: string; name: string; id: CommandId }
  | { kind: 'section'; key: string; name: string; index: number }
  | { kind: 'article'; key: string; name: string; article: ArticleSummary }

export type Group = { id: 'recent' | 'commands' | 'sections' | 'articles'; offers: readonly Offer[] }

const RECENCY = 0.5

type Ranked = { offer: Offer; rank: number }

function best(ranked: readonly Ranked[]): Ranked[] {
  return ranked.filter(({ rank }) => rank > 0).sort((one, other) => other.rank - one.rank)
}

function commandOffers(t: Translate): Offer[] {
  return COMMANDS.filter((command) => command.id !== 'palette' && isPossible(command)).map(({ id }) => ({
    kind: 'command',
    key: `command ${id}`,
    name: t(`common:command.${id}`),
    id,
  }))
}

function sectionOffers(sections: readonly Section[], t: Translate): Offer[] {
  return sections.map(({ heading }, index) => ({
    kind: 'section',
    key: `section ${index}`,
    name: heading === '' ? t('inspector:noHeading') : heading,
    index,
  }))
}

/** What is offered at once for the words that were typed: commands and sections, the better group first. */
export function offersFor(sought: readonly string[], sections: readonly Section[], t: Translate): Group[] {
  const commands = commandOffers(t)
  const inArticle = sectionOffers(sections, t)
  const recent = recentCommands()
  const ageOf = (offer: Offer) => (offer.kind === 'command' ? recent.indexOf(offer.id) : -1)
  if (sought.length === 0) {
    const used = commands.filter((offer) => ageOf(offer) >= 0)
    return [
      { id: 'recent', offers: used.sort((one, other) => ageOf(one) - ageOf(other)) },
      { id: 'sections', offers: inArticle },
      { id: 'commands', offers: commands.filter((offer) => ageOf(offer) < 0) },
    ]
  }
  const rank = (offer: Offer): Ranked => {
    const plain = rankOf(offer.name, sought)
    return { offer, rank: plain > 0 && ageOf(offer) >= 0 ? plain + RECENCY : plain }
  }
  const groups = [
    { id: 'commands' as const, ranked: best(commands.map(rank)) },
    { id: 'sections' as const, ranked: best(inArticle.map(rank)) },
  ]
  return groups
    .sort((one, other) => (other.ranked[0]?.rank ?? 0) - (one.ranked[0]?.rank ?? 0))
    .map(({ id, ranked }) => ({ id, offers: ranked.map(({ offer }) => offer) }))
}

/** The articles that the library found. They come a moment later than the rest, and so stand behind it. */
export function articleOffers(found: readonly ArticleSummary[], t: Translate): Offer[] {
  return found.map((article) => ({
    kind: 'article',
    key: `article ${article.id}`,
    name: article.headline === '' ? t('library:untitled') : article.headline,
    article,
  }))
}
