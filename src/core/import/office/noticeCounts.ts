import type { Notice } from '../notices.ts'

/** The counts of what was done on the way through a document. */
export class NoticeCounts {
  changes = 0
  hidden = 0
  equations = 0
  embedded = 0
  linksInHeadings = 0
  /** The descriptions or file names of pictures, in order. */
  readonly pictures: string[] = []

  get notices(): Notice[] {
    const counted = [
      ['tracked-changes', this.changes],
      ['hidden-text-left-out', this.hidden],
      ['equations-as-text', this.equations],
      ['embedded-left-out', this.embedded],
      ['links-in-headings', this.linksInHeadings],
    ] as const
    const notices: Notice[] = counted.flatMap(([name, count]) =>
      count > 0 ? [{ name, detail: { count } }] : [],
    )
    if (this.pictures.length > 0)
      notices.push({
        name: 'named-pictures-left-out',
        detail: { count: this.pictures.length, pictures: namesOf(this.pictures) },
      })
    return notices
  }
}

const MOST_NAMES = 5

function namesOf(pictures: readonly string[]): string {
  const names = pictures
    .slice(0, MOST_NAMES)
    .map((name) => (name.length > 80 ? `${name.slice(0, 79)}…` : name))
  return pictures.length > MOST_NAMES ? `${names.join(', ')}…` : names.join(', ')
}
