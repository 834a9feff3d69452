import { fold } from './fold.ts'
import { withoutEdges } from './lines.ts'
import type { Naming, Reading } from './naming.ts'
import { isCapitals, wordsOf } from './profile.ts'

const DESKS = new Set(
  (
    'politique société économie sport sports culture international monde france europe faits divers justice santé environnement climat sciences médias ' +
    'opinion opinions édito éditorial tribune analyse reportage enquête portrait interview entretien chronique billet critique décryptage exclusif dossier région communiqué ' +
    'politics world business news local national health science technology tech comment analysis feature editorial exclusive lifestyle arts ' +
    'politik wirtschaft kultur gesellschaft meinung kommentar lokales panorama wissen ' +
    'política economía deportes cultura sociedad internacional opinión sucesos editorial entrevista crónica reportaje columna tribuna perfil ' +
    'politica economia cronaca esteri spettacoli intervista editoriale commento ' +
    'esporte esportes mundo brasil cidades ' +
    'أخبار رياضة سياسة اقتصاد ثقافة رأي حوار مقابلة تقرير تحقيق интервью репортаж мнение 时事 体育 财经 文化 国际 社会 评论 要闻'
  )
    .split(' ')
    .map(fold),
)

const GENRES = new Set(
  ['dossier de presse', 'revue de presse', 'faits divers', 'point de vue', 'carte blanche'].map(fold),
)

/** What opens a text that was sent to newsrooms: never its headline. */
const RELEASES = new Set(
  (
    'communiqué|communiqué de presse|communiqué commun|communiqué de presse commun|note aux rédactions|note à la presse|avis aux médias|invitation presse|' +
    'pour diffusion immédiate|pour publication immédiate|à diffuser immédiatement|pour diffusion|' +
    'press release|media release|news release|joint press release|press statement|media statement|press advisory|media advisory|media alert|' +
    'for immediate release|for release|for immediate publication|' +
    'pressemitteilung|gemeinsame pressemitteilung|presseinformation|presse-information|presseaussendung|medienmitteilung|medieninformation|zur sofortigen veröffentlichung|' +
    'nota de prensa|nota informativa|comunicado|comunicado de prensa|boletín de prensa|para publicación inmediata|' +
    'comunicato|comunicato stampa|nota stampa|per la pubblicazione immediata|' +
    'comunicado de imprensa|comunicado à imprensa|nota de imprensa|nota à imprensa|para divulgação imediata|' +
    'persbericht|persmededeling|pressmeddelande|pressemeddelelse|pressemelding|lehdistötiedote|komunikat prasowy|informacja prasowa|tisková zpráva|' +
    'بيان صحفي|بلاغ صحفي|הודעה לעיתונות|新闻稿|新聞稿|プレスリリース|報道資料|보도자료|пресс-релиз|прес-реліз|δελτίο τύπου'
  )
    .split('|')
    .map(fold),
)

const SLUGLINE = /^\p{Lu}[^ /]{1,20}(?:[ ]?\/[^ /]{2,20}){1,4}$/u

const NUMBER_OF_RELEASE =
  /[ \u00a0]?(?:(?:n[°ºo]|nr|núm|num|č)\.?[ \u00a0]?|#)?\d{1,6}(?:[/.-]\d{1,6}){0,2}$/iu

/** True for a line that only says that the text was sent to newsrooms: `COMMUNIQUÉ DE PRESSE`, `Pressemitteilung Nr. 4`. */
export function isRelease(text: string): boolean {
  if (text.length > 100) return false
  const pieces = withoutEdges(text).split(/[ \u00a0]?[|/:•·*–—][ \u00a0]?|[ \u00a0]-[ \u00a0]/u)
  const said = pieces.map((piece) => piece.replace(NUMBER_OF_RELEASE, '')).filter((piece) => piece !== '')
  return said.length > 0 && said.every((piece) => RELEASES.has(fold(piece)))
}

/** True for a line above the headline that says where it runs or what it is: a desk, a genre, an agency's slugline. */
export function isKicker(naming: Naming, index: number, reading: Reading): boolean {
  const first = naming.profile(index)
  const second = naming.profile(index + 1)
  if (!first || !second || first.width > 50 || second.lower) return false
  if (isGenre(first.text) || SLUGLINE.test(first.text)) return true
  if (second.width <= first.width) return false
  const words = wordsOf(first.text)
  const capitals = isCapitals(first.text) && !isCapitals(second.text) && !reading.capitals
  if (capitals && words.length <= 5) return words.length <= 2 || !capitalsHead(naming, index + 2)
  const alone = words.length === 1 && /^\p{Lu}\p{Ll}{3,17}$/u.test(first.text)
  const heads =
    naming.stretches[index + 1]?.blankAfter === true || naming.profile(index + 2)?.titleLike === true
  return alone && second.width >= 30 && heads
}

/** True for a line that only names a desk or a kind of text: `Tribune`, `Communiqué de presse`. */
export function isGenre(text: string): boolean {
  const words = wordsOf(text)
  return (
    GENRES.has(fold(text)) ||
    isRelease(text) ||
    (words.length <= 2 && words.every((word) => DESKS.has(fold(word))))
  )
}

/** Where the headings are in capitals, so is the title, and not a line above it. */
function capitalsHead(naming: Naming, from: number): boolean {
  return naming.stretches
    .slice(from, from + 200)
    .some((_, i) => isCapitals(naming.profile(from + i)?.text ?? '') && naming.profile(from + i + 1)?.prose)
}
