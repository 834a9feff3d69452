import { MOST_INLINES, MOST_PARAGRAPHS } from './limits.ts'
import { PackageFault } from './officePackage.ts'

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
