/** What a rule of usage finds in a paragraph; `detail` is what its sentence tells besides. */
export type UsageMatch = {
  from: number
  to: number
  /** Null where the rule only remarks. */
  replacement: string | null
  detail?: UsageDetail
}
/** `day` is `YYYY-MM-DD`; ages and years are numbers of years. */
export type UsageDetail = { day?: string; born?: number; age?: number; year?: number }

/** What a rule is told besides the text: the language of the text (BCP 47), and the article's date, `YYYY-MM-DD` or empty. */
export type UsageContext = { language: string; day: string }

/**
 * A rule: in which languages it counts (their first subtag), and how it reads a paragraph in which stand-ins take the place of
 * what is verbatim. A `fix` is right whatever the text says.
 */
export type UsageRule<Name extends string = string> = {
  name: Name
  languages: readonly string[]
  certainty: 'fix' | 'suggestion'
  /** It reads addresses, in whose place the other rules see stand-ins. */
  readsAddresses?: true
  find(paragraph: string, context: UsageContext): Iterable<UsageMatch>
}

/** Before and after a word that stands by itself. */
const BEFORE = String.raw`(?<![\p{L}\p{M}\p{N}_'’ʼ\u00ad-])`
const AFTER = String.raw`(?![\p{L}\p{M}\p{N}_\u00ad])(?!-\p{L})`
/** Blanks between two words. */
const BLANKS = String.raw`[ \u00a0\u202f]{1,3}`

/**
 * An expression for whole words: a space stands for blanks, an apostrophe for either form of it. Capitals count, unless flags say
 * otherwise, but in a first letter.
 */
export function words(pattern: string, flags = 'gu'): RegExp {
  const begun = pattern.replace(/^\p{Ll}/u, (letter) => `[${letter}${letter.toUpperCase()}]`)
  return new RegExp(`${BEFORE}(?:${begun.replaceAll(' ', BLANKS).replaceAll("'", "['’]")})${AFTER}`, flags)
}

/** The replacement with a capital where what it replaces has one. */
function inCase(replacement: string, written: string): string {
  const first = written.charAt(0)
  if (first === first.toLowerCase()) return replacement
  return replacement.charAt(0).toUpperCase() + replacement.slice(1)
}

/** A replacement, made of the groups of a match; null where there is none after all. */
type Replace = (groups: readonly string[], match: RegExpExecArray) => string | null

/** A rule that is expressions and what to write instead of each, of which the first that matches at a place counts. */
export function patternRule<Name extends string>(
  name: Name,
  languages: readonly string[],
  certainty: UsageRule['certainty'],
  patterns: readonly (readonly [RegExp, Replace])[],
): UsageRule<Name> {
  return {
    name,
    languages,
    certainty,
    *find(paragraph) {
      for (const [pattern, replace] of patterns) {
        for (const match of paragraph.matchAll(pattern)) {
          const [written, ...groups] = match
          const replacement = replace(
            groups.map((group) => group ?? ''),
            match,
          )
          if (replacement === null) continue
          const set = inCase(replacement, written)
          if (set !== written) yield { from: match.index, to: match.index + written.length, replacement: set }
        }
      }
    },
  }
}
