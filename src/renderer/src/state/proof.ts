import { create } from 'zustand'
import type { HouseStyleFinding } from '../../../core/houseStyle/index.ts'
import type { Finding } from '../../../core/typography/index.ts'
import { houseStyleWords } from '../../../i18n/houseStyle.ts'
import type { Translate } from '../../../i18n/index.ts'
import { findingWords } from '../../../i18n/typography.ts'

/** The texts of an article that are checked, in the order in which they are read. */
export const PLACES = ['kicker', 'headline', 'subhead', 'standfirst', 'body', 'correction'] as const
export type Place = (typeof PLACES)[number]

/** What typography finds, and what a newsroom's own rules find: these bring their reason along. */
type BySource = (Finding & { source: 'typography' }) | (HouseStyleFinding & { source: 'house' })

/** Something found in a paragraph, whose places are counted from the paragraph's beginning. */
export type Found = BySource & {
  /** What is written there now, and what stands around it in the paragraph. */
  written: string
  before: string
  after: string
  /** The stretch that can be seen: it is never empty, and holds the sign that a missing space belongs to. */
  shownFrom: number
  shownTo: number
}

/** One place of the article where something is to be set otherwise; the same object for as long as it stays. */
export type Remark = {
  found: Found
  place: Place
  /** Where the paragraph begins in its text. The body's move while one writes: the editor knows where they are. */
  offset: number
}

export type Counts = {
  fixes: number
  suggestions: number
  /** By `ruleOf`. */
  rules: ReadonlyMap<string, number>
  places: ReadonlyMap<Place, number>
}

/** What the editor lets the rest of the window do with the remarks. */
type Proofreading = {
  /** Goes to a remark, selects its stretch and explains it there. */
  show(remark: Remark): void
  /** Goes to the next remark after the cursor, or to the one before it, and into its explanation. */
  step(direction: 1 | -1): void
  /** Fixes one remark. */
  fix(remark: Remark): void
  /** Fixes all remarks that are wanted, over body and display copy, as one step of the history. */
  fixEvery(wanted: (remark: Remark) => boolean): void
}

type Proof = Proofreading & {
  /** In the order of the article. */
  remarks: readonly Remark[]
  counts: Counts
  /** True once the whole article has been read. */
  complete: boolean
  /** The remark that is being explained, and how one came to it. */
  shown: { remark: Remark; by: 'pointer' | 'jump' | 'step' } | null
}

const nothing = () => {}

/** An article of which nothing has been read yet. */
export const UNREAD = {
  remarks: [],
  counts: { fixes: 0, suggestions: 0, rules: new Map(), places: new Map() },
  complete: false,
  shown: null,
} satisfies Partial<Proof>

/** What is to be set otherwise in the open article, as of the last pause in the writing. */
export const useProof = create<Proof>(() => ({
  ...UNREAD,
  show: nothing,
  step: nothing,
  fix: nothing,
  fixEvery: nothing,
}))

/** The rule of a remark, told apart from those of the same name elsewhere. */
export function ruleOf({ found: { source, rule } }: Remark): string {
  return `${source} ${rule}`
}

/** True for a remark that is right whatever the text says. */
export function isFix({ found }: Remark): boolean {
  return found.certainty === 'fix'
}

/** True for a remark that says what to write. */
export function canFix({ found }: Remark): boolean {
  return found.replacement !== null
}

/** How many remarks there are of each kind. */
export function countsOf(remarks: readonly Remark[]): Counts {
  const rules = new Map<string, number>()
  const places = new Map<Place, number>()
  for (const remark of remarks) {
    rules.set(ruleOf(remark), (rules.get(ruleOf(remark)) ?? 0) + 1)
    places.set(remark.place, (places.get(remark.place) ?? 0) + 1)
  }
  const fixes = remarks.filter(isFix).length
  return { fixes, suggestions: remarks.length - fixes, rules, places }
}

/** What a remark is called, and the reason for it. */
export function remarkWords(t: Translate, { found }: Remark): { title: string; why: string } {
  return found.source === 'house'
    ? { title: found.rule, why: houseStyleWords(t, found).why }
    : findingWords(t, found)
}
