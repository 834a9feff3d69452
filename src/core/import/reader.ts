import type { Result } from '../failure.ts'
import type { Certainty, Draft } from './draft.ts'
import type { SourceFile } from './sourceFile.ts'

/** The reader of one format. */
export type FormatReader = {
  /** How surely a file is of the format; null where it is not. */
  recognise(file: SourceFile): Certainty | null
  /** The draft of a recognised file, or why it cannot be read. */
  read(file: SourceFile): Promise<Result<Draft>>
}
