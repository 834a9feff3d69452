import type { LabelledField } from '../draft.ts'
import {
  LABELS,
  LABELS_OF_ALTERNATIVES,
  LABELS_OF_COPY,
  LABELS_OF_BODY,
  LABELS_OF_BOXES,
  LABELS_OF_HEADINGS,
  SUBJECTS,
} from '../vocabulary/labels.ts'
import { alternatives, listWords, wordSet } from '../vocabulary/load.ts'
import { normalizeWord } from '../vocabulary/normalizeWord.ts'
import { isAmount } from './ofCopy.ts'

/** The field that a label announces, or something that no field holds. */
type LabelKind = LabelledField | 'other'

/** A label found at the start of a line, and what follows it; whether it tells of the text, of the copy as a desk sees it, or of a mail. */
export type Labelled = { kind: LabelKind; value: string; of: 'text' | 'copy' | 'mail' }

const isLabelKind = (kind: string): kind is LabelKind => Object.hasOwn(LABELS, kind)

/** The kind of each label, normalised. */
const KIND_OF = new Map<string, LabelKind>()
for (const kind of Object.keys(LABELS).filter(isLabelKind)) {
  for (const label of listWords(LABELS[kind])) KIND_OF.set(normalizeWord(label), kind)
}

const OF_COPY = wordSet(LABELS_OF_COPY)
const OF_MAIL = wordSet(SUBJECTS)
const OF_ALTERNATIVES = wordSet(LABELS_OF_ALTERNATIVES)

/** What is said of a copy: a number, a name, a word or a few. A sentence or a question is said to readers. */
const MEASURE = /^[^ \u00a0\u202f!?…]{1,40}(?:[ \u00a0\u202f][^ \u00a0\u202f!?…]{1,40}){0,3}$/u

const LONGEST_LABEL = 32
const LONGEST_HEADING = 160

/** The label at the start of a text and what it announces, or null. No-break spaces may stand before the colon. */
export function findLabel(text: string): Labelled | null {
  const head = text.slice(0, LONGEST_LABEL + 3)
  const match = /^:?[*_]{0,2}([^:：\n]{1,32}?)[ \t\u00a0\u202f]{0,3}[*_]{0,2}[:：][*_]{0,2}/u.exec(head)
  const name = match?.[1]
  if (!match || name === undefined) return null
  const key = normalizeWord(name.replace(/[\u00a0\u202f\u3000]/g, ' '))
  const value = text.slice(match[0].length).replace(/^[ \t\n\u00a0\u202f\u3000]+/, '')
  // `Titre 2 :` is another one that is proposed.
  const [, base = key, number = '1'] = /^(.{3,29}) ([1-9])$/u.exec(key) ?? []
  const kind = KIND_OF.get(key) ?? KIND_OF.get(key.replaceAll(' ', '')) ?? headlineNumbered(base)
  if (OF_ALTERNATIVES.has(key) || (kind === 'headline' && number !== '1'))
    return { kind: 'other', value, of: 'copy' }
  if (kind === undefined) return null
  // `Words: 300` tells how long it is, and not who wrote them.
  if (kind === 'byline' && isAmount(value)) return { kind: 'other', value, of: 'copy' }
  const isOfCopy = OF_COPY.has(key) && MEASURE.test(value)
  return { kind, value, of: isOfCopy ? 'copy' : OF_MAIL.has(key) ? 'mail' : 'text' }
}

const headlineNumbered = (base: string) => (KIND_OF.get(base) === 'headline' ? 'headline' : undefined)

const BOX_LABELS = wordSet(LABELS_OF_BOXES)
const HEADING_LABELS = alternatives(LABELS_OF_HEADINGS, LABELS_OF_BOXES)
const OF_HEADING = new RegExp(
  `^(${HEADING_LABELS})[ \\u00a0\\u202f]?(?:[1-9][ \\u00a0\\u202f]?)?:[ \\u00a0]?(?=\\S)`,
  'iu',
)
/** The same with another sign, before what is no sentence: `ENCADRÉ – Que faire`, `[Encadré] Que faire`. */
const OF_HEADING_APART = new RegExp(
  `^(?:(${HEADING_LABELS})(?:\\.|[ \\u00a0](?:[|–—]|-{1,2}))|[[(](?:${HEADING_LABELS})[\\])])[ \\u00a0](?=\\S)`,
  'iu',
)

const OPENS_HEADING = /^[«“"„‘¿¡ \u00a0\u202f]{0,3}[\p{Lu}\p{N}]/u
/** True for a label that is a word of the text where it stands in small letters: `Panel`, `Caixa`. */
const isPlainWord = (label: string) => BOX_LABELS.has(normalizeWord(label)) && /\p{Ll}/u.test(label)
/** True for what is no heading behind such a word: in small letters, or a list of names: `Kader: Janssen, De Wit`. */
const goesOnBehind = (rest: string) => !OPENS_HEADING.test(rest) || rest.includes(',')

/** A heading without the label that announces it: `Intertitre : Un moteur de 1974`; null for a line without one. */
export function announcedHeading(text: string): string | null {
  if (text.length > LONGEST_HEADING) return null
  const [label = '', word = ''] = OF_HEADING.exec(text) ?? []
  const behind = text.slice(label.length)
  if (label !== '') return isPlainWord(word) && goesOnBehind(behind) ? null : behind
  const [apart = '', plain = ''] = OF_HEADING_APART.exec(text) ?? []
  const rest = text.slice(apart.length)
  return apart !== '' && !isPlainWord(plain) && OPENS_HEADING.test(rest) && !/[.,;]$/u.test(rest)
    ? rest
    : null
}

/** True for a line that only says that a heading, or the box that it heads, stands below: `ENCADRÉ`, `Encadré :`. */
export function announcesHeading(text: string): boolean {
  const [, label = '', colon = ''] = /^[[(]?([\p{L} -]{4,20}?)[\])]?([ \u00a0\u202f]?:)?$/u.exec(text) ?? []
  const isApart = colon !== '' || /^[[(]/u.test(text) || !/\p{Ll}/u.test(label)
  return label !== '' && isApart && OF_HEADING.test(`${label}: ${label}`)
}

const OF_BODY = wordSet(LABELS_OF_BODY)

/** True for a line that only says that the text begins: `TEXTE :`. */
export function announcesBody(text: string): boolean {
  const label = /^([\p{L} ]{4,20}?)[ \u00a0\u202f]?:$/u.exec(text)?.[1]
  return label !== undefined && OF_BODY.has(normalizeWord(label))
}

/** True for a line that only announces other headlines below it: `Autres titres possibles :`. */
export function announcesTitles(text: string): boolean {
  const label = /^([\p{L} ]{6,32}?)[ \u00a0\u202f]?:$/u.exec(text)?.[1]
  return label !== undefined && OF_ALTERNATIVES.has(normalizeWord(label))
}
