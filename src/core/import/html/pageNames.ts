import type { Byline } from '../../article/index.ts'
import { withoutEdges } from '../lines.ts'

/** What a page sets behind a name to be clicked on, and the account or the address of the one who signs. */
const BUTTON = new RegExp(
  '(?:^|[ ,;:|·•–—(-]+)(?:' +
    [
      'e-?mail(?: (?:the )?(?:author|reporter)| me)?',
      'send (?:an )?e-?mail',
      'contact(?: the)? (?:author|reporter)',
      'follow(?: (?:me|us|him|her|them))?(?: (?:on|@).*)?',
      '(?:see|view|read|show)? ?(?:all|more) (?:articles|posts|stories)(?: (?:by|from).*)?',
      '(?:view )?author archives?',
      '(?:get |author )*rss(?: feed)?',
      'subscribe(?: to rss)?',
      'voir tous (?:s|l)es articles.*',
      'tous (?:s|l)es articles.*',
      'suivre(?: sur .*)?',
      'alle (?:artikel|beiträge)(?: von .*)?',
      'folgen',
      'seguir(?: en .*)?',
      'ver (?:perfil|más (?:artículos|noticias)).*',
      '\\[e-?mail.protected\\]',
      '@[\\w.]{2,30}',
      '\\d{1,4} (?:com+ent|kom+ent|react)\\p{L}+',
    ].join('|') +
    ')(?=$|[ ,;|·•)–—-])',
  'iu',
)
/** The word that announces a date. */
const ANNOUNCES_DATE = /(?:^|[ ,]+)(?:on|le|am|el|il|op|em)$/iu

/** A line of names up to the first thing to be clicked on; and that, with what follows it. */
export function partButtons(line: string): { names: string; buttons: string } {
  const found = BUTTON.exec(line)
  const names = withoutEdges(found ? line.slice(0, found.index) : line).replace(ANNOUNCES_DATE, '')
  return { names, buttons: found ? withoutEdges(line.slice(found.index)) : '' }
}

const MINUTES = '\\d{1,3}[ \u00a0-]?min(?:utes?|uten|utos|\\.)?'
const READING =
  `(?:temps de lecture|lecture|reading time|lesezeit|lesedauer|tiempo de lectura|tempo di lettura|leestijd)[ \u00a0:]*(?:environ )?${MINUTES}` +
  `|${MINUTES}[ \u00a0]?(?:read|de lecture|lesezeit|lesedauer|de lectura|di lettura|de leitura|leestijd)`
const ONLY_READING = new RegExp(`^(?:${READING})[ .·•|]*$`, 'iu')
/** How long it takes to read a text, between the signs of a line of credits. */
const READING_PART = new RegExp(
  `(^|[ \u00a0]*[·•|,–—-])[ \u00a0]*(?:${READING}|${MINUTES})[ \u00a0]*(?=$|[·•|,–—-])`,
  'iu',
)

/** True for a line that says nothing but how long it takes to read the text. */
export const isReadingTime = (line: string) => line.length <= 60 && ONLY_READING.test(line)

/** A line of credits without how long it takes to read the text; and that, empty where the line does not say it. */
export function partReadingTime(line: string): { credits: string; reading: string } {
  const found = line.length > 300 ? null : READING_PART.exec(line)
  if (!found) return { credits: line, reading: '' }
  const rest = line.slice(0, found.index) + line.slice(found.index + found[0].length)
  const credits = withoutEdges(rest).replace(/^[·•|][ \u00a0]*|[ \u00a0]*[·•|]$/gu, '')
  return { credits, reading: withoutEdges(found[0].replace(/[·•|,–—]/g, '')) }
}

const MOST_WORDS = 6
const LINK_WORDS = /^(?:\p{Ll}{1,3}|\p{Ll}{1,2}['’].*|and|und|von|della?|team|sans|para|voor|over)$/u

/** True for what no person, group or newsroom is called: too long, two common words in it, or signs of an address. */
function isUnlikely(name: string): boolean {
  const words = name.split(/[ \u00a0\u202f]+/u)
  const common = words.filter((word) => /^\p{Ll}/u.test(word) && !LINK_WORDS.test(word))
  return words.length > MOST_WORDS || common.length > 1 || /[@<>{}|[\]—]|https?:|www\./u.test(name)
}

/** The first of the names that may be none. */
export function unlikelyName(byline: readonly Byline[]): string | null {
  return byline.find(({ name }) => isUnlikely(name))?.name ?? null
}
