import type { Dateline } from '../agency/dateline.ts'
import type { BlockKind, Certainty } from '../draft.ts'
import type { Line } from '../lines.ts'
import { LineMetadata } from '../metadata/metaLine.ts'
import type { Reason } from '../reason.ts'
import type { TextBlock } from './blocks.ts'
import { type Features, featuresOf } from './features.ts'
import { TextWords } from './textWords.ts'

/** The kind that a block was taken for, how surely, and why. */
export type Classification = { kind: BlockKind; certainty: Certainty; reason: Reason }

/** The language of a text, and how it writes dates and capitals, while its blocks are classified. */
export type TextContext = {
  language: string
  /** `10/11/2024` is in October. */
  monthFirst: boolean
  /** Nothing tells whether it is: English, of no country. */
  orderOpen: boolean
  /** The whole text is in capitals, so that capitals say nothing. */
  capitals: boolean
  /** Those who sign the text, where the file says so beside it. */
  signers?: readonly string[]
}

/** The metadata of the lines of one text, each read once, when it is first asked for. */
export class MetadataOfLines {
  readonly monthFirst: boolean
  private readonly known = new Map<Line, LineMetadata>()

  constructor(monthFirst: boolean) {
    this.monthFirst = monthFirst
  }

  of(line: Line): LineMetadata {
    const known = this.known.get(line)
    if (known) return known
    const metadata = new LineMetadata(line.text, this.monthFirst)
    this.known.set(line, metadata)
    return metadata
  }
}

/**
 * The blocks of a text and what they have been taken for so far. What the rules ask of a block is computed when the first
 * of them asks, and then kept; a block of one line shares the metadata of that line.
 */
export class ClassifiedBlocks {
  readonly blocks: readonly TextBlock[]
  readonly classifications: (Classification | undefined)[]
  private readonly lines: MetadataOfLines
  private readonly metadataByBlock: (LineMetadata | undefined)[] = []
  private knownWords: TextWords | undefined

  constructor(blocks: readonly TextBlock[], lines: MetadataOfLines) {
    this.blocks = blocks
    this.lines = lines
    this.classifications = blocks.map(() => undefined)
  }

  features(index: number): Features | undefined {
    const block = this.blocks[index]
    return block && featuresOf(block)
  }

  /** The label, date and byline in the text of a block. */
  metadata(index: number): LineMetadata | undefined {
    const features = this.features(index)
    if (!features) return undefined
    this.metadataByBlock[index] ??= this.metadataOf(features.text, this.blocks[index]?.lines ?? [])
    return this.metadataByBlock[index]
  }

  private metadataOf(text: string, [line, ...others]: readonly Line[]): LineMetadata {
    const ofLine = line && others.length === 0 ? this.lines.of(line) : null
    return ofLine?.text === text ? ofLine : new LineMetadata(text, this.lines.monthFirst)
  }

  /** Tells the dateline that was found in a block. */
  tellDateline(index: number, dateline: Dateline): void {
    const text = this.features(index)?.text
    if (text !== undefined)
      this.metadataByBlock[index] = new LineMetadata(text, this.lines.monthFirst, dateline)
  }

  /** The same, where a rule has asked for it already. */
  knownMetadata(index: number): LineMetadata | undefined {
    return this.metadataByBlock[index]
  }

  /** How the words of the text are written. */
  get words(): TextWords {
    this.knownWords ??= new TextWords(this.blocks)
    return this.knownWords
  }

  /** True where a block opens with a label. */
  hasLabel(index: number): boolean {
    return (this.metadata(index)?.label ?? null) !== null
  }

  classify(index: number, kind: BlockKind, certainty: Certainty, reason: Reason): void {
    this.classifications[index] = { kind, certainty, reason }
  }

  has(kind: BlockKind): boolean {
    return this.classifications.some((classification) => classification?.kind === kind)
  }
}

/** The beginning of a block on one line; an empty text where there is none. */
export const textAt = (classified: ClassifiedBlocks, index: number): string =>
  classified.features(index)?.text ?? ''

/** True for a line right below another, with no blank one between. */
export const isTouching = (classified: ClassifiedBlocks, index: number): boolean =>
  classified.blocks[index]?.blankBefore === false

/** True for prose, or a line that ends as a sentence does. */
export function isSentence(classified: ClassifiedBlocks, index: number): boolean {
  const { prose = false, ending } = classified.features(index) ?? {}
  return prose || ending === 'stop'
}
