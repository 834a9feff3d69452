import type { Article, Byline, FieldName } from '../../article/index.ts'
import { isUnderEmbargo } from '../../embargo.ts'
import type { Json } from '../../failure.ts'
import { aliasesOf } from '../../slug.ts'
import type { MarkdownProfile } from '../formats.ts'

/** A picture beside the text, as front matter names it. */
export type FiledPicture = {
  /** As the text refers to it. */
  address: string
  alt: string
  caption: string
  credit: string
  rights: string
  isMain: boolean
}

/** What a program that reads the file wants its front matter to look like. */
type FrontMatterForm = {
  /** All but the program's own keys stand under `params`, and authors have their roles and links there. */
  isNested: boolean
  /** Dates without quotes, which are dates for readers of YAML, and no texts. */
  hasTypedDates: boolean
  /** Texts are read as Markdown. */
  hasMarkdownTexts: boolean
  /** The keys of fields that have another one here. */
  keys: { readonly [Name in FieldName]?: string }
  /** True where the program keeps an article back until its `publishDate`, and so until its embargo has passed. */
  waits: boolean
  /** What the program reads besides the fields, under its own keys. Empty values are left out. */
  added(article: Article, isDraft: boolean): { readonly [key: string]: Json }
  /**
   * What stands before the name of a picture's file where the text refers to it. Empty where an article has a folder of its own.
   */
  pictureFolder: string
  /** What the program reads of the pictures, and of the one that stands for the article, under its own keys. */
  pictures(all: readonly FiledPicture[], main: FiledPicture): { readonly [key: string]: Json }
}

/** True for an article that a program which does not wait for its `publishDate` would publish under embargo. */
export function isHeldBack(article: Article, profile: MarkdownProfile, now: string): boolean {
  return !FRONT_MATTER[profile].waits && isUnderEmbargo(article, now)
}

const asPath = (alias: string) => (alias.startsWith('/') ? alias : `/${alias}/`)

const FLAT = {
  isNested: false,
  hasTypedDates: false,
  hasMarkdownTexts: false,
  keys: {},
  waits: false,
} as const

/** What is said, without what is empty. */
const saidOf = (entries: { readonly [key: string]: string }) =>
  Object.fromEntries(Object.entries(entries).filter(([, value]) => value !== ''))

/** The address of the main picture as a text, which every theme takes, and its description. */
const asImage = (_: readonly FiledPicture[], { address, alt }: FiledPicture) => ({
  image: address,
  image_alt: alt,
})

/** A keyword as Obsidian has tags: letters, digits and hyphens, and not digits alone. */
function asTag(keyword: string): string {
  const tag = keyword.replace(/[^\p{L}\p{M}\p{N}_/-]+/gu, '-').replace(/^-+|-+$/g, '')
  return /^\d*$/.test(tag) ? '' : tag
}

/** THE table of the programs that Markdown is written for. */
export const FRONT_MATTER: { readonly [Profile in MarkdownProfile]: FrontMatterForm } = {
  hugo: {
    isNested: true,
    hasTypedDates: false,
    hasMarkdownTexts: false,
    keys: {},
    waits: true,
    added: (article, isDraft) => ({
      lastmod: article.updatedAt,
      draft: isDraft,
      summary: article.standfirst,
      keywords: article.keywords,
      aliases: aliasesOf(article),
    }),
    pictureFolder: '',
    // Page resources. Hugo's own templates for shares take one whose name has `feature` in it. They take `images` first, and those of
    // 0.111 from the root of the site, where no picture of a bundle is.
    pictures: (all, main) => ({
      resources: all.map(({ address, alt, caption, credit, rights }) => {
        const params = saidOf({ alt, credit, rights })
        // The slug, and so the names of all, may have the word as well.
        const name =
          address === main.address ? `feature-${address}` : address.replaceAll(/feature/gi, 'picture')
        return {
          src: address,
          ...(name === address ? {} : { name }),
          ...saidOf({ title: caption || alt }),
          ...(Object.keys(params).length > 0 ? { params } : {}),
        }
      }),
    }),
  },
  astro: {
    ...FLAT,
    hasTypedDates: true,
    keys: { date: 'pubDate' },
    added: (article, isDraft) => ({
      updatedDate: article.updatedAt,
      draft: isDraft,
      keywords: article.keywords,
      aliases: aliasesOf(article),
    }),
    pictureFolder: './media/',
    // Both as content collections have a picture: the template of a blog, and an object with its description.
    pictures: (_, { address, alt }) => ({ heroImage: address, image: { src: address, alt } }),
  },
  jekyll: {
    ...FLAT,
    added: (article, isDraft) => ({
      last_modified_at: article.updatedAt,
      published: !isDraft,
      categories: article.desk === '' ? [] : [article.desk],
      keywords: article.keywords,
      redirect_from: aliasesOf(article).map(asPath),
    }),
    // A post has an address of its own, under which nothing else stands.
    pictureFolder: '/assets/media/',
    pictures: asImage,
  },
  pandoc: {
    ...FLAT,
    hasMarkdownTexts: true,
    keys: { standfirst: 'abstract' },
    added: (article, isDraft) => ({
      lastmod: article.updatedAt,
      draft: isDraft,
      keywords: article.keywords,
      aliases: aliasesOf(article),
    }),
    pictureFolder: 'media/',
    // As for an EPUB.
    pictures: (_, { address }) => ({ 'cover-image': address }),
  },
  obsidian: {
    ...FLAT,
    hasTypedDates: true,
    keys: { keywords: 'keywords' },
    added: (article, isDraft) => ({
      lastmod: article.updatedAt,
      draft: isDraft,
      tags: [...new Set(article.keywords.map(asTag).filter((tag) => tag !== ''))],
    }),
    pictureFolder: 'media/',
    // A property that leads to a file is a link between notes.
    pictures: (_, { address }) => ({ cover: `[[${address}]]` }),
  },
  flat: {
    ...FLAT,
    added: (article, isDraft) => ({
      lastmod: article.updatedAt,
      draft: isDraft,
      keywords: article.keywords,
      aliases: aliasesOf(article),
    }),
    pictureFolder: 'media/',
    pictures: asImage,
  },
}

/** The keys that a form adds, in lower case, without hyphens and underlines. */
export const ADDED_KEYS = [
  'lastmod',
  'updateddate',
  'lastmodifiedat',
  'draft',
  'published',
  'summary',
  'keywords',
  'aliases',
  'categories',
  'redirectfrom',
  'tags',
]

/** Authors with what is known of them. */
export function people(byline: readonly Byline[]): { [key: string]: Json }[] {
  return byline.map(({ name, role, url }) => ({
    name,
    ...(role === undefined ? {} : { role }),
    ...(url === undefined ? {} : { url }),
  }))
}
