import { partOf, PackageFault } from '../office/officePackage.ts'
import { blocksOfTree, mendOfficeHtml, parseHtml } from '../html/index.ts'
import { parseMail } from '../mail/parseMail.ts'
import { SourceFile } from '../sourceFile.ts'
import type { SourceBlock } from '../tree/sourceBlock.ts'
import type { DocxPackage } from './docxPackage.ts'

/** Parts in another format that are read of one document. */
const MOST_CHUNKS = 50

/**
 * The text of the parts of a document that are pages (HTML, alone or in one file with its pictures), by their paths. Programs
 * that make documents of web pages put all of the text into one such part. Parts in other formats are left out.
 */
export async function readChunks(
  document: DocxPackage,
  paths: readonly string[],
  pictures: SourceFile['pictures'],
): Promise<ReadonlyMap<string, readonly SourceBlock[]>> {
  const chunks = new Map<string, readonly SourceBlock[]>()
  for (const path of paths.slice(0, MOST_CHUNKS)) {
    const bytes = partOf(document.archive, path)
    if (bytes === 'hostile') throw new PackageFault('hostile')
    const html = bytes && (await pageIn(bytes))
    const root = html ? parseHtml(html) : null
    if (!root) continue
    mendOfficeHtml(root)
    chunks.set(path, blocksOfTree(root, pictures))
  }
  return chunks
}

/** The HTML of a page, or of one saved with its pictures; null for another file. */
async function pageIn(bytes: Uint8Array): Promise<string | null> {
  const { text } = new SourceFile({ fileName: 'page.html', bytes })
  if (!text.ok) return null
  if (/^\s*(?:MIME-Version|Content-Type|From):/i.test(text.value.text))
    return (await parseMail(bytes))?.html ?? null
  return /^\s*</.test(text.value.text) ? text.value.text : null
}
