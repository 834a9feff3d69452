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
