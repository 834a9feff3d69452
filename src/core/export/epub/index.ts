import type { Article } from '../../article/index.ts'
import type { ExportContext } from '../context.ts'
import { type ZipEntry, zipOf } from '../zip.ts'
import { bookOf } from './book.ts'
import { bookStyle, fontFiles } from './bookStyle.ts'
import { type BookFile, packageXml } from './package.ts'
import { chapterPage, contentsPage, coverPage } from './pages.ts'
import { BookPictures } from './pictures.ts'

const FOLDER = 'EPUB/'
const PAGE = 'application/xhtml+xml'
const CONTAINER = `<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles>
    <rootfile full-path="${FOLDER}package.opf" media-type="application/oebps-package+xml"/>
  </rootfiles>
</container>
`

/**
 * One or several articles as an EPUB 3: a cover, a table of contents, a page for each article, the pictures that the library
 * has. `title` is that of a dossier, empty for the headline of the first article. Throws where there is no article.
 */
export function toEpub(articles: readonly Article[], title: string, context: ExportContext): Uint8Array {
  const book = bookOf(articles, title)
  const pictures = new BookPictures()
  const hasContents = book.chapters.length > 1 || book.chapters.some(({ sections }) => sections.length > 0)
  const chapters = book.chapters.map(
    (chapter): BookFile => ({
      name: `text/${chapter.name}.xhtml`,
      id: chapter.name,
      mediaType: PAGE,
      content: chapterPage(chapter, pictures, context),
      isRead: true,
    }),
  )
  const files: BookFile[] = [
    { name: 'cover.xhtml', id: 'cover', mediaType: PAGE, content: coverPage(book, context), isRead: true },
    {
      name: 'nav.xhtml',
      id: 'nav',
      mediaType: PAGE,
      content: contentsPage(book, hasContents),
      properties: 'nav',
      isRead: hasContents,
    },
    ...chapters,
    { name: 'style.css', id: 'style', mediaType: 'text/css', content: bookStyle(context), shared: true },
    ...pictures.all,
    ...fontFiles(context),
  ]
  const entries: ZipEntry[] = [
    { name: 'mimetype', content: 'application/epub+zip', stored: true },
    { name: 'META-INF/container.xml', content: CONTAINER, stored: true },
    { name: `${FOLDER}package.opf`, content: packageXml(book, context.house, files) },
    ...files.map((file) => ({ ...file, name: FOLDER + file.name })),
  ]
  return zipOf(entries)
}
