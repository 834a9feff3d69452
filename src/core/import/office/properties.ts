import { withoutEdges } from '../lines.ts'
import { readNames } from '../metadata/bylines.ts'
import type { Byline } from '../../article/index.ts'

/** The properties of a document. */
export type Properties = { title: string; creator: string }

/** What programs, and people who never told a program their name, leave as title or author. */
const NO_AUTHOR =
  /^(?:microsoft|ms|office|windows|user|users|utilisateur|utilizator|usuario|usuário|benutzer|utente|gebruiker|admin|administrat|root|guest|invit|owner|propri|author|auteur|autor|autore|unknown|inconnu|unbekannt|desconocido|anonym|none|nobody|test|python|apache|pandoc|libreoffice|openoffice|google|aspose|calibre|docx|word|pc|home|hp|dell|lenovo|acer|asus|default|client|secretar|secrétar|sekretariat|rédaction|redaction|scan)/i
const NO_TITLE =
  /^(?:microsoft word|document\d*|dokument\d*|documento\d*|sans titre|untitled|unbenannt|sin título|senza titolo|title|titre|titel|word document|template|modèle|normal|print|scan|pdf|[\p{P}\p{N} ]*$)|\.(?:docx?|dotx?|odt|rtf|txt|pdf)$/iu
/** `Durand, Jeanne` */
const LAST_FIRST = /^([\p{L}'’-]{2,40}), ([\p{Lu}][\p{L}.'’ -]{1,40})$/u
const LONGEST = 300

/** The title of a document by its properties; empty where that is no title of a text. */
export function titleOf({ title }: Properties): string {
  const text = withoutEdges(title.replace(/[\p{Cc}]+/gu, ' '))
  return text.length > LONGEST || NO_TITLE.test(text) || !/\p{L}.*\p{L}/u.test(text) ? '' : text
}

/** The people who wrote a document by its properties; none where the author is a program or a name to log in with. */
export function bylineOf({ creator }: Properties): Byline[] {
  return creator
    .split(/[;\n]/)
    .map(withoutEdges)
    .filter((name) => isName(name))
    .map((name) => name.replace(LAST_FIRST, '$2 $1'))
    .flatMap(readNames)
}

function isName(name: string): boolean {
  if (name.length > 80 || NO_AUTHOR.test(name) || !/\p{L}/u.test(name) || /[@\\/\d_]/.test(name)) return false
  return /^\p{Lu}.* .*\p{Lu}/u.test(name) || /^[\p{Lo}\p{M}]{2,}/u.test(name)
}
