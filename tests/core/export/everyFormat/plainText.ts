import type { Block, Inline } from '../../../../src/core/document/index.ts'
import { boxSign, heldText } from './lines.ts'

const SIGNS = ['+⁺', '-⁻', '−⁻', ...Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹', (sign, digit) => `${digit}${sign}`)]

/** A whole number in the signs that Unicode has for raised ones; another text as it is. */
function raised(text: string): string {
  if (!/^[+\-−]?[0-9]+$/.test(text)) return text
  return Array.from(text, (letter) => SIGNS.find(([plain]) => plain === letter)?.[1] ?? letter).join('')
}

/** The words of a tree in their order with their signs, as a person writes them on a wire; without blanks. */
export function wordsForText(blocks: readonly Block[]): string {
  const notes: string[] = []
  const said = (content: readonly Inline[]): string => content.map(wordsOf).join('')
  const wordsOf = (inline: Inline): string => {
    switch (inline.type) {
      case 'text':
        return inline.marks.some(({ type }) => type === 'superscript') ? raised(inline.text) : inline.text
      case 'break':
        return ''
      case 'image':
        return `[${inline.alt || inline.src}]`
      case 'footnote': {
        const number = notes.push('')
        notes[number - 1] = `[${number}]${said(inline.content)}`
        return `[${number}]`
      }
    }
  }
  const ofBlock = (block: Block): string => {
    switch (block.type) {
      case 'sectionHeading':
      case 'preformatted':
        return block.text
      case 'paragraph':
      case 'heading':
        return said(block.content)
      case 'list':
        return block.items
          .map(
            ({ checked, content }, index) =>
              `${block.ordered ? `${block.start + index}.` : '-'}${boxSign(checked)}${content.map(ofBlock).join('')}`,
          )
          .join('')
      case 'quotation':
        return `${block.content.map(ofBlock).join('')}${block.attribution ? `—${said(block.attribution)}` : ''}`
      case 'table':
        return [block.header, ...block.rows].map((row) => row.map(said).join('')).join('')
      case 'figure':
        return `${block.alt === '' ? '' : `[${block.alt}]`}${said(block.caption)}${block.credit}`
      case 'rule':
        return '***'
    }
  }
  const body = blocks.map(ofBlock).join('')
  return withoutBlanks(body + notes.join(''))
}

const withoutBlanks = (text: string) => heldText(text).replace(/[ \t\n]/g, '')

/** True for a text that is these words, with `>` before what is quoted. */
export function saysWords(text: string, words: string): boolean {
  const said = withoutBlanks(text)
  const marks = (written: string) => written.split('>').length
  return said.replaceAll('>', '') === words.replaceAll('>', '') && marks(said) >= marks(words)
}
