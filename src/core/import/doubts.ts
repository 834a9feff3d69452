import type { Json } from '../failure.ts'

/** The parts of a draft that each have a verdict of their own. A draft is sure where all of them are. */
export const DRAFT_PARTS = ['encoding', 'structure', 'headline', 'date', 'byline', 'front-matter'] as const
export type DraftPart = (typeof DRAFT_PARTS)[number]

/** THE table of the doubts about a file as a whole, each with the part that it casts a doubt on; `importDoubt:<name>`. */
export const DOUBTS = {
  'damaged-characters': 'encoding',
  'mail-two-headlines': 'headline',
  'mail-no-headline': 'headline',
  'byline-from-sender': 'byline',
  'mail-automatic': 'structure',
  'mail-greeting': 'structure',
  'mail-embargo': 'date',
  'page-no-article': 'structure',
  'page-several-articles': 'structure',
  'page-text-differs': 'structure',
  'page-cut-off': 'structure',
  'page-two-headlines': 'headline',
  'page-title-unseen': 'headline',
  'page-bylines': 'byline',
  'page-dates': 'date',
  'byline-unlikely': 'byline',
  'no-headline': 'headline',
  'no-text': 'structure',
  'headline-without-words': 'headline',
  'front-matter-guessed': 'front-matter',
  'front-matter-unread': 'front-matter',
  'front-matter-twice': 'front-matter',
  'front-matter-open': 'front-matter',
  'front-matter-date': 'date',
  'front-matter-date-either-way': 'date',
  'front-matter-embargo': 'date',
  'several-articles': 'structure',
  'encoding-guessed': 'encoding',
  'encoding-escaped': 'encoding',
  'no-prose': 'structure',
  'item-date': 'date',
  'item-embargo': 'date',
  'item-canceled': 'structure',
  'item-withheld': 'structure',
  'item-partial': 'structure',
  'item-version': 'structure',
  'headline-from-file-name': 'headline',
  'headline-from-properties': 'headline',
  'byline-from-properties': 'byline',
  'date-of-program': 'date',
} as const satisfies { readonly [name: string]: DraftPart }
export type DoubtName = keyof typeof DOUBTS

/** A doubt about a file as a whole. `detail` fills in its sentence. */
export type Doubt = { name: DoubtName; part: DraftPart; detail: { readonly [key: string]: Json } }

/** Makes a doubt about a file. */
export function doubt(name: DoubtName, detail: Doubt['detail'] = {}): Doubt {
  return { name, part: DOUBTS[name], detail }
}
