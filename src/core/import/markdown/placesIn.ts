/** The label of a reference as it is looked up. */
export const labelOf = (label: string): string => label.toLowerCase().replace(/\s+/g, ' ')

/**
 * Where in a text stand what opens and closes its pieces: code, calls, references. Each is looked for once; what is asked of it
 * goes forward through the text.
 */
export class PlacesIn {
  /** The labels that references name, and those that have a target. */
  readonly usedLabels: ReadonlySet<string>
  readonly labels: ReadonlySet<string>
  /** What no footnote of the text is called. */
  readonly noteLabel: string
  private readonly text: string
  private readonly next = new Map<string, number>()
  /** By their lengths, where runs of backticks begin, the last place first. */
  private readonly backticks = new Map<number, number[]>()
  /** Where calls are closed, by their names, the last place first. */
  private readonly closings = new Map<string, number[]>()

  constructor(text: string) {
    this.text = text
    this.usedLabels = new Set(
      Array.from(text.matchAll(/\]\[([^\]\n]{1,200})\]/g), ([, label = '']) => labelOf(label)),
    )
    this.labels = new Set(
      Array.from(text.matchAll(/^ {0,3}\[([^\]\n]{1,200})\]:/gm), ([, label = '']) => labelOf(label)),
    )
    let label = 'n'
    while (text.includes(`[^${label}`)) label += 'n'
    this.noteLabel = label
    for (const { 0: run, index } of text.matchAll(/`+/g)) {
      const starts = this.backticks.get(run.length)
      if (starts) starts.push(index)
      else this.backticks.set(run.length, [index])
    }
    for (const { 1: name = '', index } of text.matchAll(/\[\/([a-z][a-z0-9_-]{1,30})\]/gi)) {
      const places = this.closings.get(name.toLowerCase())
      if (places) places.push(index)
      else this.closings.set(name.toLowerCase(), [index])
    }
    for (const places of [...this.backticks.values(), ...this.closings.values()]) places.reverse()
  }

  /** The next place of a text, from some place on; -1 where it does not come again. */
  find(sought: string, at: number): number {
    const known = this.next.get(sought)
    if (known !== undefined && (known < 0 || known >= at)) return known
    const found = this.text.indexOf(sought, at)
    this.next.set(sought, found)
    return found
  }

  /** The characters of the code span that begins here, or of its backticks alone where nothing closes it. */
  codeLength(at: number): number {
    let end = at
    while (this.text.charAt(end) === '`') end++
    const length = end - at
    const starts = this.backticks.get(length) ?? []
    while ((starts.at(-1) ?? end) < end) starts.pop()
    const closing = starts.at(-1) ?? -1
    const blank = this.find('\n\n', at)
    const isCode = closing >= 0 && (blank < 0 || closing < blank)
    return isCode ? closing + length - at : length
  }

  /** True where a call that opens here is closed within so many characters. */
  closes(name: string, at: number, within: number): boolean {
    const places = this.closings.get(name) ?? []
    while ((places.at(-1) ?? at) < at) places.pop()
    return (places.at(-1) ?? this.text.length) - at < within && places.length > 0
  }
}
