import type { Input } from '../contract/contract.ts'
import {
  type Article,
  type ArticleContent,
  contentOf,
  eachField,
  keepingUnknown,
  type OpenedArticle,
  type Section,
  type Source,
} from '../core/article/index.ts'
import { readSections, writeSections } from '../core/document/index.ts'
import { failed, type Result } from '../core/failure.ts'
import { aliasesAfter, hasFixedSlug } from '../core/slug.ts'
import type { Ports } from './ports.ts'
import { withFixedSlug } from './slugs.ts'
import { keptAs, type WritingVersions } from './keptVersions.ts'

/** What the use cases work with: the ports, and what they share. */
export type Deps = Ports & { normalizer: ContentNormalizer; writing: WritingVersions }

const keyOf = ({ heading, body }: Section) => JSON.stringify([heading, body])

/** True for the same texts in the same order. */
const areSame = (some: readonly Section[], others: readonly Section[]) =>
  some.length === others.length &&
  some.every(({ heading, body }, at) => heading === others[at]?.heading && body === others[at]?.body)

const canonicalSections = (section: Section) => writeSections(readSections([section]))

/**
 * Makes the stored form of contents. Sections are stored in the canonical form, but for those that say what a section of
 * the stored text says: these stay byte for byte, so that a file which another program wrote changes only where it was
 * edited.
 *
 * Each section that is new is parsed and written once. A stored section that is no longer there is brought into its
 * canonical form, too, to be compared with the new ones; but not where the save before stored it, because the canonical
 * form of a canonical section is itself. So a save while one types costs one pass over the section that is edited.
 */
export class ContentNormalizer {
  /** Keys of the sections last stored that are known to be canonical. */
  #canonical: ReadonlySet<string> = new Set()

  /** A content with its fields in one order, and its sections in their stored form. */
  normalize(content: ArticleContent, stored: readonly Section[]): ArticleContent {
    const fields = eachField<ArticleContent>((name) => content[name])
    return { ...fields, sections: this.#normalizeSections(content.sections, stored) }
  }

  /** The successor of an article: this content, the fields that this version does not know, the next revision. */
  successor(current: Article, content: ArticleContent, updatedAt: string): Article {
    const { aliases: _before, ...kept } = keepingUnknown(current, this.normalize(content, current.sections))
    const aliases = aliasesAfter(current, content)
    return { ...kept, ...(aliases && { aliases }), revision: current.revision + 1, updatedAt }
  }

  #normalizeSections(sections: Section[], stored: readonly Section[]): Section[] {
    if (areSame(sections, stored)) return sections
    const known = new Set(stored.map(keyOf))
    const wanted = new Set(sections.map(keyOf))
    const gone = stored.filter((section) => !wanted.has(keyOf(section)))
    const sameText = new Map(gone.map((section) => [this.#canonicalKey(section), section]))
    const canonical = new Set<string>()
    const result = sections.flatMap((section) => {
      const key = keyOf(section)
      if (known.has(key)) {
        if (this.#canonical.has(key)) canonical.add(key)
        return [section]
      }
      const written = canonicalSections(section)
      const same = sameText.get(written.map(keyOf).join())
      if (same) return [{ ...section, heading: same.heading, body: same.body }]
      for (const each of written) canonical.add(keyOf(each))
      return written
    })
    this.#canonical = canonical
    return result
  }

  #canonicalKey(section: Section): string {
    const key = keyOf(section)
    return this.#canonical.has(key) ? key : canonicalSections(section).map(keyOf).join()
  }
}

/** A new article of the library, at its first revision. */
export function newArticle(
  content: ArticleContent,
  source: Source | null,
  { clock, ids, normalizer }: Deps,
): Article {
  const now = clock.now()
  return {
    ...normalizer.normalize(content, []),
    id: ids.next(),
    revision: 1,
    createdAt: now,
    updatedAt: now,
    source,
  }
}

export async function createArticle(
  { content }: Input<'createArticle'>,
  deps: Deps,
): Promise<Result<OpenedArticle>> {
  const fixed = await withFixedSlug(content, null, deps.store)
  const [added] = await deps.store.add([newArticle(fixed, null, deps)])
  if (!added) throw new TypeError('the store gave no result for an article')
  return added
}

/**
 * Replaces an article's content if it is still the one at `base`; else `conflict`, with `theirs` and `mine`. An article that
 * is ready and has no slug of its own gets one that stays.
 */
export async function saveArticle(
  { id, base, content: sent, keep, before, beside }: Input<'saveArticle'>,
  deps: Deps,
): Promise<Result<OpenedArticle>> {
  const { store, clock, normalizer } = deps
  const isToFix = sent.slug === '' && hasFixedSlug(sent)
  const current = isToFix ? await store.read(id) : null
  const content = isToFix
    ? await withFixedSlug(sent, current?.ok ? current.value.article : null, store)
    : sent
  const now = clock.now()
  const change = (current: Article) => normalizer.successor(current, content, now)
  const successorOf = (text: ArticleContent) => (current: Article) => normalizer.successor(current, text, now)
  const versions = keep
    ? {
        isWanted: true,
        kept: await keptAs(keep, deps),
        ...(before && { before: successorOf(before) }),
        ...(beside && { beside: successorOf(beside) }),
      }
    : await deps.writing.next(id, content, deps)
  const saved = await store.update(id, base, change, versions)
  if (saved.ok && versions.isWanted) deps.writing.kept(id, deps)
  if (saved.ok || saved.failure.code !== 'conflict') return saved
  return failed('conflict', { ...saved.failure.detail, mine: normalizer.normalize(content, []) })
}

/** Replaces an article's content by that of a version, once its present text is a version, too. */
export async function restoreVersion(
  { id, version, base }: Input<'restoreVersion'>,
  deps: Deps,
): Promise<Result<OpenedArticle>> {
  const read = await deps.versions.read(id, version)
  if (!read.ok) return read
  const content = contentOf(read.value.article)
  return saveArticle({ id, base, content, keep: { reason: 'restore' } }, deps)
}
