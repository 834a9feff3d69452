import type { Input } from '../contract/contract.ts'
import type { Article } from '../core/article/index.ts'
import type { DuplicateQuery } from '../core/duplicateKey.ts'
import type { LearntField } from '../core/fieldValues.ts'
import type { SectionText } from '../core/summary.ts'
import { type IndexEntry, indexEntry } from './indexEntry.ts'
import { articleStamps, duplicatesOf, fieldValuesIn, slugOwnersIn } from './indexLookups.ts'
import { storedList } from './indexQuery.ts'
import { type IndexOrigin, IndexTables } from './indexTables.ts'
import { isShownBeside, shownSources, showsOf, sourcesOf } from './pictureQuery.ts'
import { Superseded } from './superseded.ts'

/** What work on the index is given. */
export type WorkContext = {
  readonly tables: IndexTables
  /** Goes on with other tables, once the present ones are closed. */
  replace(tables: IndexTables): void
  /** Throws `Superseded` where nobody waits for the answer any more. */
  assertWanted(): void
}

function close(tables: IndexTables): void {
  try {
    tables.close()
  } catch {
    // Tables that cannot be closed are damaged, and replaced anyway.
  }
}

/** What becomes of an entry: it is that of an article in the state of a stamp, to be made of the article or given; or removed. */
export type EntryChange =
  | {
      id: string
      stamp: string
      article: Article
      /** The texts of its sections, where they are known. */
      sections: readonly SectionText[] | null
    }
  | { id: string; stamp: string; entry: IndexEntry }
  | { id: string; article: null }

function change(tables: IndexTables, each: EntryChange): string | null {
  if (!('stamp' in each)) {
    tables.remove(each.id)
    return null
  }
  let entry: IndexEntry
  try {
    entry = 'entry' in each ? each.entry : indexEntry(each.article, each.sections ?? undefined)
  } catch (error) {
    return String(error)
  }
  tables.put(entry, each.stamp)
  return null
}

function differs(tables: IndexTables, article: Article): boolean {
  let entry: IndexEntry
  try {
    entry = indexEntry(article)
  } catch {
    return false
  }
  const { summary, pictures } = entry
  return tables.summaryOf(article.id) !== JSON.stringify(summary) || !tables.hasPictures(article.id, pictures)
}

/** Questions are answered from all that the transaction at hand has. */
const settled = ({ tables }: WorkContext): IndexTables => {
  tables.settle()
  return tables
}

/**
 * THE table of all that is done with the index's tables: name → function of them and of one input. Inputs and outputs are data
 * that cross to a thread and back, and each function is a step that nothing else comes into. Throws what SQLite throws, and a
 * zod error, SyntaxError or `DamagedRow` for a row that does not decode.
 */
export const INDEX_WORK = {
  /** Opens the tables at a path, `:memory:` for none on the disk, in the place of the present ones. */
  open: ({ replace }, path: string) => replace(new IndexTables(path)),

  /** Goes on in memory with a copy of the tables, or with empty ones where they cannot be read. */
  moveToMemory: ({ tables, replace }, _: null) => {
    try {
      replace(tables.copyInMemory())
    } catch {
      replace(new IndexTables(':memory:'))
    }
  },

  close: ({ tables }, _: null) => close(tables),

  hasCurrentSchema: ({ tables }, _: null) => tables.hasCurrentSchema(),
  origin: ({ tables }, _: null) => tables.origin() ?? null,
  count: ({ tables }, _: null) => tables.count(),
  isSound: ({ tables }, _: null) => tables.isSound(),
  idsAfter: ({ tables }, { after, limit }: { after: string; limit: number }) => tables.idsAfter(after, limit),

  /** The change stamp of each article's file as its entry was made; null for one without entry. */
  stampsOf: ({ tables }, ids: readonly string[]) => ids.map((id) => tables.stampOf(id) ?? null),

  /** The name of the transaction at hand; begins one where there is none. */
  begin: ({ tables }, _: null) => {
    if (!tables.isChanging) tables.begin()
    return tables.transaction ?? ''
  },

  /**
   * Changes entries in a transaction; null where it is no longer the one at hand. For each the reason why its text cannot be
   * read through, or null.
   */
  write: ({ tables }, input: { transaction: string; changes: readonly EntryChange[] }) =>
    tables.transaction === input.transaction ? input.changes.map((each) => change(tables, each)) : null,

  /** Puts into the tables what waits for the end of the transaction; true where there is a transaction. */
  settle: ({ tables }, _: null) => {
    tables.settle()
    return tables.isChanging
  },

  /** Commits the transaction at hand; false where there is none. */
  commit: ({ tables }, _: null) => {
    if (!tables.isChanging) return false
    tables.commit()
    return true
  },

  /** Records that the tables hold the whole library, where they do not say so, and commits; true where it did. */
  markComplete: ({ tables }, origin: IndexOrigin) => {
    const from = tables.origin()
    if (from?.folder === origin.folder && from.inode === origin.inode) return false
    if (!tables.isChanging) tables.begin()
    tables.markComplete(origin)
    tables.commit()
    return true
  },

  /** True while there may be more to merge; null where nothing can be merged, because a transaction is at hand. */
  mergeSome: ({ tables }, _: null) => (tables.isChanging ? null : tables.mergeWords('some')),
  mergeWords: ({ tables }, which: 'some' | 'all') => tables.mergeWords(which),
  compact: ({ tables }, _: null) => tables.isInMemory || tables.compact(),

  /** The ids of those articles whose entries are not what their texts make. */
  differing: ({ tables }, articles: readonly Article[]) =>
    articles.flatMap((article) => (differs(tables, article) ? [article.id] : [])),

  list: (context, wanted: Input<'listArticles'>) =>
    storedList(settled(context), wanted, context.assertWanted),
  stamps: (context, _: null) => articleStamps(settled(context)),
  duplicates: (context, items: readonly DuplicateQuery[]) => {
    const tables = settled(context)
    return items.map((item) => duplicatesOf(tables, item))
  },
  slugOwners: (context, slug: string) => slugOwnersIn(settled(context), slug),
  fieldValues: (context, field: LearntField) => fieldValuesIn(settled(context), field),

  /** The addresses of the pictures that figures show; `matching` are those whose texts have all of some words, null without words. */
  shownPictures: ({ tables }, words: readonly string[]) => ({
    all: shownSources(tables, []),
    matching: words.length === 0 ? null : shownSources(tables, words),
  }),
  /** For each address, how many figures show the picture, and the first of them. */
  pictureUses: ({ tables }, srcs: readonly string[]) => srcs.map((src) => showsOf(tables, src)),
  /** The addresses of the pictures that figures of some articles show. */
  sourcesOf: ({ tables }, ids: readonly string[]) => ids.flatMap((id) => sourcesOf(tables, id)),
  /** Those of some pictures that figures of no other articles than some show. */
  notShownBeside: ({ tables }, { srcs, ids }: { srcs: readonly string[]; ids: ReadonlySet<string> }) =>
    srcs.filter((src) => !isShownBeside(tables, src, ids)),
} as const satisfies Readonly<Record<string, (context: WorkContext, input: never) => unknown>>

export type WorkName = keyof typeof INDEX_WORK
export type WorkInput<N extends WorkName> = Parameters<(typeof INDEX_WORK)[N]>[1]
export type WorkOutput<N extends WorkName> = ReturnType<(typeof INDEX_WORK)[N]>

type Works = { [N in WorkName]: (context: WorkContext, input: WorkInput<N>) => WorkOutput<N> }
const works: Works = INDEX_WORK

const WANTED = () => undefined

/** Holds the index's tables in the thread that it is made in, and does the work on them. */
export class IndexExecutor {
  /** Empty ones in memory until others are opened. */
  #tables: IndexTables | null = null

  /**
   * Does work. Where it fails, the transaction at hand is rolled back, except for a question that nobody waits for.
   * `assertWanted` throws for such a one.
   */
  perform<N extends WorkName>(
    name: N,
    input: WorkInput<N>,
    assertWanted: () => void = WANTED,
  ): WorkOutput<N> {
    this.#tables ??= new IndexTables(':memory:')
    const tables = this.#tables
    const replace = (others: IndexTables) => {
      close(tables)
      this.#tables = others
    }
    try {
      assertWanted()
      return works[name]({ tables, replace, assertWanted }, input)
    } catch (error) {
      if (!(error instanceof Superseded) && tables.isOpen && tables.isChanging) tables.rollback()
      throw error
    }
  }
}
