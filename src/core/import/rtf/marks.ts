import type { Mark } from '../../document/types.ts'
import type { State } from './state.ts'

/** What the marks of characters are made of. */
type Look = Pick<State, 'isBold' | 'isItalic' | 'strike' | 'raised' | 'code' | 'link'>

/** The marks of characters by their look, each list of them made once. */
export class MarksOfLooks {
  private readonly marks = new Map<string, readonly Mark[]>()

  of({ isBold, isItalic, strike, raised, code, link }: Look): readonly Mark[] {
    const key = `${isBold ? 'b' : ''}${isItalic ? 'i' : ''}${strike ? 's' : ''}${code ? 'c' : ''}${raised ?? ''}|${link}`
    const known = this.marks.get(key)
    if (known) return known
    const marks: Mark[] = []
    if (link !== '') marks.push({ type: 'link', href: link, title: '' })
    if (isBold) marks.push({ type: 'strong' })
    if (isItalic) marks.push({ type: 'emphasis' })
    if (strike) marks.push({ type: 'strike' })
    if (raised) marks.push({ type: raised })
    if (code) marks.push({ type: 'code' })
    this.marks.set(key, marks)
    return marks
  }
}
