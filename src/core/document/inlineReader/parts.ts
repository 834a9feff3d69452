import { isSameMark } from '../marks.ts'
import type { Inline, Mark } from '../types.ts'

/** Where a mark begins or ends. */
export type Edge = { readonly mark: Mark; readonly opens: boolean }

/** A run of `*`, `_` or `~` that may open or close marks, in the list of those that are not yet paired. */
export type DelimiterRun = {
  readonly at: number
  readonly sign: string
  /** How many signs the run had, and how many are left. */
  readonly length: number
  left: number
  readonly opens: boolean
  readonly closes: boolean
  previous: DelimiterRun | null
  next: DelimiterRun | null
}

/** A part of the text as it is found, in the order of the text. Edges of marks are put before and after it. */
export type Part =
  | { type: 'text'; text: string }
  | { type: 'sign'; text: string; before: Edge[]; after: Edge[]; run: DelimiterRun | null }
  | { type: 'inline'; inline: Inline }
  | { type: 'address'; href: string; text: string }
  | { type: 'tag'; text: string; edge: Edge | null }

/** Makes inlines with marks of the parts: the marks that are open at a part are its marks. */
class Flattening {
  private readonly parts: readonly Part[]
  private readonly open = { strong: 0, emphasis: 0, strike: 0, superscript: 0, subscript: 0, code: 0 }
  private links: Mark[] = []
  private inlines: Inline[] = []
  private marks: readonly Mark[] | null = null

  constructor(parts: readonly Part[]) {
    this.parts = parts
  }

  read(): Inline[] {
    const paired = pairedTags(this.parts)
    this.parts.forEach((part, index) => {
      switch (part.type) {
        case 'text':
          this.text(part.text)
          break
        case 'sign':
          for (const edge of part.before) this.edge(edge)
          this.text(part.run ? part.text.slice(0, part.run.left) : part.text)
          for (const edge of part.after) this.edge(edge)
          break
        case 'inline':
          this.inline(part.inline)
          break
        case 'address':
          this.address(part)
          break
        case 'tag':
          if (part.edge && paired.has(index)) this.edge(part.edge)
          else this.text(part.text)
      }
    })
    return this.inlines
  }

  private edge({ mark, opens }: Edge): void {
    this.marks = null
    if (mark.type !== 'link') this.open[mark.type] += opens ? 1 : -1
    else if (opens) this.links.push(mark)
    else this.links.pop()
  }

  private current(): readonly Mark[] {
    if (this.marks) return this.marks
    const { strong, emphasis, strike, superscript, subscript } = this.open
    const marks: Mark[] = this.links.slice(0, 1)
    if (strong > 0) marks.push({ type: 'strong' })
    if (emphasis > 0) marks.push({ type: 'emphasis' })
    if (strike > 0) marks.push({ type: 'strike' })
    if (superscript > 0) marks.push({ type: 'superscript' })
    if (subscript > 0) marks.push({ type: 'subscript' })
    this.marks = marks
    return marks
  }

  private text(text: string): void {
    if (text !== '') this.inlines.push({ type: 'text', text, marks: this.current() })
  }

  private inline(inline: Inline): void {
    this.inlines.push({ ...inline, marks: [...this.current(), ...inline.marks] })
  }

  private address({ href, text }: { href: string; text: string }): void {
    const link: Mark = { type: 'link', href, title: '' }
    const marks = this.links.length > 0 ? this.current() : [link, ...this.current()]
    this.inlines.push({ type: 'text', text, marks })
  }
}

/** The indices of the tags that have a partner. */
function pairedTags(parts: readonly Part[]): ReadonlySet<number> {
  const paired = new Set<number>()
  const open: { index: number; mark: Mark }[] = []
  parts.forEach((part, index) => {
    if (part.type !== 'tag' || !part.edge) return
    const { mark, opens } = part.edge
    if (opens) {
      open.push({ index, mark })
      return
    }
    const partner = open.findLastIndex((candidate) => isSameMark(candidate.mark, mark))
    const opening = open[partner]
    if (!opening) return
    paired.add(opening.index).add(index)
    open.splice(partner)
  })
  return paired
}

/** The inlines that parts make, with their marks; neighbours with the same marks are not joined. */
export function flattenParts(parts: readonly Part[]): Inline[] {
  return new Flattening(parts).read()
}
