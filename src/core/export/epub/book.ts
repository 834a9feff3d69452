import type { Article } from '../../article/index.ts'
import { sha256 } from '../../sha256.ts'
import { type Direction, directionOf } from '../../writingDirection.ts'
import { pageWords } from '../pageWords.ts'

/** An article as a part of a book. */
export type Chapter = {
  article: Article
  /** What the table of contents calls it; never empty. */
  label: string
  /** The name of its page, without folder and ending, and the start of its ids. */
  name: string
  /** The sections that have a heading: the table's second level. */
  sections: { id: string; label: string; language: string }[]
}

/** One article, or several under a title, as a book. */
export type Book = {
  title: string
  /** The language of the first article, which is the book's own. */
  language: string
  direction: Direction
  /** `urn:uuid:…` */
  identifier: string
  /** In UTC, without fraction. */
  modified: string
  isDossier: boolean
  chapters: Chapter[]
}

const INVISIBLE = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point} ]+/gu

/** A text in one line, without what XML cannot hold; empty where nothing of it could be seen. */
export function labelOf(text: string): string {
  const label = text.replace(INVISIBLE, ' ').trim()
  return /[^\p{Cf}\s]/u.test(label) ? label : ''
}

function chapterOf(article: Article, index: number): Chapter {
  const { headline, language, sections } = article
  const name = `article-${index + 1}`
  return {
    article,
    label: labelOf(headline) || pageWords(language).untitled,
    name,
    sections: sections
      .map((section, at) => ({
        id: `${name}-s${at + 1}`,
        label: labelOf(section.heading),
        language: section.language ?? language,
      }))
      .filter(({ label }) => label !== ''),
  }
}

const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/** A UUID (version 8) that is the same for the same title and articles, whatever the articles say. */
function dossierId(title: string, articles: readonly Article[]): string {
  const named = JSON.stringify([title, ...articles.map(({ id }) => id)])
  const digits = hex(sha256(new TextEncoder().encode(named)).subarray(0, 16))
  const variant = ((Number.parseInt(digits.charAt(16), 16) & 3) | 8).toString(16)
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    variant + digits.slice(17, 20),
    digits.slice(20),
  ].join('-')
}

const latest = (instants: readonly string[]) => Math.max(...instants.map((instant) => Date.parse(instant)))

/** The book of an article, or of a dossier, which has a title or several articles. */
export function bookOf(articles: readonly Article[], title: string): Book {
  const [first] = articles
  if (!first) throw new RangeError('a book has at least one article')
  const chapters = articles.map(chapterOf)
  const name = labelOf(title)
  const isDossier = name !== '' || articles.length > 1
  return {
    title: name || (chapters[0]?.label ?? ''),
    language: first.language,
    direction: directionOf(first.language),
    identifier: `urn:uuid:${isDossier ? dossierId(name, articles) : first.id}`,
    modified: `${new Date(latest(articles.map(({ updatedAt }) => updatedAt))).toISOString().slice(0, 19)}Z`,
    isDossier,
    chapters,
  }
}
