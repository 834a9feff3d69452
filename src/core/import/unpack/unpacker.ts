import type { Failure, Result } from '../../failure.ts'
import type { FileBeside } from '../draft.ts'
import type { SourceFile } from '../sourceFile.ts'

/** A file by its name, without folders; in an archive with its path there, and the pictures of the archive that it may show. */
export type Member = { fileName: string; bytes: Uint8Array; path?: string; beside?: readonly FileBeside[] }

/** The files in a file, in order, and those of them that cannot be taken out. */
export type Unpacked = {
  members: readonly Member[]
  refused: readonly { fileName: string; failure: Failure }[]
  /** The file itself is an article too: a mail with attachments. */
  isArticle: boolean
}

/** How many bytes may still come out of all archives in the file that a person chose. */
export type Budget = { left: number }

/** Takes the files out of a file of one kind; null for a file of another kind, or with no others in it. */
export type Unpacker = (file: SourceFile, budget: Budget) => Promise<Result<Unpacked> | null>

/**
 * A file to be imported, or one that cannot be; `within` names the files that it was taken out of, outermost first. `isDivisible`
 * is true for a text with lines that may divide it into several, `whole` the text that was divided into this and other articles.
 */
export type UnpackedFile = { fileName: string; within: readonly string[] } & (
  | (Omit<Member, 'fileName'> & { isDivisible?: true; whole?: Member })
  | { failure: Failure }
)
