import type { Equation } from './equation.ts'

/** An element of MathML, in whatever tree it was read into. */
type MathElement = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string | undefined>>
  readonly children: readonly (MathElement | string)[]
}

const EMPTY: Equation = { type: 'text', text: '' }

/** An equation in MathML, whose elements may have a prefix. What it says in another form is left aside. */
export function equationOfMathMl(element: MathElement): Equation {
  const parts = element.children.filter((child): child is MathElement => typeof child !== 'string')
  const at = (index: number) => (parts[index] ? equationOfMathMl(parts[index]) : EMPTY)
  const row = (): Equation => ({ type: 'row', parts: parts.map(equationOfMathMl) })
  switch (element.name.replace(/^.*:/, '')) {
    case 'annotation':
    case 'annotation-xml':
    case 'mphantom':
    case 'none':
    case 'mprescripts':
      return EMPTY
    case 'semantics':
      return at(0)
    case 'mi':
    case 'mn':
    case 'mo':
    case 'mtext':
    case 'ms':
      return { type: 'text', text: wordsIn(element) }
    case 'mfrac':
      return /^0(?:[a-z%]*)$/.test(element.attributes.linethickness ?? '')
        ? { type: 'lines', rows: [[at(0)], [at(1)]] }
        : { type: 'fraction', over: at(0), under: at(1) }
    case 'msqrt':
      return { type: 'root', degree: null, of: row() }
    case 'mroot':
      return { type: 'root', degree: at(1), of: at(0) }
    case 'msup':
    case 'mover':
      return { type: 'scripts', base: at(0), below: null, above: at(1) }
    case 'msub':
    case 'munder':
      return { type: 'scripts', base: at(0), below: at(1), above: null }
    case 'msubsup':
    case 'munderover':
      return { type: 'scripts', base: at(0), below: at(1), above: at(2) }
    case 'mfenced': {
      const { open = '(', close = ')', separators = ',' } = element.attributes
      return {
        type: 'fenced',
        open,
        close,
        separator: separators.slice(0, 1),
        parts: parts.map(equationOfMathMl),
      }
    }
    case 'mtable':
      return {
        type: 'lines',
        rows: parts.map(({ children }) =>
          children.flatMap((cell) => (typeof cell === 'string' ? [] : [equationOfMathMl(cell)])),
        ),
      }
    default:
      return row()
  }
}

/** The characters of a sign. Signs that nobody sees, between a function and what it is of, are none. */
function wordsIn({ children }: MathElement): string {
  const text = children.map((child) => (typeof child === 'string' ? child : wordsIn(child))).join('')
  return text.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $|[\u2061-\u2064]/g, '')
}
