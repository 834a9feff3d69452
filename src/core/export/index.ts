import type { DossierWriter, Writer } from './exportFile.ts'
import type { WrittenFormat } from './formats.ts'

export { dossierOf, fileOf, type Writer } from './exportFile.ts'

/** The writer of each format, loaded when a file of that format is made. */
const WRITERS: { readonly [Format in WrittenFormat]: () => Promise<Writer<Format>> } = {
  html: async () => (await import('./html/index.ts')).toHtmlPage,
  fragment: async () => (await import('./html/index.ts')).toHtmlFragment,
  markdown: async () => (await import('./markdown/index.ts')).toMarkdown,
  docx: async () => (await import('./docx/index.ts')).toDocx,
  epub: async () => {
    const { toEpub } = await import('./epub/index.ts')
    return (article, context) => toEpub([article], '', context)
  },
  text: async () => (await import('./toText.ts')).toText,
  ninjs: async () => (await import('./ninjs/index.ts')).toNinjs,
  json: async () => (await import('./toJson.ts')).toJson,
}

/** Loads the writer of a format, for `fileOf`. */
export function loadWriter(format: WrittenFormat): Promise<Writer> {
  return WRITERS[format]()
}

/** Loads the writer of books, for `dossierOf`. */
export async function loadDossierWriter(): Promise<DossierWriter> {
  return (await import('./epub/index.ts')).toEpub
}

/** Loads what says whether an item keeps the standard of ninjs. */
export async function loadItemCheck(): Promise<(item: unknown) => string[]> {
  return (await import('./ninjs/index.ts')).itemProblems
}

/** Loads what adds to a printed PDF what the printer does not write. */
export async function loadPdfMetadata() {
  return (await import('./pdf/index.ts')).withMetadata
}
