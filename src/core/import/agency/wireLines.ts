import { withoutEdges } from '../lines.ts'
import { agencyNamed } from './agencyNames.ts'
import { BEFORE_INITIALS } from '../vocabulary/agencies.ts'
import { CORRECTION_MARKS } from '../vocabulary/corrections.ts'
import { alternatives, wordSet } from '../vocabulary/load.ts'
import { normalizeWord } from '../vocabulary/normalizeWord.ts'
import { TO_EDITORS } from '../vocabulary/senders.ts'
import * as wires from '../vocabulary/wires.ts'

/**
 * Codes by which agencies number and sort their stories: `ZCZC`, `a0123`, `GEN /AFP-AB12`, `BC-Bridge-Opening,1st Ld-Writethru`, `PA
 * 28/11/26 0915`, `XIC12345_SXA_QBXB`, `AFP 091612 OCT 25`, `BEL046 4 DTI 0143 F BELGA-0210`, `&Cx1f;b-wrbA`, `dpa abc yyzz n1 xyz`, `161500 Dez 23`.
 */
const CODES: readonly RegExp[] = [
  /^ZCZC(?![\p{L}])[^.!?]{0,40}$/u,
  /^[a-z]{1,2}\d{4}$/u,
  /^[\p{Lu}\d][\p{Lu}\d /-]{0,40}\/\p{Lu}{2,8}-\p{Lu}{1,2}\d{1,3}(?![\p{L}\d])[^.!?]{0,60}$/u,
  /^(?:BC|AM|PM|AP)-{1,2}\p{Lu}[\p{L}\d’'.& ]{1,24}(?:-{1,2}[\p{L}\d’'.& ]{1,24}){0,5}(?:,[^.!?]{1,60})?$/u,
  /^\p{Lu}[\p{L}\d'’]{1,24}(?:-{1,2}[\p{L}\d'’]{1,24}){1,5},[ \u00a0]?\d{1,2}(?:st|nd|rd|th) (?:Ld|Lead|Add|Take)(?![\p{L}])[^.!?]{0,40}$/u,
  /^\p{Lu}{2,4}-\p{Lu}{2}-\d{2}-\d{2}-\d{2}(?:[ ]\d{4}\p{Lu}{0,4})?(?:[<>])?$/u,
  /^\p{Ll}{2,4}\d{3,4} (?:\d|\p{Ll}{2,3}) [^.!?]{1,40}$/u,
  /^\p{Lu}{2,5} \d{1,2}\/\d{1,2}\/\d{2,4} \d{4}$/u,
  /^[rubd] [a-z]{1,2} (?:bc|am|pm)-[^.!?]{2,60}$/iu,
  /^\p{Lu}{2,4}\d{4,6}_[\p{Lu}\d]{2,4}(?:_[\p{Lu}\d]{2,5})?$/u,
  /^\p{Lu} \p{Lu}{3} [\p{Lu}\d]{3} \p{Lu}{3,4}$/u,
  /^\d{1,2}-\p{Lu}{3}-\d{2} \d{1,2}:\d{2}(?: NNNN)?$/u,
  /^\p{Lu}{2,5} \d{6} \p{Lu}{3} \d{2}$/u,
  /^dpa(?: [\p{Ll}\d]{2,4}){3,6}$/u,
  /^\d{6} \p{Lu}[\p{Ll}ä]{2} \d{2}$/u,
  /^\p{Lu}{3}\d{3,4} \d \p{Lu}{2,3} \d{3,4} \p{Lu}{1,2}(?!\p{L})[^!?]{0,60}$/u,
  /^&\w{2,6};[\w-]{1,20}$/u,
]

/** True for a line of codes, by which an agency numbers and sorts a story. */
export function isWireCode(text: string): boolean {
  return text.length <= 90 && CODES.some((code) => code.test(text))
}

/** The name under which a desk keeps a copy: `Storch_final_v2`. */
export const isFileName = (text: string) => text.length <= 80 && /^[\p{L}\d-]+(?:_[\p{L}\d.-]+)+$/u.test(text)

/** The subject by which an agency sorts a story, under its codes: `Agriculture/Météo`. */
export function isSlugLine(text: string): boolean {
  // Of AFP, behind the country: `FRA-transports-social,PREV`.
  if (/^[A-Z]{3}(?:-[\p{L}\d’']{2,24}){1,5}(?:,[A-Z]{3,8}){0,2}$/u.test(text)) return text.length <= 80
  return text.length <= 80 && /^\p{L}[^ /]{1,24}(?:[ ]?\/[^ /][^/]{1,24}){1,5}$/u.test(text)
}

const PICTURE = alternatives(wires.PICTURES)
const PICTURE_LINE = new RegExp(
  `^(?:[=+*-]{1,3}[ ]?\\(?|[=+*-]{0,3}\\()(?:${PICTURE})(?:(?:[ ]?[+/,&-][ ]?|\\)[ ]\\()(?:${PICTURE})){0,4}\\)?[ ]?[=+*-]{0,3}$`,
  'iu',
)

/** `=(PHOTO+INFOGRAPHIE)=`, `(foto) (vídeo)`, and a lone `=`. */
export function isPictureLine(text: string): boolean {
  return text.length <= 80 && (PICTURE_LINE.test(text) || /^[=+]{1,2}$/.test(text))
}

/** `© dpa-infocom, dpa:261122-99-123456/2`. */
export function isAgencyRights(text: string): boolean {
  return text.length <= 120 && /^(?:©|\(c\)|copyright)[ \u00a0]/iu.test(text) && !/[.!?] /.test(text)
}

const RESERVED = new RegExp(
  `^(?:©|\\(c\\))?[ \\u00a0]?(?:${alternatives(wires.RIGHTS_RESERVED)})[.!]?$`,
  'iu',
)

/** `© Tarn Courier 2026`, `Copyright 2026 Tarn Courier`, `© Riproduzione riservata`. */
export function isRights(text: string): boolean {
  if (text.length <= 60 && RESERVED.test(text)) return true
  return isAgencyRights(text) && /^(?:©|\(c\)|copyright[ \u00a0](?:©|\(c\)|\d{4}))/iu.test(text)
}

const PRIORITY = wordSet(wires.PRIORITIES)
/** The number of a take or a version: `2e`, `3rd`, `1er`. */
const COUNT = /^(?:\d{1,2}(?:\.|e|er|ère|ème|st|nd|rd|th|º|ª)?[ ])|[ ](?:\d{1,2}|\d{4})$/giu

/** `URGENT`, `1st LEAD`, `(Zusammenfassung 1430)`. */
export function isPriority(text: string): boolean {
  if (text.length > 40) return false
  const bare = inner(text).replace(COUNT, '')
  return PRIORITY.has(normalizeWord(bare))
}

/** A line without the signs that frame it: `*** URGENT ***`, `(more)`. */
function inner(text: string): string {
  return withoutEdges(text.replace(/^[-–—=*+/([{!¡: ]{1,6}|[-–—=*+/)\]}!:. ]{1,6}$/gu, ''))
}

const MORE = wordSet(wires.CONTINUED)
/** A numbered part of a long story: `2e et dernier feuillet`. */
const TAKE = new RegExp(
  `^(?:\\d{1,2}(?:\\.|e|er|ère|ème|st|nd|rd|th|º|ª)?(?: et dernier| and last)?[ ](?:${alternatives(wires.TAKES)})|(?:${alternatives(wires.TAKES)})[ ]\\d{1,2})(?![\\p{L}])[^.!?]{0,24}$`,
  'iu',
)

/** `(more)`, `(suite)`, `MORE`: the text goes on elsewhere. */
export function isContinued(text: string): boolean {
  if (text.length > 40) return false
  const bare = inner(text)
  if (!MORE.has(normalizeWord(bare))) return false
  return /^[-–—=*+/([{]/u.test(text) || (bare === bare.toUpperCase() && bare.length > 1)
}

/** `2e take`, `1st Add`: a part of a long story. */
export function isTake(text: string): boolean {
  return text.length <= 50 && TAKE.test(inner(text))
}

const ENDS = new RegExp(`^(?:${alternatives(wires.TEXT_ENDS)})$`, 'iu')

/** `-30-`, `###`, `–FIN–`, `ENDS`: nothing but the end of a text; `ends` only where it is the last line, below a sentence. */
export function isTextEnd(text: string, isLast = false): boolean {
  if (text.length > 40) return false
  if (/^(?:#[ ]?){2,8}$/.test(text)) return true
  const bare = inner(text)
  if (!ENDS.test(bare)) return false
  // A number needs its signs, as does a small word that may be one of the text: `-30-`.
  if (/^\d/.test(bare)) return /^[-–—*(].*[-–—*)]$/u.test(text)
  return (
    isLast || text !== bare || bare === bare.toUpperCase() || /^\p{Lu}/u.test(bare) || bare.startsWith('x')
  )
}

const AGENCY_ENDS = new RegExp(`^(\\p{L}{2,12})[ ]?/[ ]?(?:${alternatives(wires.TEXT_ENDS)})$`, 'iu')

/** The agency in `Lusa/Fim`, its name and the word for the end of a text; else null. */
export function agencyThatEnds(text: string): string | null {
  return agencyNamed(AGENCY_ENDS.exec(text)?.[1] ?? '')
}

/** What Reuters sets below a story in double brackets: how to reach those who wrote it. */
export function isForClients(text: string): boolean {
  return text.length <= 300 && /^\(\([^()]{4,280}\)\)$/u.test(text)
}

/** The number under which an agency keeps a story, below it: `1010723`. */
export const isStoryNumber = (text: string) => /^\d{6,8}$/u.test(text)

/** The desk and the service that filed a story: `YK9-RED`. */
export function isDeskCode(text: string): boolean {
  return /^(?=\p{Lu}{0,3}\d)[\p{Lu}\d]{2,4}-\p{Lu}{2,4}$/u.test(text)
}

/** Two to four letters, once or several times, behind the short name of an agency or not. */
const INITIALS = new RegExp(
  `^\\(?(?:${alternatives(BEFORE_INITIALS)})?[ /-]?((?:\\p{L}{2,4}(?:[/-]|[ ]//[ ]|[ ](?=\\p{Ll}{2,3}\\)?$)))+\\p{L}{2,4}|\\p{L}{2,4}|\\p{Ll}{2,4}/(?:[ ]\\p{Ll}{2,4}/){1,3})\\)?$`,
  'u',
)

/** The word for the end before the initials: `(Schluss) kat/str`. */
const BEHIND_END = new RegExp(`^\\((?:${alternatives(wires.TEXT_ENDS)})\\)[ \\u00a0]`, 'iu')

/** The initials of those who wrote and edited: `jd/mb/pc`, `lbz/ak/sto`, `akr/ mok/`, `dpa abc xy`; `several` of them leave no doubt. */
export function isInitials(text: string): 'several' | 'few' | null {
  if (text.length > 40) return null
  const letters = INITIALS.exec(text.replace(BEHIND_END, ''))?.[1]
  if (letters === undefined || !(letters === letters.toLowerCase() || letters === letters.toUpperCase()))
    return null
  return (letters.match(/[/-]/g) ?? []).length >= 2 ? 'several' : 'few'
}

const CREDIT_WORDS = alternatives(wires.CREDITS)
const CREDIT_IN_BRACKETS = new RegExp(`^[(\\[](?:${CREDIT_WORDS})(?![\\p{L}])[^()]{2,400}[)\\]]\\.?$`, 'iu')
/** A credit in English without brackets. */
const CREDIT =
  /^(?:Additional )?(?:[Rr]eporting|Writing|Editing) by \p{Lu}[^.!?]{2,300}$|^-{0,2}With assistance from \p{Lu}[^!?]{2,300}$|^To contact the (?:reporters?|editors?)(?: responsible)? (?:on|for) this (?:story|news): ?\p{Lu}[^!?]{4,300}$|^Associated Press (?:writers?|reporters?|journalists?) \p{Lu}[^!?]{4,300}$/u

const CONTRIBUTED = new RegExp(`^(?:${alternatives(wires.CONTRIBUTED)})\\.?$`, 'iu')

/** `(Reporting by …; editing by …)`, `… contributed to this report.` */
export function isReportingCredit(text: string): boolean {
  return text.length <= 420 && (CREDIT_IN_BRACKETS.test(text) || CREDIT.test(text) || saysWhoHelped(text))
}

/** True for one sentence that says who helped with a text, by a first and a last name. */
function saysWhoHelped(text: string): boolean {
  const names = /(?<!\p{L})\p{Lu}[\p{L}\p{M}'’.-]*[ \u00a0](?:\p{Ll}{1,4}[ \u00a0]){0,2}\p{Lu}/u
  return (
    /^\p{Lu}/u.test(text) &&
    names.test(text) &&
    !/\p{Ll}{2}[.!?][ \u00a0]/u.test(text) &&
    CONTRIBUTED.test(text)
  )
}

const CORRECTION_WORDS = wordSet(CORRECTION_MARKS)
const CORRECTS = new RegExp(
  `^[(\\[](?:${alternatives(wires.CORRECTS)})(?![\\p{L}])[^()]{2,400}[)\\]]\\.?$`,
  'iu',
)
const ADDS = new RegExp(`^[(\\[](?:${alternatives(wires.ADDS)})(?![\\p{L}])[^()]{2,300}[)\\]]\\.?$`, 'iu')

/** `CORRECTION`, `REFILE`, alone. */
export function isCorrectionMark(text: string): boolean {
  const bare = text.length <= 40 ? inner(text) : ''
  return bare === bare.toUpperCase() && CORRECTION_WORDS.has(normalizeWord(bare))
}

/** `(Corrige l’âge au 2e paragraphe)`, `(Corrects spelling in para 3)`. */
export function saysWhatIsCorrected(text: string): boolean {
  return text.length <= 420 && CORRECTS.test(text)
}

/** `(Adds quotes, background)`. */
export function saysWhatIsAdded(text: string): boolean {
  return text.length <= 320 && ADDS.test(text)
}

const TO_DESK = new RegExp(
  `^[(\\[]?(?:${alternatives(wires.EDITORS_ONLY)})[ \\u00a0\\u202f]?:[ \\u00a0]?\\P{Z}`,
  'iu',
)
const TO_EDITORS_OR_READERS = new RegExp(
  `^[(\\[]?(?:${alternatives(wires.EDITORS_OR_READERS, TO_EDITORS)})[ \\u00a0\\u202f]?:[ \\u00a0]?\\P{Z}`,
  'iu',
)
/** The topics under which dpa files a story: `Brücke/Unfall/Niedersachsen/`. */
export function isTopicLine(text: string): boolean {
  return text.length <= 80 && /^[\p{L}\p{N}][\p{L}\p{N} .-]*(?:\/[\p{L}\p{N} .-]+)+\/$/u.test(text)
}

const NOTEPAD = new RegExp(`^(?:#{1,3} )?(?:${alternatives(wires.NOTEPADS)})[.:]?$`, 'iu')

/** True for the line above what an agency notes for editors alone, down to the end. */
export function opensNotepad(text: string): boolean {
  return text.length <= 100 && NOTEPAD.test(text)
}

const HOLD = new RegExp(`^[(\\[]?(?:${alternatives(wires.HOLDS)})[.!)\\]]{0,3}$`, 'iu')

/**
 * What a line above a text says to those who edit it: `Eds: UPDATES with reaction` is `sure`; `Editor’s note: …` may be for
 * readers, and `CONFIDENTIAL` a title.
 */
export function saysToEditors(text: string): 'sure' | 'doubtful' | null {
  if (text.length > 320) return null
  if (TO_DESK.test(text)) return 'sure'
  return TO_EDITORS_OR_READERS.test(text) || HOLD.test(text) ? 'doubtful' : null
}

const TO_DO = new RegExp(
  `^(?:${alternatives(wires.DESK_TOLD)})[ \\u00a0\\u202f]?[:,–—-]` +
    `|^(?:${alternatives(wires.PICTURE_PLACES)})[ \\u00a0]\\d` +
    `|(?<!\\p{L})(?:${alternatives(wires.STILL_TO_DO)})(?!\\p{L})`,
  'iu',
)

/**
 * True for a line in brackets that says to those who edit a copy what is to be done to it: `[TK]`, `[Eds: please check]`. In
 * round brackets it is no sentence, which readers may be told.
 */
export function isDeskNote(text: string): boolean {
  const inside = /^\[([^[\]]{2,200})\]\.?$|^\(([^()]{2,80}[^().!?])\)$/u.exec(text)
  const said = inside?.[1] ?? inside?.[2] ?? ''
  return (
    TO_DO.test(said) || PICTURE_LABEL.test(said) || /^%%|^#todo(?!\p{L})|^\{\{\p{L}[^{}]*\}\}$/iu.test(text)
  )
}

const PICTURE_LABEL = /^(?:pics?|pix)[ \u00a0]?:/iu

const TOLD = new RegExp(
  `^(?:${alternatives(wires.TOLD_TO_DESK)})(?:[ \\u00a0]?\\([^()]{2,60}\\))?[ \\u00a0\\u202f]?(?::|[–—-][ \\u00a0]|$)`,
  'iu',
)
const CAPTION = new RegExp(
  `^(?:${alternatives(wires.CAPTION_LABELS, wires.PULL_QUOTES)})[ \\u00a0\\u202f]?:[ \\u00a0]?\\S`,
  'iu',
)
const PICTURE_FILE = /^\p{L}{3,12}[ \u00a0\u202f]?:[^:]{1,60}\.(?:jpe?g|png|tiff?|webp|heic)(?!\p{L})/iu
const ALL_RIGHTS = new RegExp(`(?<!\\p{L})(?:${alternatives(wires.RIGHTS_RESERVED)})`, 'iu')

const VERSION = new RegExp(
  `^[(\\[](?:${alternatives(wires.PRIORITIES)})(?:[ ]\\d{1,4})?(?:[ ][–—-]|[:,])[ ][^()]{2,200}[)\\]]$`,
  'iu',
)

/** `(Zusammenfassung 1430 - neu: Zitat Polizei)`: which version of a story it is, and what is new in it. */
export function saysWhichVersion(text: string): boolean {
  return text.length <= 240 && VERSION.test(text)
}

/** The subject of a story of AFP, under its codes: `France-justice-procès`. */
export function isSlugOfWords(text: string): boolean {
  return text.length <= 80 && /^\p{Lu}[\p{L}’']{1,24}(?:-[\p{L}\d’']{2,24}){1,5}$/u.test(text)
}

const WHEN_TO_RUN = new RegExp(`^(?:${alternatives(wires.WHEN_TO_RUN)})$`, 'iu')

/** True for a line without brackets that is written to the desk: `NB pour le SR : …`, `Pour parution samedi`. */
export function isToldToDesk(text: string): boolean {
  return text.length <= 300 && (TOLD.test(text) || WHEN_TO_RUN.test(text))
}

/** True for the caption of a picture, its file or its rights in a line, or what is shown large, as they stand below the sentences of a copy. */
export function isOfPicture(text: string): boolean {
  if (text.length > 300) return false
  const isReserved = /^(?:©|\(c\))/iu.test(text) && ALL_RIGHTS.test(text)
  return isReserved || CAPTION.test(text) || PICTURE_FILE.test(text)
}

/** What a writer is not sure of, within a sentence: `[ou 650 ? attente réponse]`, `[spelling tk]`. */
const DOUBTED = new RegExp(
  `(?<!\\p{L})(?:${alternatives(wires.STILL_TO_DO)})(?!\\p{L})|[ \\u00a0\\u202f]?\\?\\]$`,
  'iu',
)

/**
 * True for sentences with words in square brackets that a writer is not sure of, with a mark of an editor of Markdown in them that says what is still to be done, `#todo`, `{{check}}`, or
 * with a note or a link as SPIP and wikis have it: `[[A note.]]`.
 */
export function hasDeskMark(text: string): boolean {
  const brackets = text.match(/\[[^[\]]{2,80}\](?![([])/gu) ?? []
  if (brackets.some((said) => DOUBTED.test(said))) return true
  return /(?<![\p{L}\p{N}])#todo(?!\p{L})|\{\{\p{L}[^{}<%]{2,80}\}\}|\[\[\p{L}[^[\]]{2,400}\]\]/iu.test(text)
}

const COUNTED = new RegExp(
  `^(?:${alternatives(wires.COUNTED_VERSIONS)})(?:[ ]\\d{1,2})?-(?=[\\p{Lu}\\d"“‘'])`,
  'iu',
)
/** Words before a headline, set apart by a colon or a dash. */
const MARK_BEFORE =
  /^([\p{L}’' ]{1,23}\p{L}(?: \d{1,2})?)[ \u00a0\u202f]?(?:[–—-]{1,2}|:|\*{1,3}|[¤|•·])[ \u00a0]/u

/** Words in brackets before a headline: `(CORRECTION) `. */
const MARK_IN_BRACKETS = /^\(([\p{L}’' ]{1,23}\p{L}(?: \d{1,2})?)\)[ \u00a0]+(?=\S)/u

/** The mark of an agency that a headline opens with, `URGENT - `, `(CORRECTION) ` or `UPDATE 2-`, and whether it is a correction; else null. */
export function markBeforeHeadline(line: string): { length: number; corrects: boolean } | null {
  const counted = COUNTED.exec(line)?.[0]
  if (
    counted !== undefined &&
    counted.replace(/[^\p{L}]/gu, '') === counted.replace(/[^\p{L}]/gu, '').toUpperCase()
  )
    return { length: counted.length, corrects: /^(?:refile|correct)/i.test(counted) }
  const match = MARK_BEFORE.exec(line) ?? MARK_IN_BRACKETS.exec(line)
  const word = match?.[1]
  if (!match || word === undefined || word !== word.toUpperCase()) return null
  if (CORRECTION_WORDS.has(normalizeWord(word))) return { length: match[0].length, corrects: true }
  return PRIORITY.has(normalizeWord(word.replace(COUNT, '')))
    ? { length: match[0].length, corrects: false }
    : null
}

/** Words in brackets behind a headline. */
const MARK_AFTER = /[ \u00a0]\(([^()]{2,30})\)$/u

/** The mark that closes a headline, ` (LEAD)` or the ` =` of dpa; 0 where none does. */
export function markAfterHeadline(line: string): number {
  if (/\p{L}[ \u00a0]=$/u.test(line)) return 2
  const match = MARK_AFTER.exec(line)
  return match?.[1] !== undefined && match[1] === match[1].toUpperCase() && isPriority(match[1])
    ? match[0].length
    : 0
}
