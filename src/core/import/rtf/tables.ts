import { isCodeStyle } from '../office/styleRoles.ts'
import { encodingOfCharset, encodingOfPage } from './charsets.ts'

type Style = { name: string; basedOn: number | null; outline: number }
export type ListLevel = { isNumbered: boolean; hasMarker: boolean }

type Font = { name: string; encoding: string | null; isNamed: boolean }

/** Styles that a style is made from. */
const DEEPEST_STYLE = 10
const BULLETS = 23
const NO_MARKER = 255

type NewStyle = Style & { number: number; isOfCharacters: boolean }
const newStyle = (): NewStyle => ({ number: 0, isOfCharacters: false, name: '', basedOn: null, outline: 9 })

function* chainOf(styles: ReadonlyMap<number, Style>, number: number): Generator<Style> {
  let at: number | null = number
  for (let depth = 0; at !== null && depth < DEEPEST_STYLE; depth++) {
    const style: Style | undefined = styles.get(at)
    if (!style) return
    yield style
    at = style.basedOn
  }
}

/** The tables in the head of the file, to which its text refers by number: fonts, styles, lists. */
export class Tables {
  private readonly styles = new Map<number, Style>()
  private readonly characterStyles = new Map<number, Style>()
  /** Of the file: its `\ansicpg`. */
  encoding = 'windows-1252'
  /** Of text that names none. */
  defaultFont = -1
  private readonly fonts = new Map<number, Font>()
  private readonly levels = new Map<number, ListLevel[]>()
  private readonly lists = new Map<number, number>()
  private font: Font = { name: '', encoding: null, isNamed: false }
  private style = newStyle()
  private list: ListLevel[] = []
  private listId = 0

  beginFont(number: number): void {
    this.font = { name: '', encoding: null, isNamed: false }
    this.fonts.set(number, this.font)
  }

  setCharset(charset: number): void {
    this.font.encoding = encodingOfCharset(charset)
  }

  setFontPage(page: number): void {
    this.font.encoding = encodingOfPage(page)
  }

  addFontName(text: string): void {
    if (this.font.isNamed) return
    const end = text.indexOf(';')
    this.font.name += end < 0 ? text : text.slice(0, end)
    this.font.isNamed = end >= 0
  }

  /**
   * The encoding of the bytes in a font. That of a font of the Western charset is windows-1252; but where the file has another
   * code page, and no font of that one, its writer did not tell them apart.
   */
  encodingOf(number: number): string {
    const named = this.fonts.get(number < 0 ? this.defaultFont : number)?.encoding
    if (named) return named
    return this.isSaid ? 'windows-1252' : this.encoding
  }

  /** The name of a font with signs instead of letters: Symbol where it has none, as most lists have it. */
  symbolFont(number: number): string {
    return this.fonts.get(number)?.name || 'Symbol'
  }

  private said: boolean | null = null
  /** A font says that it is of the file's code page. */
  private get isSaid(): boolean {
    this.said ??= [...this.fonts.values()].some(({ encoding }) => encoding === this.encoding)
    return this.said
  }

  beginStyle(): void {
    this.style = newStyle()
  }

  setStyle(changes: Partial<NewStyle>): void {
    Object.assign(this.style, changes)
  }

  addStyleName(text: string): void {
    const end = text.indexOf(';')
    this.style.name += end < 0 ? text : text.slice(0, end)
    if (end < 0) return
    const { number, isOfCharacters, name, basedOn, outline } = this.style
    const styles = isOfCharacters ? this.characterStyles : this.styles
    if (!styles.has(number)) styles.set(number, { name: name.trim(), basedOn, outline })
    this.beginStyle()
  }

  /** A style of paragraphs and those that it is made from, one after the other. */
  stylesFrom(number: number): Generator<Style> {
    return chainOf(this.styles, number)
  }

  /** True for a style of characters that says that they are code. */
  isCode(number: number): boolean {
    for (const { name } of chainOf(this.characterStyles, number)) if (isCodeStyle(name)) return true
    return false
  }

  beginList(): void {
    this.list = []
  }

  addLevel(kind: number): void {
    if (this.list.length < 9)
      this.list.push({ isNumbered: kind !== BULLETS && kind !== NO_MARKER, hasMarker: kind !== NO_MARKER })
  }

  setListId(id: number): void {
    this.listId = id
    if (this.list.length > 0) this.levels.set(id, this.list)
    this.list = []
  }

  /** The number by which text refers to the list whose id came last. */
  nameList(number: number): void {
    this.lists.set(number, this.listId)
  }

  levelOf(list: number, level: number): ListLevel | undefined {
    return this.levels.get(this.lists.get(list) ?? -1)?.[level]
  }
}
