import { normalizeWord } from '../vocabulary/normalizeWord.ts'
import { monthNamed } from './calendar.ts'

export type Token = {
  normalized: string
  kind: 'number' | 'word' | 'space' | 'sign'
  from: number
  to: number
}

export function tokenise(line: string): Token[] {
  const tokens: Token[] = []
  for (const match of line.matchAll(
    /\p{Nd}+|\p{Script=Han}|(?:(?!\p{Script=Han})[\p{L}\p{M}])+|[^\p{L}\p{M}\p{Nd}]/gu,
  )) {
    const text = match[0]
    const kind = /^\p{Nd}/u.test(text)
      ? 'number'
      : /^[\p{L}\p{M}]/u.test(text)
        ? 'word'
        : /^[\p{Z}\t\p{Cf}]/u.test(text)
          ? 'space'
          : 'sign'
    tokens.push({ normalized: normalizeWord(text), kind, from: match.index, to: match.index + text.length })
  }
  return tokens
}

/** A cursor over tokens. Each step returns null, and stays, where the next token is not of the kind asked for. */
export class Walk {
  readonly tokens: readonly Token[]
  next: number
  constructor(tokens: readonly Token[], next: number) {
    this.tokens = tokens
    this.next = next
  }
  spaces(): void {
    while (this.tokens[this.next]?.kind === 'space') this.next += 1
  }
  number(digits: number): number | null {
    const token = this.tokens[this.next]
    if (token?.kind !== 'number' || token.normalized.length > digits) return null
    this.next += 1
    return Number(token.normalized)
  }
  year(): number | null {
    const token = this.tokens[this.next]
    if (token?.kind !== 'number' || token.normalized.length !== 4) return null
    this.next += 1
    return Number(token.normalized)
  }
  one(...allowed: readonly string[]): string | null {
    const token = this.tokens[this.next]
    if (!token || !allowed.includes(token.normalized)) return null
    this.next += 1
    return token.normalized
  }
  month(): number | null {
    const [first, , third] = this.tokens.slice(this.next, this.next + 3)
    if (first?.kind !== 'word') return null
    const two = third ? monthNamed(`${first.normalized} ${third.normalized}`) : undefined
    const month = two ?? monthNamed(first.normalized)
    if (month === undefined) return null
    this.next += two === undefined ? 1 : 3
    return month
  }
  end(): number {
    return this.tokens[this.next - 1]?.to ?? 0
  }
}
