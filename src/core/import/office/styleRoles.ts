import type { BlockKind } from '../draft.ts'

/** What a style says that its paragraphs are. `contents` is a table of contents, which is made by the program. */
export type Role =
  | 'headline'
  | 'subhead'
  | 'standfirst'
  | 'kicker'
  | 'byline'
  | 'date'
  | 'heading'
  | 'quote'
  | 'attribution'
  | 'quotedHeading'
  | 'code'
  | 'caption'
  | 'contents'
  | 'correction'
  | 'correctionLabel'
  | 'rule'
  | 'credits'

/** Roles that are fields, no more than a paragraph, or left out: the kind that their paragraphs have. */
export const KIND_OF_ROLE = {
  headline: 'headline',
  subhead: 'subhead',
  standfirst: 'standfirst',
  kicker: 'kicker',
  byline: 'byline',
  date: 'date',
  caption: 'paragraph',
  contents: 'aside',
  correction: 'correction',
  correctionLabel: 'aside',
} as const satisfies Partial<Record<Role, BlockKind>>

/** The role of a style, and of a heading its level, 1 to 9. */
export type StyleRole = { role: Role; level: number | null }

/**
 * The names of styles without accents, blanks and signs. Word keeps its own names in English and makes ids of the words of
 * its language, in which it drops what is not ASCII (`Ttulo1`, `berschrift1`); newsrooms name theirs as they like.
 */
const NAMES: { readonly [R in Role]: string } = {
  headline:
    'title|titre|kop|titular|titreprincipal|titrearticle|titredelarticle|titel|haupttitel|titulo|ttulo|titolo|titlu|headline|hed|tittel|otsikko|tytul|nazev|cim|заголовок|название',
  subhead:
    'subtitle|soustitre|untertitel|subtitulo|subttulo|sottotitolo|ondertitel|underrubrik|undertitel|undertittel|subtitlu|podtytul|podtitul|alaotsikko|subhead|subhed|deck|dek|подзаголовок',
  standfirst:
    'chapo|chapeau|standfirst|abstract|vorspann|entradilla|sommario|sommarioarticolo|entrada|intro|inleiding|lead|lede|ingress|manchet',
  kicker: 'surtitre|kicker|dachzeile|antetitulo|occhiello|eyebrow|overline',
  byline:
    'byline|auteur|auteurs|author|authors|autor|autorin|autores|autore|autori|nomauteur|signatureauteur|signature|autorenzeile|firma|assinatura',
  date: 'date|datum|fecha|data',
  heading:
    'heading|intertitre|intertitres|crosshead|crossheading|zwischentitel|zwischenuberschrift|ladillo|ladillos|titoletto|intertitulo|tussenkop|mellanrubrik',
  quote:
    'quote|intensequote|blocktext|blockquote|blockquotation|quotation|quotations|pullquote|citation|citationintense|citationencadree|exergue|normalcentre|zitat|intensiveszitat|blockzitat|cita|citadestacada|citaintensa|textodebloque|citazione|citazioneintensa|citaat|duidelijkcitaat|citat|starktcitat|sterktsitat|sitat|cytat|цитата',
  attribution: 'quoteattribution',
  quotedHeading: 'quoteheading',
  code: 'sourcecode|code|preformattedtext|preformatted|htmlpreformatted|prformathtml|preformatehtml|textepreformate|macrotext|vorformatiertertext',
  caption:
    'caption|legende|beschriftung|bildunterschrift|piedefoto|descripcion|epigrafe|didascalia|bijschrift|legenda|bildtext|illustration|illustrationindex|figure|drawing|photo|credit|creditphoto|legendephoto|imagecaption|captionedfigure|figurecaption|picturecaption|legendeimage|illustrationcaption',
  correction: 'correction',
  correctionLabel: 'correctionlabel',
  rule: 'horizontalline',
  credits: 'credits',
  contents:
    'tocheading|contentsheading|contents|tableoffigures|tabledesillustrations|entetedetabledesmatieres|titredetabledesmatieres|inhaltsverzeichnisuberschrift',
}

const ROLES = new Map<string, Role>()
for (const [role, names] of Object.entries(NAMES))
  if (isRole(role)) for (const name of names.split('|')) ROLES.set(name, role)

function isRole(name: string): name is Role {
  return Object.hasOwn(NAMES, name)
}

const LEVELLED =
  /^(?:heading|titre|uberschrift|berschrift|titulo|ttulo|titolo|titlu|kop|rubrik|overskrift|otsikko|naglowek|nagwek|nadpis|cimsor|cmsor|encabezado|cabecalho|intestazione|заголовок|intertitre)([1-9])$/
const CONTENTS =
  /^(?:toc|tm|contents|verzeichnis|inhaltsverzeichnis|tdc|sommario|inhopg|innehall|sumrio|sumario)\d$/

/** What the styles of a newsroom have around the name of a part: its number, and of what it is. */
const OF_HOUSE = /^\p{N}{1,3}(?=\p{L})|(?:article|papier|journal)$/gu

/** The names of styles of characters for code, as word processors, pandoc and Marbre have them. */
const CODE =
  /^(?:code|html[ _]code|inline[ _]code|source[ _]text|texte source|quelltext|teletype|verbatim[ _]char)$/i

/** True for a style of characters, by its name, that says that they are code. */
export const isCodeStyle = (name: string): boolean => CODE.test(name)

/** The role of a style by its name or its id; null for a style that says nothing of the kind. */
export function roleOfStyle(name: string): StyleRole | null {
  const plain = name
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
  const level = LEVELLED.exec(plain)?.[1]
  if (level !== undefined) return { role: 'heading', level: Number(level) }
  if (CONTENTS.test(plain)) return { role: 'contents', level: null }
  const role = ROLES.get(plain) ?? ROLES.get(plain.replace(OF_HOUSE, ''))
  return role === undefined ? null : { role, level: role === 'heading' ? 2 : null }
}
