import { PackageFault } from './officePackage.ts'

/** Paragraphs that a document may have, empty ones too: more are no text of a person. */
const MOST_PARAGRAPHS = 50_000
/** Pieces of text, line breaks and notes that a document may have. */
const MOST_INLINES = 250_000

/** What a document may still bring. It is counted while the file is read, so that one that goes on without end is left early. */
export class Budget {
  private paragraphs = 0
  private inlines = 0

  takeParagraph(): void {
    this.paragraphs += 1
    if (this.paragraphs > MOST_PARAGRAPHS) throw new PackageFault('hostile')
  }

  takeInline(): void {
    this.inlines += 1
    if (this.inlines > MOST_INLINES) throw new PackageFault('hostile')
  }
}
