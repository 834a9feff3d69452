import type * as Document from '../../document/types.ts'
import { textOfNode } from '../tree/sourceBlock.ts'
import { comparable } from './pageData.ts'
import { isReadingTime } from './pageNames.ts'
import { LEAVES_LIST, ON_THE_WEB } from '../metadata/newsletters.ts'
import { collapsed, elementsIn, type HtmlElement, namesOf, textOf } from './parseHtml.ts'

/** What a part of a page is called when it is no part of the article: whole words, and beginnings of words. */
const WORDS: ReadonlySet<string> = new Set(
  (
    'ad ads adv advert aside bio btn button buttons byline-share breadcrumb breadcrumbs cta disclaimer footer gdpr hat header-nav icons login logo ' +
    'masthead menu metabar mostread nav navbar navigation nl outbrain overlay pager pagination paywall piano player playlist ' +
    'poll popular popup print promo ratings rail rss share shares sharebar sharing shop signin signup skip sponsor sponsored ' +
    'sticky tag tags taboola teaser teasers toc toolbar tools trending tweet-this utility video widget widgets ' +
    'abonnement partage partager publicite pub reseaux commentaires liens lireaussi encart inscription sommaire ' +
    'werbung anzeige teilen kommentare publicidad compartir comentarios relacionadas relacionados'
  ).split(' '),
)
const BEGINNINGS =
  /^(?:advert|adslot|adunit|banner|comment|consent|cookie|disqus|facebook|follow|instagram-follow|modal|newsletter|onward|promo|recirc|recommend|relat|share|sidebar|social|sponsor|subscri|twitter-follow|whatsapp)/

/** Words after which the name of a box says what stands beside the element, not what it is. */
const BESIDE = /^(?:with|has|no|without|is|js|hide|show)$/
/** The roles (ARIA) of elements that are no part of an article. */
const ROLES =
  /^(?:navigation|complementary|contentinfo|banner|search|dialog|alertdialog|menu|menubar|toolbar|tablist|form|alert)$/
const NAMES: ReadonlySet<string> = new Set(['nav', 'aside', 'footer', 'form', 'dialog', 'menu'])

/** What the box with the facts of an article is called, and characters in it at most. */
const FACTS =
  /(?:^|[ _-])(?:encadre|reperes|fact-?box|facts-?box|key-?facts|info-?kasten|fakten-?(?:box|kasten)|despiece|recuadro|scheda|kader)(?:$|[ _-])/
const MOST_FACTS = 4000

/** True for a box with facts, figures or dates under a heading, which is part of the article that it stands in: it leads nowhere. */
export function isFactBox(element: HtmlElement): boolean {
  const { name, length } = element
  if (!/^(?:aside|div|section)$/.test(name) || length === 0 || length > MOST_FACTS) return false
  if (!FACTS.test(` ${namesOf(element)} `)) return false
  let around = element.parent
  while (around && around.length === length) around = around.parent
  if (around && length * 2 > around.length) return false
  let links = 0
  let isHeaded = false
  for (const inner of elementsIn(element)) {
    if (/^(?:h1|form|button|input)$/.test(inner.name)) return false
    if (inner.name === 'a') links += inner.length
    isHeaded ||= /^h[2-6]$/.test(inner.name)
  }
  return isHeaded && links * 3 < length
}

/** A heading of a box, under which the text below the box does not stand. */
export function withBoldHeading(node: Document.Block): Document.Block {
  if (node.type !== 'sectionHeading' && node.type !== 'heading') return node
  return {
    type: 'paragraph',
    content: [{ type: 'text', text: textOfNode(node), marks: [{ type: 'strong' }] }],
  }
}

/** True for an element that is a box beside the article by its element or its role. */
export function isBoxByElement(element: HtmlElement): boolean {
  const { name, attributes } = element
  if (isFactBox(element)) return false
  if (NAMES.has(name) && !(name === 'footer' && element.parent?.name === 'blockquote')) return true
  return attributes.role !== undefined && ROLES.test(attributes.role.toLowerCase())
}

/** True for an element that is a box beside the article by what it is called. */
export function isBoxByName(element: HtmlElement): boolean {
  const { attributes } = element
  if (attributes.itemprop === 'comment' || attributes['data-ad'] !== undefined) return true
  const words = wordsIn(element)
  return words.some(
    (word, at) => (WORDS.has(word) || BEGINNINGS.test(word)) && !BESIDE.test(words[at - 1] ?? ''),
  )
}

/** The words of an element's class and id: `relatedLinks` and `related-links` have two. */
function wordsIn({ attributes }: HtmlElement): string[] {
  const names = `${attributes.class ?? ''} ${attributes.id ?? ''}`
  if (names.length > 2000) return []
  return names
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .split(/[^a-z]+/)
    .filter((word) => word !== '')
}

/** The words above links to other articles, in the languages of news sites. */
const READ_MORE =
  /^(?:(?:à )?lire (?:aussi|également|également :|plus|la suite)|(?:à )?voir aussi|sur le même (?:sujet|thème)|dans la même rubrique|à découvrir aussi|nos (?:derniers )?articles|(?:les )?(?:articles )?(?:les )?plus lus$|most (?:read|popular)$|meistgelesen$|lo más leído$|i più letti$|articles? liés?|pour aller plus loin|read (?:more|also|next)|see also|other people are reading|also read|related(?: (?:articles?|stories|content|links|posts))?|more (?:on|from|stories)|you (?:may|might) also like|recommended|don['’]t miss|mehr zum thema|lesen sie auch|auch interessant|(?:lee|lea|leer|ver) también|te puede interesar|más sobre|notas relacionadas|leggi anche|leia (?:também|mais)|lees ook|czytaj (?:też|także|również)|читайте также)(?![\p{L}])/iu
/** Words that are no part of an article where they stand alone: `Publicité`, `Share`. */
const ALONE =
  /^(?:advertise?ments?|publicité|anzeige|anuncio|inzerce|reklama|reklame|reklam|annons|annonce|advertentie|mainos|werbung|publicidad|pubblicità|publicidade|sponsored(?: content)?|continue reading(?: the main story)?|story continues below(?: advertisement)?|share(?: this(?: (?:article|story|post))?)?|partager(?: (?:l['’]article|cet article))?|compartir|condividi|compartilhar|delen|udostępnij|dela|teilen|drucken|print|imprimer|email|e-mail|tweet|facebook|twitter|whatsapp|linkedin|pinterest|comments?|commenter|commentaires|suivez-nous|follow us|subscribe(?: now)?|s['’]abonner|sign up|log in(?: (?:or register )?to (?:post|view) comments)?|se connecter|show comments|view comments|skip (?:to (?:main )?content|advertisement)|aller au contenu|back to top|haut de page|explore more on these topics|loading\.*|(?:article )?réservée? aux abonnés|nur für abonnenten|solo para suscriptores|paid|story continues|close|fermer|menu|search|rechercher)[ :.…!»>↑]*$/iu
/** An invitation to have a letter by mail. */
const SIGN_UP =
  /^(?:sign up|subscribe|inscrivez-vous|abonnez-vous|suscríbe(?:te|se)|iscriviti|inscreva-se|melden sie sich|jetzt anmelden|zapisz się|schrijf u in|prenumerera)(?![\p{L}]).{0,80}newsletter/iu
/** Where a text stands in print. */
const IN_PRINT = /^a version of this (?:article|story) (?:appears|appeared) in print(?![\p{L}])/iu
const REMARKS =
  'comments?|responses?|commentaires?|réactions?|kommentare?|reacties?|comentarios?|commenti|comentários?'
/** How many have commented on an article, an offer to hear it, to give it away or to print it. */
const OFFER = new RegExp(
  `^(?:\\d{1,5} (?:${REMARKS})|(?:${REMARKS}) ?\\(\\d{1,5}\\)|(?:listen to this (?:article|story)|écouter (?:l['’]|cet )article|artikel anhören|escuchar(?: el)? artículo|ascolta l['’]articolo|luister naar dit artikel)(?: \\d{1,3} ?min\\.?)?|gift this article|offrir (?:l['’]|cet )article|artikel (?:verschenken|cadeau geven)|reuse this content|order reprints)$`,
  'iu',
)
/** An invitation to follow those who publish the page somewhere else. */
const FOLLOW =
  /^(?:follow|suivez|folgen sie|síguenos|sigue|seguici|segui|siga|volg)(?![\p{L}]).{0,80}(?:facebook|instagram|twitter|linkedin|youtube|tiktok|whatsapp|bluesky)/iu
/** The heading of the comments, and of who wrote the article. */
const HEADS_BOX = new RegExp(
  `^(?:(?:your|vos|\\d{1,5}) (?:${REMARKS})|leave a (?:reply|comment)|laisser un commentaire|about the authors?|à propos de l['’]aut(?:eure?|rice)|über (?:den autor|die autorin)|sobre (?:la firma|(?:el|o) autor|(?:la|a) autora)|sull['’]aut(?:ore|rice)|over de auteur)$`,
  'iu',
)
const ABOUT = /^(?:about|à propos d(?:e |['’])|über|sobre|over|chi è) ?/iu
const LONGEST_ALONE = 160
const SHORT = 60

/** True for the heading of the comments, or of what is told of those who sign the article. */
export function headsBox(element: HtmlElement, signers: readonly string[]): boolean {
  if (!/^h[2-6]$/.test(element.name) || element.length > LONGEST_ALONE) return false
  const text = collapsed(textOf(element))
  return HEADS_BOX.test(text) || (ABOUT.test(text) && signers.includes(comparable(text.replace(ABOUT, ''))))
}

/** True for a short block that only points elsewhere, or names a box: `À lire aussi : …`, `Advertisement`. */
export function isBoxByText(element: HtmlElement, links: number): boolean {
  if (element.length === 0 || element.length > LONGEST_ALONE * 2) return false
  const text = collapsed(textOf(element)).replace(/^[^\p{L}\p{N}]+/u, '')
  if (text.length <= LONGEST_ALONE && text.split(/[ \u00a0]?[|·•][ \u00a0]?/u).every(isButton)) return true
  if (SIGN_UP.test(text) || isReadingTime(text) || IN_PRINT.test(text)) return true
  if (text.length <= (links > 0 ? LONGEST_ALONE : SHORT) && FOLLOW.test(text)) return true
  if (links > element.length * 0.8 && /newsletter/i.test(text)) return true
  return (
    text.length <= LONGEST_ALONE * 2 &&
    // A link may touch the words before it.
    READ_MORE.test(links > 0 ? openingOf(element) : text) &&
    (links > 0 || /^h[1-6]$/.test(element.name) || text.length < 40)
  )
}

/** True for what a letter of a list says of itself: where it is on the web, how to leave the list. */
export function isOfNewsletter(element: HtmlElement): boolean {
  if (element.length === 0 || element.length > LONGEST_ALONE * 2) return false
  const text = collapsed(textOf(element))
  return [ON_THE_WEB, LEAVES_LIST].some((line) => line.test(text))
}

const isButton = (text: string) => ALONE.test(text) || OFFER.test(text)

/** The first words of an element, up to another one. */
function openingOf({ children }: HtmlElement): string {
  for (const child of children) {
    const opening = typeof child === 'string' ? collapsed(child) : openingOf(child)
    if (/[\p{L}\p{N}]/u.test(opening)) return opening.replace(/^[^\p{L}\p{N}]+/u, '')
  }
  return ''
}

/** True for an element that may hold the names of those who wrote the article. */
export function isByline({ attributes, ...element }: HtmlElement): boolean {
  const { itemprop = '', rel = '' } = attributes
  if (/\bauthor\b/.test(itemprop) || /\bauthor\b/.test(rel)) return true
  return /(?:^|[ _-])(?:byline|author|auteur|autor|signature|writer|article-?by|p-author|posted-?by|written-?by|credit-?line)(?:$|[ _-])/.test(
    ` ${namesOf({ attributes, ...element })} `,
  )
}

/** True for an element that is called a standfirst. */
export function isStandfirst(element: HtmlElement): boolean {
  const { itemprop = '' } = element.attributes
  if (itemprop === 'description' || itemprop === 'alternativeHeadline') return true
  if (/(?:^| )abstract(?= |$)/.test(namesOf(element))) return true
  return /(?:^|[ _-])(?:standfirst|chapo|chapeau|dek|deck|subtitle|sub-?headline|sub-?head|sous-?titre|(?:article|post|entry)-?(?:intro|summary|lead|excerpt|description)|bajada|copete|entradilla|sommario|catenaccio|vorspann|teaser-?text)(?:$|[ _-])/.test(
    ` ${namesOf(element)} `,
  )
}

/** True for an element that is called a standfirst, also by words that name other parts of a site's page as well: `lead`. */
export function isLead(element: HtmlElement): boolean {
  return (
    isStandfirst(element) || /(?:^|[ _-])(?:lead|lede|intro|teaser)(?:$|[ _-])/.test(` ${namesOf(element)} `)
  )
}

const LONGEST_HEADING = 120

/** True for a short line that is called a heading, and for a question that opens and closes its answer (`<summary>`). */
export function isHeadingByName(element: HtmlElement): boolean {
  const { name, parent, length } = element
  if (length === 0 || length > LONGEST_HEADING || !/^(?:p|div|summary)$/.test(name)) return false
  for (const inner of elementsIn(element)) if (/^(?:p|div|h[1-6]|[ou]l|table)$/.test(inner.name)) return false
  if (name === 'summary')
    return parent?.name === 'details' && parent.length > length && /[?？؟]\s*$/.test(textOf(element))
  return /(?:^|[ _-])(?:inter-?titre|cross-?head(?:ing|er)?|ladillo|intert[ií]tulo|zwischentitel|zwischenueberschrift|tussenkop|titoletto)(?:$|[ _-])/.test(
    ` ${namesOf(element)} `,
  )
}

/** True for a short paragraph that is called the words under a picture. */
export function isCaption(element: HtmlElement): boolean {
  const { name, length } = element
  return (
    /^(?:p|div)$/.test(name) &&
    length > 0 &&
    length <= LONGEST_ALONE * 2 &&
    /(?:^|[ _-])(?:caption|legende|bildunterschrift|didascalia|bijschrift|pie-?(?:de-?)?foto)(?:$|[ _-])/.test(
      ` ${namesOf(element)} `,
    )
  )
}

/** True for an element that is called the line under the headline. */
export function isSubhead(element: HtmlElement): boolean {
  return /(?:^|[ _-])(?:sub-?title|sub-?headline|sub-?head|sous-?titre|unterzeile|untertitel|subt[ií]tulo|sottotitolo|ondertitel)(?:$|[ _-])/.test(
    ` ${namesOf(element)} `,
  )
}

/** True for an element that is called the line over the headline, and is no link to the section that the text stands in. */
export function isKicker(element: HtmlElement): boolean {
  const names = ` ${namesOf(element)} `
  return (
    /(?:^|[ _-])(?:kicker|sur-?titre|over-?line|eyebrow|dachzeile|antet[ií]tulo|occhiello|cintillo|ovanlinje|spitzmarke|rubrik|rubrique|category|label|vinjett|nadtytul)(?:$|[ _-])/.test(
      names,
    ) && ![...elementsIn(element)].some(({ name }) => name === 'a')
  )
}
