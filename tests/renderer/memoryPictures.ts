import type { Article } from '../../src/core/article/index.ts'
import { ok } from '../../src/core/failure.ts'
import {
  isLargePicture,
  pictureFormat,
  type PictureRow,
  type PictureShow,
  type PicturesShown,
} from '../../src/core/pictures/index.ts'
import { fold } from '../../src/core/search.ts'
import type { ArticleStore } from '../../src/newsroom/index.ts'
import { indexEntry } from '../../src/store/indexEntry.ts'

type Pictures = {
  articles: ReadonlyMap<string, Article>
  bin: ReadonlyMap<string, { article: Article }>
  pictures: Map<string, Uint8Array>
}

function showsIn({ articles, bin }: Pictures): (PictureShow & { src: string })[] {
  const shows = (article: Article, inBin: boolean) =>
    indexEntry(article).pictures.map(({ src, show }) => ({ src, id: article.id, ...show, inBin }))
  return [
    ...[...articles.values()].flatMap((article) => shows(article, false)),
    ...[...bin.values()].flatMap(({ article }) => shows(article, true)),
  ]
}

function rowOf(src: string, uses: PictureShow[], bytes: Uint8Array | undefined): PictureRow {
  const format = bytes ? pictureFormat(bytes) : null
  return {
    src,
    size: bytes?.length ?? null,
    width: format?.width ?? null,
    height: format?.height ?? null,
    fileName: uses[0]?.fileName ?? '',
    when: bytes ? '2026-11-10T10:00:00.000Z' : null,
    shows: uses.length,
    uses,
    heldBy: uses.length > 0 && uses.every(({ inBin }) => inBin) ? ['bin'] : [],
  }
}

const isOf = (kind: PicturesShown, row: PictureRow): boolean =>
  ({
    all: true,
    used: row.size !== null && row.shows > 0,
    unused: row.shows === 0,
    missing: row.size === null,
    large: isLargePicture(row),
  })[kind]

/** The pictures of a library in memory, by what shows them; nothing is ever still being looked for. */
export function picturesOver(
  library: Pictures,
): Pick<ArticleStore, 'listPictures' | 'ownPictures' | 'deletePictures'> {
  return {
    listPictures: async ({ query, show, offset, limit }) => {
      const shows = showsIn(library)
      const sources = new Set([...library.pictures.keys(), ...shows.map(({ src }) => src)])
      const rows = [...sources]
        .map((src) =>
          rowOf(
            src,
            shows.filter((each) => each.src === src).map(({ src: _, ...each }) => each),
            library.pictures.get(src),
          ),
        )
        .filter(({ src, uses }) => fold(JSON.stringify([src, uses])).includes(fold(query)))
      const of = (kind: PicturesShown) => rows.filter((row) => isOf(kind, row))
      return ok({
        total: of(show).length,
        counts: {
          all: rows.length,
          used: of('used').length,
          unused: of('unused').length,
          missing: of('missing').length,
          large: of('large').length,
        },
        items: of(show).slice(offset, offset + limit),
        isLooking: false,
      })
    },
    ownPictures: async (ids) => {
      const shows = showsIn(library)
      const own = new Set(shows.filter(({ id }) => ids.includes(id)).map(({ src }) => src))
      for (const { src, id } of shows) if (!ids.includes(id)) own.delete(src)
      return ok({ count: [...own].filter((src) => library.pictures.has(src)).length, isLooking: false })
    },
    deletePictures: async (srcs) => {
      const shown = new Set(showsIn(library).map(({ src }) => src))
      const deleted = srcs.filter((src) => !shown.has(src) && library.pictures.delete(src))
      const refused = srcs.filter((src) => !deleted.includes(src))
      return ok({ deleted, refused: refused.map((src) => ({ src, why: shown.has(src) ? 'shown' : 'gone' })) })
    },
  }
}
