import { linkTarget } from '../../document/index.ts'
import { isDateField } from '../office/dateFields.ts'

/** A field that is open: what it is told to do, whether its result has begun, and whether that has text. */
type Field = { instruction: string; hasResult: boolean; hasText: boolean; href: string | null }

/** The instruction of a link: its address, in quotes or not. */
const HYPERLINK = /^[ \t]*HYPERLINK[ \t]+(?:"([^"]*)"|([^ \t\\]+))?/i
/** The place within the address of a link. */
const PLACE = /\\l[ \t]+"([^"]*)"/i

/** The address of a field that is a link of the web; null for any other. */
function addressOf(instruction: string): string | null {
  const link = HYPERLINK.exec(instruction)
  if (!link) return null
  const address = link[1] ?? link[2] ?? ''
  const place = PLACE.exec(instruction)?.[1]
  return address === '' ? null : linkTarget(place === undefined ? address : `${address}#${place}`)
}

/** A table of what is in the text, which is made by the program. */
const CONTENTS = /^[ \t]*TOC(?![a-z])/i

const DEEPEST_FIELD = 50

/** The fields of a text that are open: in an instruction nothing is text, in a result all is. */
export class Fields {
  private readonly open: Field[] = []
  private beyond = 0

  begin(): void {
    if (this.open.length < DEEPEST_FIELD)
      this.open.push({ instruction: '', hasResult: false, hasText: false, href: null })
    else this.beyond += 1
  }

  instruct(text: string): void {
    const field = this.open.at(-1)
    if (field && !field.hasResult && field.instruction.length < 10_000) field.instruction += text
  }

  separate(): void {
    const field = this.open.at(-1)
    if (!field || this.beyond > 0) return
    field.hasResult = true
    field.href = addressOf(field.instruction)
  }

  /** Ends a field; its instruction where that is all that it has, and no result says what is shown. */
  end(): string | null {
    if (this.beyond > 0) {
      this.beyond -= 1
      return null
    }
    const field = this.open.pop()
    return field && !field.hasText ? field.instruction : null
  }

  /** Notes that the result of the fields that are open has text. */
  takeText(): void {
    for (const field of this.open) field.hasText = true
  }

  /** True within the result of a date that is set anew each time. */
  get isDate(): boolean {
    return this.open.some(({ hasResult, instruction }) => hasResult && isDateField(instruction))
  }

  /** True within the result of a table of contents. */
  get isContents(): boolean {
    return this.open.some(({ hasResult, instruction }) => hasResult && CONTENTS.test(instruction))
  }

  /** A heading is in no table of contents: one that was not ended is over. */
  endContents(): void {
    for (const field of this.open) if (CONTENTS.test(field.instruction)) field.instruction = ''
  }

  /** True where what stands here is an instruction, and no text. */
  get isInstruction(): boolean {
    return this.beyond > 0 || this.open.some(({ hasResult }) => !hasResult)
  }

  /** The address of the innermost link that is open. */
  get href(): string | null {
    return this.open.findLast(({ href }) => href !== null)?.href ?? null
  }
}
