import { pictureMarkdown, type SaidOfPicture } from './calledPicture.ts'
import type { Pieces } from './pieces.ts'
import { PlacesIn } from './placesIn.ts'

/** Longer templates and formulas are text. */
export const LONGEST = 3000

/** A text that is copied part by part, with something else in the place of some. */
export class TextCopy {
  readonly text: string
  readonly pieces: Pieces
  readonly places: PlacesIn
  /** The lines that are done, and what there is of the one that is not: its first characters and the last ones. */
  readonly done: string[] = []
  line = ''
  at = 0
  private readonly hasPicture: (address: string) => boolean

  constructor(text: string, pieces: Pieces, hasPicture: (address: string) => boolean) {
    this.text = text
    this.pieces = pieces
    this.hasPicture = hasPicture
    this.places = new PlacesIn(text)
  }

  keep(length: number): void {
    this.put(length, this.text.slice(this.at, this.at + length))
  }

  /** Writes something for as many characters. A long line is put away in parts: only its end is looked at. */
  put(length: number, written: string): void {
    this.at += length
    this.line += written
    const end = this.line.lastIndexOf('\n') + 1
    if (end > 0 || this.line.length > LONGEST) {
      const cut = end > 0 ? end : this.line.length - LONGEST / 2
      this.done.push(this.line.slice(0, cut))
      this.line = this.line.slice(cut)
    }
  }

  find(sought: string): number {
    return this.places.find(sought, this.at)
  }

  matchHere(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at
    return pattern.exec(this.text)
  }

  lineHere(): string {
    const end = this.text.indexOf('\n', this.at)
    return this.text.slice(this.at, end < 0 ? this.text.length : end)
  }

  /** Puts a word for what ends there; where it stands in lines of its own it is a paragraph of its own. */
  putAlone(end: number, word: string): void {
    const before = this.text.slice(Math.max(0, this.at - 4), this.at)
    const isAlone = /(?:^|\n) {0,3}$/.test(before) && /^(?:\n|$)/.test(this.text.charAt(end))
    this.put(end - this.at, isAlone ? `${word}\n` : word)
  }

  picture(said: SaidOfPicture): string | null {
    return pictureMarkdown(said, this.hasPicture)
  }
}
