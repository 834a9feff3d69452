/** An equation as formats have it: its characters, and how they stand to each other. */
export type Equation =
  | { type: 'text'; text: string }
  | { type: 'row'; parts: readonly Equation[] }
  | { type: 'fraction'; over: Equation; under: Equation }
  | { type: 'root'; degree: Equation | null; of: Equation }
  | { type: 'scripts'; base: Equation; below: Equation | null; above: Equation | null }
  | { type: 'fenced'; open: string; close: string; separator: string; parts: readonly Equation[] }
  | { type: 'lines'; rows: readonly (readonly Equation[])[] }

/** Characters of an equation in a line of text, which may be raised or lowered. */
export type EquationPiece = { text: string; vertical: 'superscript' | 'subscript' | null }

/**
 * An equation in one line: a fraction has a slash (`a/(b+1)`), a root its sign and what it is of in brackets, powers and indexes
 * are raised and lowered characters, rows of a matrix are parted by semicolons.
 */
export function equationPieces(equation: Equation): EquationPiece[] {
  const pieces: EquationPiece[] = []
  for (const { text, vertical } of piecesOf(equation)) {
    const last = pieces.at(-1)
    if (text === '') continue
    if (last?.vertical === vertical) pieces[pieces.length - 1] = { text: last.text + text, vertical }
    else pieces.push({ text, vertical })
  }
  return pieces
}

/** An equation as a text without raised characters: `x^2`. */
const equationText = (equation: Equation): string =>
  equationPieces(equation)
    .map(({ text, vertical }) => (vertical === null ? text : `${SIGNS[vertical]}${bracketed(text)}`))
    .join('')

const SIGNS = { superscript: '^', subscript: '_' } as const
const ROOTS: ReadonlyMap<string, string> = new Map([
  ['', '√'],
  ['2', '√'],
  ['3', '∛'],
  ['4', '∜'],
])

const plain = (text: string): EquationPiece => ({ text, vertical: null })

function piecesOf(equation: Equation): EquationPiece[] {
  switch (equation.type) {
    case 'text':
      return [plain(equation.text)]
    case 'row':
      return equation.parts.flatMap(piecesOf)
    case 'fraction':
      return [...grouped(equation.over), plain('/'), ...grouped(equation.under)]
    case 'root': {
      const degree = equation.degree === null ? '' : equationText(equation.degree)
      const sign = ROOTS.get(degree)
      const raised: EquationPiece[] = sign === undefined ? [{ text: degree, vertical: 'superscript' }] : []
      return [...raised, plain(sign ?? '√'), ...grouped(equation.of, true)]
    }
    case 'scripts':
      return [
        ...grouped(equation.base, true),
        ...script(equation.below, 'subscript'),
        ...script(equation.above, 'superscript'),
      ]
    case 'fenced': {
      const { open, close, separator, parts } = equation
      const inside = parts.flatMap((part, at) => [...(at > 0 ? [plain(separator)] : []), ...piecesOf(part)])
      return [plain(open), ...inside, plain(close)]
    }
    case 'lines':
      return equation.rows.flatMap((row, at) => [
        ...(at > 0 ? [plain('; ')] : []),
        ...row.flatMap((cell, column) => [...(column > 0 ? [plain(', ')] : []), ...piecesOf(cell)]),
      ])
  }
}

function script(equation: Equation | null, vertical: 'superscript' | 'subscript'): EquationPiece[] {
  return equation === null ? [] : [{ text: equationText(equation), vertical }]
}

/** What is one thing without brackets: a number, a word, a sign, each with its powers and indexes, or what is in brackets. */
const ONE_THING = /^(?:[\p{L}\p{M}\p{N}.,′]*|.|\([^()]*\)|\[[^[\]]*\])$/su

/** An equation in brackets, unless it is one thing; `isBare` where powers and indexes would be taken for those of what is around it. */
function grouped(equation: Equation, isBare = false): EquationPiece[] {
  const pieces = piecesOf(equation)
  const isRaised = isBare && pieces.some(({ vertical }) => vertical !== null)
  const text = pieces.map((piece) => (piece.vertical === null ? piece.text : '')).join('')
  return ONE_THING.test(text) && !isRaised ? pieces : [plain('('), ...pieces, plain(')')]
}

const bracketed = (text: string) => (ONE_THING.test(text) ? text : `(${text})`)
