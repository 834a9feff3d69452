import { CHARACTERS, type SingleByteEncoding } from './singleByte.ts'

/** Words that are written with an accent in the languages of Western Europe, and so betray a wrong decoding. */
const WORDS = new Set(
  (
    'à â été être même après très déjà où voilà là çà ça français française façon reçu leçon première premier dernière dernières ' +
    'année années région régions société sécurité république président présidente présidé député députée députés préfet préfète ' +
    'européen européenne économie économique étude études état états élection élections élu élue élus élève élèves école écoles équipe ' +
    'également différents différence problème problèmes système siècle père mère frère fête forêt tête côté côtés bientôt plutôt hôpital ' +
    'août noël maître maîtrise connaître paraît île dû sûr cœur sœur sœurs œuvre œuvres œil vœux nœud mœurs manœuvre bœuf événement évènement ' +
    'réunion réponse décision début dès près auprès succès procès accès progrès intérêt arrêt prêt tôt hôtel rôle contrôle ' +
    'février décembre métropole université qualité majorité communauté santé vérité liberté égalité fraternité marché budgétaire numéro ' +
    'für über können könnte wäre würde würden müssen müsste größe größer größte straße straßen große großen großer heißt weiß daß während zurück früher ' +
    'natürlich möglich schön hätte hätten jährige jährigen länder städte städten märz öffentlich österreich münchen köln düsseldorf grün grüne grünen ' +
    'präsident gespräch führt führung für fünf zwölf dafür mögen möchte spät später ' +
    'más también según día días año años así después está están qué cómo dónde cuándo sólo él sí aquí allí país países política público pública ' +
    'había será podría mayoría economía policía españa español española señor señora niño niños mañana información reunión elección elecciones ' +
    'nación región situación según atención millón razón ningún común jóvenes último última número médico médicos ' +
    'não são também até já é você vocês então será estão país países após três próximo próxima público política presidência eleição eleições ' +
    'nação região situação informação informações educação população milhões saúde segurança força preço irmão coração mãe ' +
    'è più perché città così già può sarà però né cioè verità università libertà società attività possibilità novità lunedì martedì mercoledì giovedì venerdì ' +
    'för är på och från även också många år två måste när själv å så vår på først også være både måtte første ønsker år får nå åpne ' +
    'één geïnteresseerd coördinatie financiële België categorieën knieën'
  ).split(' '),
)

const COMMON = new Set('éèàçêâîôûùëïäöüßñáíóúãõåæøòìÉÈÀÇÊÂÎÔÛÙËÏÄÖÜÑÁÍÓÚÃÕÅÆØ')
const FREQUENT = new Set('éèàçäöüñóãÉÀÇÄÖÜÑ')
const ELIDED =
  /^(?:[cdjlmnst]|qu|jusqu|lorsqu|puisqu|quoiqu|aujourd|presqu|dell|all|nell|dall|sull|quell|un|o)$/i
const CONTRACTED = /^(?:s|t|d|m|ll|re|ve|il|elle|on|un|une|hui)$/i
const MOST_LETTERS = 30

/** Bytes at or above 0x80 that are looked at; what they spell is clear long before. */
const SAMPLE = 3000

/**
 * How well the bytes above 0x7F spell something under an encoding: per such byte, from about −6 (gibberish)
 * to about 6 (known words, quotation marks and signs where they belong).
 */
export function spellingScore(bytes: Uint8Array, encoding: SingleByteEncoding): number {
  const characters = CHARACTERS[encoding]
  const at = (index: number) => characters[bytes[index] ?? -1] ?? ''
  let seen = 0
  let score = 0
  for (let i = 0; i < bytes.length && seen < SAMPLE; i++) {
    if ((bytes[i] ?? 0) < 0x80) continue
    seen += 1
    score += scoreCharacter(at, i)
  }
  return seen === 0 ? 0 : score / seen
}

type At = (index: number) => string

function scoreCharacter(at: At, index: number): number {
  const character = at(index)
  if (/[\u0080-\u009f\uf8ff]/.test(character)) return -6
  if (isLetter(character)) return scoreLetter(at, index)
  return scoreSign(at, index)
}

function scoreLetter(at: At, index: number): number {
  const character = at(index)
  const before = run(at, index, -1)
  const after = run(at, index, 1)
  const word = before + character + after
  if (word.length === 1) {
    if (/[àÀ]/.test(character)) return 2
    if (/[éèóåöäíÉÈÅÖ]/.test(character)) return 0.5
    return -2
  }
  if (WORDS.has(word.toLowerCase())) return 4
  const upper = isUpper(character)
  const previous = before.at(-1) ?? ''
  const next = after[0] ?? ''
  if (upper && isLower(previous)) return -2
  if (!upper && isUpper(previous) && (isUpper(next) || isUpper(before.at(-2) ?? ''))) return -2
  if (upper && previous === '' && next !== '' && word.length < 3) return 0
  if (/[œŒ]/.test(character)) return /[uids]/i.test(next) ? 1.5 : -0.5
  if (FREQUENT.has(character)) return 1.5
  return COMMON.has(character) ? 1 : -0.5
}

function scoreSign(at: At, index: number): number {
  const character = at(index)
  const previous = at(index - 1)
  const next = at(index + 1)
  const between = isLetter(previous) && isLetter(next)
  const opens = previous === '' || /[ \u00a0\r\n\t([{«“‘—–'"]/.test(previous)
  const closes = next === '' || /[ \u00a0\r\n\t)\]}».,;:!?…”’—–'"]/.test(next)
  switch (character) {
    case '’':
      if (between) return elides(at, index) ? 4 : 2
      return isLetter(previous) || isLetter(next) || closes ? 0.5 : -1
    case '«':
    case '“':
    case '‘':
    case '„':
    case '‹':
      return opens && !closes ? 2 : opens && character === '«' ? 2 : -2
    case '»':
    case '”':
    case '›':
      return closes && !between ? 2 : -2
    case '\u00a0':
      return between ? 0 : 1
    case '…':
      return between ? -2 : closes || opens ? 2 : -1
    case '–':
      return between ? 0 : opens && closes ? 2 : 0.5
    case '—':
      return between ? 0.5 : opens && closes ? 2 : 0.5
    case '€':
      return /\d/.test(previous + next) || /\d/.test(at(index - 2)) ? 3 : 1
    case '¤':
      return -3
    case '¿':
    case '¡':
      return opens && isLetter(next) ? 2 : -2
    case 'ª':
    case 'º':
    case '°':
      return /\d|n/i.test(previous) ? 1.5 : between ? -2 : -0.5
    case '½':
    case '¼':
    case '¾':
      return /\d/.test(previous) || (opens && !isLetter(next)) ? 1 : -2
    case '§':
    case '©':
    case '®':
    case '™':
    case '•':
    case '·':
    case '×':
    case '±':
    case '£':
    case '¥':
    case '‰':
      return between ? -2 : 0.5
    default:
      return between ? -3 : -2
  }
}

function elides(at: At, index: number): boolean {
  return ELIDED.test(run(at, index, -1)) || CONTRACTED.test(run(at, index, 1))
}

/** The letters that touch a place, before (−1) or after (1) it. */
function run(at: At, index: number, step: 1 | -1): string {
  let letters = ''
  for (let i = index + step; letters.length < MOST_LETTERS && isLetter(at(i)); i += step) {
    letters = step === 1 ? letters + at(i) : at(i) + letters
  }
  return letters
}

function isLetter(character: string): boolean {
  return character.toLowerCase() !== character.toUpperCase() && character !== ''
}

function isUpper(character: string): boolean {
  return character !== character.toLowerCase()
}

function isLower(character: string): boolean {
  return character !== character.toUpperCase()
}
