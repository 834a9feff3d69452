import type { ArticleContent } from './article/index.ts'
import { isUnderEmbargo } from './embargo.ts'
import { LONGEST_COPY } from './displayCopy.ts'
import { linksOf, plainOf, readMarkdown, safeAddress, textBlocks } from './document/index.ts'
import { hasRules } from './houseStyle/index.ts'
import { measureText } from './measure.ts'
import { type ArticlePicture, picturesOfArticle } from './pictures/figures.ts'
import {
  type Diagnostic,
  type DiagnosticSource,
  isIgnored,
  type ProofreadingRules,
  type Prose,
  proofread,
  type TextLocation,
  textsOf,
  withArticle,
} from './proofreading/index.ts'
import { knowsTypographyOf, straightQuotes } from './typography/index.ts'
import { knowsUsageOf } from './usage/index.ts'

/** Everything that is checked before an article goes to print, in the order in which a desk reads. */
export const CHECKS = [
  'headline',
  'headline-length',
  'standfirst',
  'standfirst-length',
  'byline',
  'date',
  'slug',
  'embargo',
  'text',
  'notes',
  'links',
  'picture-outside',
  'picture-unconfirmed',
  'picture-alt',
  'picture-credit',
  'spelling',
  'usage',
  'straight-quotes',
  'typography',
  'house-style',
] as const
export type CheckId = (typeof CHECKS)[number]

/** What must be done before an article can be published; the rest is for a person to judge. */
const BLOCKING: ReadonlySet<CheckId> = new Set(['headline', 'slug', 'embargo', 'text', 'notes', 'links'])

/** True for a check that keeps an article from being published while it finds something. */
export const blocks = (id: CheckId): boolean => BLOCKING.has(id)

type Field = TextLocation['field'] | 'byline' | 'date' | 'slug' | 'embargo'

/**
 * Where something is left to do: the words that it concerns (empty: the whole field), and their section, counted from 0, if they are
 * in one. Of a picture the words are what a person knows it by, and `figure` is its number among the article's figures, from 0.
 */
export type CheckLocation = { field: Field; section: number | null; words: string; figure?: number }

/** One check; passed where it has no location. */
export type Check = { id: CheckId; locations: readonly CheckLocation[] }

/** `now` is an RFC 3339 instant; `sameSlug` the headlines of the other articles that have the same slug. */
export type ChecklistOptions = ProofreadingRules & { now: string; sameSlug?: readonly string[] }

const isEmpty = (text: string) => /^[ \t\n\u00a0\u202f]*$/.test(text)

/** Placeholders of writers for what is still to come. Those that could be words count in capitals only. */
const NOTES = [
  /\[[ \u00a0\u202f]*(?:à|a)[ \u00a0\u202f]+(?:vérifier|verifier|compléter|completer|préciser|preciser|confirmer|sourcer|relire|réécrire|insérer|mettre à jour)[^\]\n]{0,200}\]/giu,
  /\[[ \u00a0\u202f]*(?:vérifier|compléter|préciser|confirmer|sourcer|todo|fixme|tk|to come|to check|check|verify|confirm|add|insert|source)(?![\p{L}\p{N}])[^\]\n]{0,200}\]/giu,
  /\[[ \u00a0\u202f]*\?+[ \u00a0\u202f]*\]|\[\[[^\]\n]{0,200}\]\]|\{\{[^}\n]{0,200}\}\}|<!--[^\n]{0,200}?-->/gu,
  /(?<![\p{L}\p{N}])(?:TODO|FIXME|TKTK|TK|TBC|TBD|X{4,}|[ÀA] (?:VÉRIFIER|VERIFIER|COMPLÉTER|COMPLETER|PRÉCISER|PRECISER|CONFIRMER))(?![\p{L}\p{N}])/gu,
  /\?{3,}|_{3,}|(?<![\p{L}\p{N}])lorem ipsum(?![\p{L}\p{N}])/giu,
]

/** The placeholders in a plain text, in order. Of two that overlap, the one that begins first, and of two that begin together the longer, counts. */
function notesIn(text: string): string[] {
  const found = NOTES.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(({ 0: words, index }) => ({ words, index })),
  ).sort((a, b) => a.index - b.index || b.words.length - a.words.length)
  const notes: string[] = []
  let end = 0
  for (const { words, index } of found) {
    if (index < end) continue
    notes.push(words)
    end = index + words.length
  }
  return notes
}

/** True for an address without a host or mailbox, which is broken on any page but the one that it was copied from. */
function hasNoHost(address: string): boolean {
  const safe = safeAddress(address)
  if (safe === null) return true
  const { protocol, hostname, pathname } = new URL(safe)
  return protocol === 'mailto:' ? !/.@./.test(pathname) : !/[.:]/.test(hostname)
}

/** Which diagnostics of each source are left to do, and whether their words are listed. */
const LISTED: {
  readonly [Source in DiagnosticSource]: { only: Diagnostic['certainty'] | 'all'; withWords: boolean }
} = {
  house: { only: 'all', withWords: true },
  typography: { only: 'fix', withWords: false },
  usage: { only: 'all', withWords: true },
  consistency: { only: 'all', withWords: true },
  spelling: { only: 'all', withWords: true },
}

/** A straight quote is counted by a check of its own, in every language. */
const hasStraightQuote = (words: string) => /["']/.test(words)

/** What a person knows a picture by: the name of its file, else its words; empty where there is nothing. */
const pictureName = ({ figure, use }: ArticlePicture) =>
  [use.fileName, plainOf(figure.caption), figure.alt].find((words) => !isEmpty(words)) ?? ''

/** What is left to do about pictures: of which of them each check has something to say. */
const PICTURE_CHECKS = {
  'picture-unconfirmed': ({ use }) => use.isUnconfirmed,
  'picture-alt': ({ figure }) => isEmpty(figure.alt),
  'picture-credit': ({ figure }) => isEmpty(figure.credit),
} satisfies {
  [Id in Exclude<Extract<CheckId, `picture-${string}`>, 'picture-outside'>]: (
    picture: ArticlePicture,
  ) => boolean
}
type PictureCheckId = keyof typeof PICTURE_CHECKS

/** The images in a text that are not in the library, by what a person knows each: its description, else its address. */
const imagesIn = (body: string): string[] =>
  Array.from(textBlocks(readMarkdown(body))).flatMap(({ content }) =>
    content.flatMap((inline) =>
      inline.type === 'image' ? [isEmpty(inline.alt) ? inline.src : inline.alt] : [],
    ),
  )

const NO_WORDS = { section: null, words: '' } as const

/**
 * What is left to do before an article can be published, check by check; each place is counted once. Checks of what is not there
 * are left out: the house style without rules, the typography of a language that Marbre does not know, the embargo without one,
 * pictures without a figure, images outside the library where there is none.
 */
export function checklist(
  content: ArticleContent,
  { now, sameSlug = [], ...rules }: ChecklistOptions,
): Check[] {
  const texts = textsOf(content)
  const named = withArticle(rules, texts)
  const languages = [...new Set(texts.map(({ language }) => language))]
  const found = texts.flatMap(({ field, section, language, prose, figure }) =>
    proofread(prose, { ...named, ignored: content.ignored, date: content.date, language }).map(
      (diagnostic) => ({
        ...diagnostic,
        field,
        section,
        words: prose.text.slice(diagnostic.from, diagnostic.to),
        ...(figure === undefined ? {} : { figure }),
      }),
    ),
  )
  const ignoredIn = (prose: Prose, language: string) =>
    content.ignored.length === 0
      ? []
      : proofread(prose, { ...named, date: content.date, language }).filter((found) =>
          isIgnored(found, prose.text, content.ignored),
        )
  const unresolved = (source: DiagnosticSource): CheckLocation[] => {
    const { only, withWords } = LISTED[source]
    return found
      .filter((each) => each.source === source && (only === 'all' || each.certainty === only))
      .filter((each) => each.source !== 'spelling' || each.rule === 'misspelt')
      .filter((each) => source !== 'typography' || !hasStraightQuote(each.words))
      .map(({ field, section, words, figure }) => ({
        field,
        section,
        words: withWords ? words : '',
        ...(figure === undefined ? {} : { figure }),
      }))
  }
  const pictures = picturesOfArticle(content)
  const ofPictures = (id: PictureCheckId): CheckLocation[] =>
    pictures.flatMap((picture, figure) =>
      PICTURE_CHECKS[id](picture)
        ? [{ field: 'body', section: picture.section, words: pictureName(picture), figure }]
        : [],
    )
  const outside = content.sections.flatMap(({ body }, section) =>
    body.includes('![')
      ? imagesIn(body).map((words): CheckLocation => ({ field: 'body', section, words }))
      : [],
  )
  const missing = (field: Field, text: string): CheckLocation[] =>
    isEmpty(text) ? [{ field, ...NO_WORDS }] : []
  const tooLong = (field: keyof typeof LONGEST_COPY): CheckLocation[] =>
    measureText(content[field]).signs > LONGEST_COPY[field] ? [{ field, ...NO_WORDS }] : []
  const each = (find: (prose: Prose) => string[]): CheckLocation[] =>
    texts.flatMap(({ field, section, prose }) => find(prose).map((words) => ({ field, section, words })))
  const locate: Readonly<Record<CheckId, () => readonly CheckLocation[]>> = {
    headline: () => missing('headline', content.headline),
    'headline-length': () => tooLong('headline'),
    standfirst: () => missing('standfirst', content.standfirst),
    'standfirst-length': () => tooLong('standfirst'),
    byline: () => missing('byline', content.byline.map(({ name }) => name).join('')),
    date: () => missing('date', content.date),
    slug: () => sameSlug.map((words) => ({ field: 'slug', section: null, words })),
    embargo: () => (isUnderEmbargo(content, now) ? [{ field: 'embargo', ...NO_WORDS }] : []),
    text: () =>
      content.sections.every(({ body }) => isEmpty(body)) ? [{ field: 'body', section: 0, words: '' }] : [],
    notes: () => each(({ text }) => notesIn(text)),
    links: () =>
      content.sections.flatMap(({ body }, section) =>
        linksOf(readMarkdown(body))
          .filter(({ href }) => hasNoHost(href))
          .map(({ href }) => ({ field: 'body', section, words: href })),
      ),
    'picture-outside': () => outside,
    'picture-unconfirmed': () => ofPictures('picture-unconfirmed'),
    'picture-alt': () => ofPictures('picture-alt'),
    'picture-credit': () => ofPictures('picture-credit'),
    // Names are for a person to judge, and nothing to be done.
    spelling: () => unresolved('spelling'),
    usage: () => [...unresolved('usage'), ...unresolved('consistency')],
    'straight-quotes': () =>
      texts.flatMap(({ field, section, language, prose }) => {
        const ignored = ignoredIn(prose, language)
        return straightQuotes(prose)
          .filter(({ from, to }) => !ignored.some((remark) => remark.from < to && remark.to > from))
          .map(({ words }) => ({ field, section, words }))
      }),
    typography: () => unresolved('typography'),
    'house-style': () => unresolved('house'),
  }
  const hasPictures = pictures.length > 0
  /** Of checks of what need not be there, whether it is. */
  const isThere: { readonly [Id in PictureCheckId]: boolean } & { readonly [Id in CheckId]?: boolean } = {
    embargo: content.embargo !== '',
    'house-style': languages.some((language) => hasRules(rules.rules, language)),
    typography: languages.some(knowsTypographyOf),
    usage: languages.some(knowsUsageOf),
    spelling: rules.spelling !== undefined,
    'picture-outside': outside.length > 0,
    'picture-unconfirmed': hasPictures,
    'picture-alt': hasPictures,
    'picture-credit': hasPictures,
  }
  return CHECKS.filter((id) => isThere[id] ?? true).map((id) => ({ id, locations: locate[id]() }))
}
