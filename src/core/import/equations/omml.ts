import { childOf, childrenOf, elementsOf, textIn, type XmlElement } from '../xml/index.ts'
import type { Equation } from './equation.ts'

const EMPTY: Equation = { type: 'text', text: '' }

/** An equation as Word writes it. */
export function equationOfWord(math: XmlElement): Equation {
  return rowOf(elementsOf(math).map(partOf))
}

const rowOf = (parts: readonly Equation[]): Equation => ({ type: 'row', parts })

/** The equation in a child of an element; nothing where it has none. */
function within(element: XmlElement, name: string): Equation {
  const child = childOf(element, name)
  return child ? equationOfWord(child) : EMPTY
}

/** A setting of an element, which stands in its properties. */
function settingOf(element: XmlElement, name: string): string | undefined {
  const properties = childOf(element, `${element.name}Pr`)
  const property = childOf(properties, `m:${name}`)
  return property && (property.attributes['m:val'] ?? '')
}

const isOn = (value: string | undefined) => value !== undefined && !/^(?:0|off|false)$/.test(value)

function partOf(element: XmlElement): Equation {
  switch (element.name) {
    case 'm:t':
    case 'w:t':
      return { type: 'text', text: textIn(element) }
    case 'm:f': {
      const [over, under] = [within(element, 'm:num'), within(element, 'm:den')]
      // Without a bar one stands over the other, in brackets that are around them.
      return settingOf(element, 'type') === 'noBar'
        ? { type: 'lines', rows: [[over], [under]] }
        : { type: 'fraction', over, under }
    }
    case 'm:rad': {
      const degree = isOn(settingOf(element, 'degHide')) ? null : within(element, 'm:deg')
      return { type: 'root', degree, of: within(element, 'm:e') }
    }
    case 'm:sSup':
    case 'm:sSub':
    case 'm:sSubSup':
    case 'm:limLow':
    case 'm:limUpp':
      return scripts(element, within(element, 'm:e'))
    case 'm:sPre':
      return rowOf([scripts(element, EMPTY), within(element, 'm:e')])
    case 'm:nary': {
      const sign: Equation = { type: 'text', text: settingOf(element, 'chr') ?? '∫' }
      return rowOf([scripts(element, sign), { type: 'text', text: ' ' }, within(element, 'm:e')])
    }
    case 'm:d':
      return {
        type: 'fenced',
        open: settingOf(element, 'begChr') ?? '(',
        close: settingOf(element, 'endChr') ?? ')',
        separator: settingOf(element, 'sepChr') ?? '|',
        parts: childrenOf(element, 'm:e').map(equationOfWord),
      }
    case 'm:func':
      return rowOf([within(element, 'm:fName'), { type: 'text', text: ' ' }, within(element, 'm:e')])
    case 'm:acc':
      return rowOf([within(element, 'm:e'), { type: 'text', text: settingOf(element, 'chr') ?? '\u0302' }])
    case 'm:m':
      return {
        type: 'lines',
        rows: childrenOf(element, 'm:mr').map((row) => childrenOf(row, 'm:e').map(equationOfWord)),
      }
    case 'm:eqArr':
      return { type: 'lines', rows: childrenOf(element, 'm:e').map((line) => [equationOfWord(line)]) }
    case 'w:del':
    case 'w:moveFrom':
      return EMPTY
    default:
      return equationOfWord(element)
  }
}

/** What stands below and above a sign; what is hidden has no characters. */
function scripts(element: XmlElement, base: Equation): Equation {
  const isLimit = /^m:lim/.test(element.name)
  const named = (name: string) => {
    const isThere = childOf(element, name) !== undefined && !isOn(settingOf(element, `${name.slice(2)}Hide`))
    return isThere ? within(element, name) : null
  }
  const below = isLimit ? (element.name === 'm:limLow' ? named('m:lim') : null) : named('m:sub')
  const above = isLimit ? (element.name === 'm:limUpp' ? named('m:lim') : null) : named('m:sup')
  return { type: 'scripts', base, below, above }
}
