import { trimSpaceEnd } from '../../document/index.ts'
import { calledPicture } from './calledPicture.ts'
import { containerAt } from './containers.ts'
import { ELEMENTS } from './htmlElements.ts'
import {
  ADMONITION,
  ALERT,
  ATTRIBUTE_LINE,
  BLOCK_PROPERTY,
  CODE_LINE,
  COMPONENT,
  CONTENTS,
  CONTENT_BLOCK,
  DEFINITION,
  FENCE,
  LINK_DEFINITION,
  PAGE_BREAK,
} from './pieceSigns.ts'
import { labelOf } from './placesIn.ts'
import { LONGEST, type TextCopy } from './textCopy.ts'

/** Takes what opens a line: fences of code, containers, alerts and admonitions, targets of references, code of a site. */
export class LinePieces {
  private readonly copy: TextCopy
  /** Of each container that is open, true where its signs are not shown. */
  private readonly containers: boolean[] = []

  constructor(copy: TextCopy) {
    this.copy = copy
  }

  /** Takes what opens a line; true where it did. */
  takeLine(): boolean {
    if (this.takeFence()) return true
    const first = this.copy.text.charAt(this.copy.at)
    if (!/[ \t>:!?{[<ei\\/+*1-]/.test(first)) return false
    const [contents] = this.copy.matchHere(CONTENTS) ?? []
    if (contents !== undefined) {
      this.copy.put(contents.length, this.copy.pieces.take({ type: 'attributes', source: contents }))
      return true
    }
    const line = this.copy.lineHere()
    if (line.length > LONGEST) return false
    if (ATTRIBUTE_LINE.test(line) || PAGE_BREAK.test(line) || BLOCK_PROPERTY.test(line)) {
      this.copy.put(line.length, this.copy.pieces.take({ type: 'attributes', source: line }))
      return true
    }
    const alert = ALERT.exec(line)
    if (alert) {
      const [, signs = '', name = '', title = ''] = alert
      this.copy.put(line.length, `${signs}**${title === '' ? name : title}**\n${signs}`)
      return true
    }
    return (
      this.takeDefinition(line) ||
      this.takeTarget(line) ||
      this.takeSiteCode(line) ||
      this.takeContentBlock(line) ||
      this.takeComponent(line) ||
      this.takeContainer(line) ||
      this.takeAdmonition(line)
    )
  }

  private takeFence(): boolean {
    const opening = this.copy.matchHere(FENCE)
    const sign = opening?.[1]
    if (!opening || sign === undefined) return false
    const line = this.copy.lineHere()
    if (sign.startsWith('`') && line.slice(opening[0].length).includes('`')) return false
    this.copy.keep(line.length + 1)
    const closes = (text: string) => {
      const bare = text.replace(/^[ \t>]+/, '')
      return bare.startsWith(sign) && /^[ \t]*$/.test(bare.replace(/^[`~]+/, ''))
    }
    while (this.copy.at < this.copy.text.length) {
      const inner = this.copy.lineHere()
      this.copy.keep(inner.length + 1)
      if (closes(inner)) break
    }
    return true
  }

  /** `: what it means` under a term. */
  private takeDefinition(line: string): boolean {
    const sign = DEFINITION.exec(line)?.[0]
    const term = this.copy.done.at(-1) ?? ''
    if (sign === undefined || this.copy.line !== '' || !/^[^\n|]*[^ \t\n|][^\n|]*\n$/.test(term)) return false
    this.copy.done[this.copy.done.length - 1] = `${trimSpaceEnd(term.slice(0, -1))}  \n`
    this.copy.at += sign.length
    return true
  }

  /** The target of a reference, in brackets: `pont.png` alone would be no address. */
  private takeTarget(line: string): boolean {
    const [, opening, label = '', target = '', rest = ''] = LINK_DEFINITION.exec(line) ?? []
    if (opening === undefined || !this.copy.places.usedLabels.has(labelOf(label)) || /[<>]/.test(target))
      return false
    this.copy.put(line.length, `${opening}<${target}>${rest}`)
    return true
  }

  /** Lines of code that import or export something for a site. */
  private takeSiteCode(line: string): boolean {
    if (!CODE_LINE.test(line)) return false
    const blank = line.startsWith('export') ? this.copy.find('\n\n') : -1
    const end = blank >= 0 && blank - this.copy.at < LONGEST ? blank : this.copy.at + line.length
    const source = this.copy.text.slice(this.copy.at, end)
    this.copy.put(source.length, `\n${this.copy.pieces.take({ type: 'code', source })}\n\n`)
    return true
  }

  /** `/harbour.jpg "On Monday"`, as iA Writer shows a picture. */
  private takeContentBlock(line: string): boolean {
    const [, src = '', caption = ''] = CONTENT_BLOCK.exec(line) ?? []
    const picture = this.copy.picture({ src, caption })
    if (picture === null) return false
    this.copy.put(line.length, `\n${picture}\n`)
    return true
  }

  /** `<Figure src="quay.jpg" caption="The quay" />` alone in its line, a component of a site of which HTML has the name. */
  private takeComponent(line: string): boolean {
    const [, name = '', attributes = ''] = COMPONENT.exec(line) ?? []
    if (!ELEMENTS.has(name.toLowerCase())) return false
    const picture = this.copy.picture(calledPicture(attributes))
    const words = picture ?? this.copy.pieces.take({ type: 'template', source: line, name })
    this.copy.put(line.length, `\n${words}\n`)
    return true
  }

  private takeContainer(line: string): boolean {
    const found = containerAt(line)
    if (!found) return false
    const isHidden = found.kind === 'end' ? this.containers.pop() === true : found.kind === 'division'
    if (found.kind !== 'end') this.containers.push(isHidden)
    const { name = '' } = found.kind === 'end' ? {} : found
    const piece = isHidden
      ? this.copy.pieces.take({ type: 'attributes', source: line })
      : this.copy.pieces.take({ type: 'template', source: line, name: name === '' ? '' : `:::${name}` })
    this.copy.put(line.length, `\n${piece}\n\n`)
    return true
  }

  /** `!!! note "Title"` with lines that are indented below it. */
  private takeAdmonition(line: string): boolean {
    const found = ADMONITION.exec(line)
    if (!found) return false
    const [, name = '', title = ''] = found
    this.copy.put(line.length + 1, `\n> **${title === '' ? name : title}**\n>\n`)
    while (this.copy.at < this.copy.text.length && /^(?: {4}|\t|[ \t]*$)/.test(this.copy.lineHere())) {
      const inner = this.copy.lineHere()
      this.copy.put(inner.length + 1, inner === '' ? '>\n' : `> ${inner.replace(/^(?: {4}|\t)/, '')}\n`)
    }
    this.copy.put(0, '\n')
    return true
  }
}
