import type { Notice } from '../notices.ts'

/** The counts of what was done on the way through a document. */
export class NoticeCounts {
  changes = 0
  hidden = 0
  equations = 0
  embedded = 0
  linksInHeadings = 0
  /** Pictures in footnotes and comments, which can have none. */
  picturesInNotes = 0

  get notices(): Notice[] {
    const counted = [
      ['tracked-changes', this.changes],
      ['hidden-text-left-out', this.hidden],
      ['equations-as-text', this.equations],
      ['embedded-left-out', this.embedded],
      ['links-in-headings', this.linksInHeadings],
      ['pictures-in-notes', this.picturesInNotes],
    ] as const
    return counted.flatMap(([name, count]): Notice[] => (count > 0 ? [{ name, detail: { count } }] : []))
  }
}
