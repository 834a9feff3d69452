import { type AST, RegExpParser, RegExpSyntaxError, visitRegExpAST } from '@eslint-community/regexpp'
import type { Atom } from './automaton.ts'
import { runawayPart } from './backtracking.ts'
import { type CharacterSets, WORD_CHARACTERS } from './characterSets.ts'

/** What `\W` is inside of brackets: every category that is no part of a word. */
const NO_WORD_CHARACTERS =
  '\\p{Pd}\\p{Ps}\\p{Pe}\\p{Pi}\\p{Pf}\\p{Po}\\p{S}\\p{Z}\\p{C}\\u203f\\u2040\\u2054\\ufe33\\ufe34\\ufe4d-\\ufe4f\\uff3f'
const IN_WORD = `[${WORD_CHARACTERS}]`
const EDGE = `(?:(?<=${IN_WORD})(?!${IN_WORD})|(?<!${IN_WORD})(?=${IN_WORD}))`
const NO_EDGE = `(?:(?<=${IN_WORD})(?=${IN_WORD})|(?<!${IN_WORD})(?!${IN_WORD}))`

/** So many characters of a broken pattern are shown on each side of the place. */
const AROUND = 12

/** Not newer than what the window's Chromium and the command line's Node both read. */
const parser = new RegExpParser({ ecmaVersion: 2024 })

/** A pattern that can be run, or why it cannot: `part` says where. */
export type PatternRead =
  | { ok: true; source: string; groups: ReadonlySet<string> }
  | { ok: false; code: 'pattern' | 'runaway' | 'empty-match'; part: string }

/** What a blank stands for that is typed as one: `\x20` is the plain one alone. */
const BLANKS = ' \\u00a0\\u202f\\u2000-\\u200a'

/**
 * What stands for `\w`, `\W`, `\b` and `\B`, which know no accented letter by themselves, and for a blank, which
 * typography makes one of several.
 */
function spelled(node: AST.CharacterSet | AST.Assertion | AST.Character): string | null {
  if (node.type === 'Character') {
    if (node.raw !== ' ' || node.parent.type === 'CharacterClassRange') return null
    return node.parent.type === 'CharacterClass' ? BLANKS : `[${BLANKS}]`
  }
  if (node.type === 'Assertion') {
    if (node.kind !== 'word') return null
    return node.negate ? NO_EDGE : EDGE
  }
  if (node.kind !== 'word') return null
  const inBrackets = node.parent.type === 'CharacterClass'
  if (inBrackets) return node.negate ? NO_WORD_CHARACTERS : WORD_CHARACTERS
  return `[${node.negate ? '^' : ''}${WORD_CHARACTERS}]`
}

/** The source of a part of an expression as it is run. */
function runnable(node: AST.Pattern | Atom): string {
  const { raw, start } = node
  let source = ''
  let at = 0
  const enter = (each: AST.CharacterSet | AST.Assertion | AST.Character) => {
    const written = spelled(each)
    if (written === null) return
    source += raw.slice(at, each.start - start) + written
    at = each.end - start
  }
  visitRegExpAST(node, { onCharacterEnter: enter, onCharacterSetEnter: enter, onAssertionEnter: enter })
  return source + raw.slice(at)
}

/** True where an expression can match the empty text. */
function canBeEmpty(alternatives: readonly AST.Alternative[]): boolean {
  return alternatives.some(({ elements }) => elements.every(isEmptyable))
}

function isEmptyable(element: AST.Element): boolean {
  switch (element.type) {
    case 'Assertion':
    case 'Backreference':
      return true
    case 'Quantifier':
      return element.min === 0 || isEmptyable(element.element)
    case 'Group':
    case 'CapturingGroup':
      return canBeEmpty(element.alternatives)
    default:
      return false
  }
}

/** The tree of an expression, or where it goes wrong. */
function parsed(source: string): AST.Pattern | string {
  try {
    return parser.parsePattern(source, 0, source.length, { unicode: true })
  } catch (error) {
    if (!(error instanceof RegExpSyntaxError)) throw error
    return source.slice(Math.max(0, error.index - AROUND), error.index + AROUND)
  }
}

/** Reads a pattern as a person wrote it; one that can run away is refused. */
export function readPattern(written: string, matchCase: boolean, sets: CharacterSets): PatternRead {
  const pattern = parsed(written)
  if (typeof pattern === 'string') return { ok: false, code: 'pattern', part: pattern }
  if (canBeEmpty(pattern.alternatives)) return { ok: false, code: 'empty-match', part: written }
  const part = runawayPart(pattern, (atom) => sets.of(atom, runnable(atom), !matchCase))
  if (part !== null) return { ok: false, code: 'runaway', part }
  const groups = new Set<string>()
  visitRegExpAST(pattern, {
    onCapturingGroupEnter: ({ name }) => {
      groups.add(String([...groups].filter((each) => /^\d/.test(each)).length + 1))
      if (name !== null) groups.add(name)
    },
  })
  return { ok: true, source: runnable(pattern), groups }
}
