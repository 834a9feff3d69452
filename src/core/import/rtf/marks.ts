import type { Mark } from '../../document/types.ts'
import type { State } from './state.ts'

/** What the marks of characters are made of. */
type Look = Pick<State, 'bold' | 'italic' | 'strike' | 'raised' | 'link'>

/** The marks of characters by their look, each list of them made once. */
export class MarksOfLooks {
  private readonly marks = new Map<string, readonly Mark[]>()

  of({ bold, italic, strike, raised, link }: Look): readonly Mark[] {
    const key = `${bold ? 'b' : ''}${italic ? 'i' : ''}${strike ? 's' : ''}${raised ?? ''}|${link}`
    const known = this.marks.get(key)
    if (known) return known
    const marks: Mark[] = []
    if (link !== '') marks.push({ type: 'link', href: link, title: '' })
    if (bold) marks.push({ type: 'strong' })
    if (italic) marks.push({ type: 'emphasis' })
    if (strike) marks.push({ type: 'strike' })
    if (raised) marks.push({ type: raised })
    this.marks.set(key, marks)
    return marks
  }
}
