import { linkTarget } from '../../document/index.ts'

/** A field that is open: what it is told to do, and whether its result has begun. */
type Field = { instruction: string; hasResult: boolean; href: string | null }

/** The instruction of a link: its address, in quotes or not. */
const HYPERLINK = /^[ \t]*HYPERLINK[ \t]+(?:"([^"]*)"|([^ \t\\]+))?/i
/** The place within the address of a link. */
const PLACE = /\\l[ \t]+"([^"]*)"/i

/** The address of a field that is a link of the web; null for any other. */
export function addressOf(instruction: string): string | null {
  const link = HYPERLINK.exec(instruction)
  if (!link) return null
  const address = link[1] ?? link[2] ?? ''
  const place = PLACE.exec(instruction)?.[1]
  return address === '' ? null : linkTarget(place === undefined ? address : `${address}#${place}`)
}

const DEEPEST_FIELD = 50

/** The fields of a text that are open: in an instruction nothing is text, in a result all is. */
export class Fields {
  private readonly open: Field[] = []
  private beyond = 0

  begin(): void {
    if (this.open.length < DEEPEST_FIELD) this.open.push({ instruction: '', hasResult: false, href: null })
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

  end(): void {
    if (this.beyond > 0) this.beyond -= 1
    else this.open.pop()
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
