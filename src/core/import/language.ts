/** The commonest short words of each language that uses Latin letters, and letters that are its own. */
const LATIN: { readonly [language: string]: { words: string; letters?: RegExp } } = {
  fr: {
    words:
      'le la les un une des du de et est dans que qui pour sur au aux ce cette ces il elle ils elles nous vous je ne pas plus par avec sont a été être ont son sa ses leur leurs mais où ou en se comme après selon cet tout était l d c qu n s j',
    letters: /[œçèêëîïûù]/gi,
  },
  en: {
    words:
      'the of and to in is that for on was with as it at by be from are this have has had not but they he she his her their we you i an or which who will would were been its after said about there when than into a',
  },
  de: {
    words:
      'der die das und ist in den von zu mit sich des auf für nicht ein eine einen einem einer dem im es an als auch wird nach bei am aus wie noch nur werden hat sie er wir ich aber sind vor zur zum über um oder war wurde haben dass',
    letters: /[ßäöü]/gi,
  },
  es: {
    words:
      'el la los las de del y en que es un una por con para se su sus lo al como más pero no ha han fue son este esta está entre sobre también según cuando muy ya hay o desde todo nos sin le les dijo años',
    letters: /[ñ¿¡]/gi,
  },
  it: {
    words:
      'il lo la i gli le di del della dei delle degli e è un una uno che in per con non si da dal dalla nel nella sul sulla al alla ai come più anche ma sono ha hanno stato questo questa o dopo tra fra suo loro c dell l d all',
    letters: /[òì]/gi,
  },
  pt: {
    words:
      'o a os as de do da dos das e é em no na nos nas um uma que por para com não se ao à aos mais como mas foi são ser tem seu sua seus suas pelo pela este esta entre sobre também segundo quando já há ou até disse anos',
    letters: /[ãõ]/gi,
  },
  nl: {
    words:
      'de het een van en in is dat op te voor met zijn niet die aan er om ook als bij naar door over uit maar worden wordt werd heeft hebben zich nog dan meer deze dit was ze hij wij je wat tot of geen',
    letters: /ij/gi,
  },
  ca: {
    words:
      'el la els les de del dels i en que és un una per amb no es va són han ha ser més com però al als a aquest aquesta entre sobre també segons quan molt ja hi o des tot sense seva seu l d',
    letters: /l·l/gi,
  },
  sv: {
    words:
      'och att det i en som är på av för med den till inte har de ett om var från vi han hon men sig ska kan så eller också efter vid där under nu mer alla',
    letters: /[åäö]/gi,
  },
  da: {
    words:
      'og at det i en som er på af for med den til ikke har de et om var fra vi han hun men sig skal kan så eller også efter ved der under nu mere alle blev',
    letters: /[åæø]/gi,
  },
  nb: {
    words:
      'og å det i en som er på av for med den til ikke har de et om var fra vi han hun men seg skal kan så eller også etter ved der under nå mer alle ble',
    letters: /[åæø]/gi,
  },
  fi: { words: 'ja on ei se että oli hän mutta ovat myös kun joka tai niin kuin mukaan sen ole jo sekä' },
  pl: {
    words:
      'i w na z do nie się że to jest o jak po za od przez dla przy oraz który która które są był była ale także już',
    letters: /[łąęśćźż]/gi,
  },
  cs: {
    words:
      'a v na se že je z do s o i k pro ale jako by za které který která jsou byl bylo také už podle po jeho',
    letters: /[řěůčžš]/gi,
  },
  ro: {
    words:
      'și de în la a cu pe că nu din care este mai un o pentru au fost sunt ce prin după sau dar său fi al ale',
    letters: /[șțăşţ]/gi,
  },
  hu: {
    words: 'a az és hogy nem is egy ez van volt de meg már csak mint még el ki be azt ha vagy szerint',
    letters: /[őű]/gi,
  },
  tr: {
    words: 've bir bu da de için ile olarak çok daha en gibi olan ama sonra kadar var ne ise dedi göre',
    letters: /[ğış]/g,
  },
}

const WORDS = new Map<string, string[]>()
for (const [language, { words }] of Object.entries(LATIN)) {
  for (const word of new Set(words.split(' '))) WORDS.set(word, [...(WORDS.get(word) ?? []), language])
}

/** Characters that are looked at: a language shows itself long before. */
const SAMPLE = 20_000

/** A script that gives its language away, and the letters by which others that share it differ. */
const SCRIPTS: readonly { pattern: RegExp; language: string; unless?: readonly [RegExp, string][] }[] = [
  { pattern: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu, language: 'ja' },
  { pattern: /\p{Script=Hangul}/gu, language: 'ko' },
  { pattern: /\p{Script=Han}/gu, language: 'zh' },
  {
    pattern: /\p{Script=Arabic}/gu,
    language: 'ar',
    unless: [
      [/[ٹڈڑے]/g, 'ur'],
      [/[پچژگی]/g, 'fa'],
    ],
  },
  {
    pattern: /\p{Script=Cyrillic}/gu,
    language: 'ru',
    unless: [
      [/[іїєґ]/gi, 'uk'],
      [/[ђћџљњј]/gi, 'sr'],
    ],
  },
  { pattern: /\p{Script=Greek}/gu, language: 'el' },
  { pattern: /\p{Script=Hebrew}/gu, language: 'he' },
  { pattern: /\p{Script=Devanagari}/gu, language: 'hi' },
  { pattern: /\p{Script=Bengali}/gu, language: 'bn' },
  { pattern: /\p{Script=Thai}/gu, language: 'th' },
  { pattern: /\p{Script=Armenian}/gu, language: 'hy' },
  { pattern: /\p{Script=Georgian}/gu, language: 'ka' },
  { pattern: /\p{Script=Tamil}/gu, language: 'ta' },
  { pattern: /\p{Script=Ethiopic}/gu, language: 'am' },
]

/** The language of a text by its script and its commonest words; `fallback` where they do not tell. */
export function detectLanguage(text: string, fallback: string): string {
  const sample = text.slice(0, SAMPLE).normalize('NFC')
  const found = byScript(sample) ?? byWords(sample)
  if (found === null) return fallback
  if (fallback.toLowerCase().split('-')[0] !== found) return found
  // `fr-CA` asked for and French found: the region is the user's to know. `fr-FR` says no more than `fr`; `en-US` does,
  // since English alone does not tell how `10/11/2024` is meant.
  return found === 'en' ? fallback : new Intl.Locale(fallback).minimize().toString()
}

function byScript(text: string): string | null {
  const latin = count(text, /\p{Script=Latin}/gu)
  const scripts = SCRIPTS.map((script) => ({ ...script, count: count(text, script.pattern) }))
  // A few kana among many Han characters are enough for Japanese; a foreign name in a Western text is not.
  const kana = scripts[0]?.count ?? 0
  const han = scripts[2]?.count ?? 0
  if (kana > 0 && (kana + han) * 3 > latin && kana * 12 > han) return 'ja'
  const best = scripts.reduce((a, b) => (b.count > a.count ? b : a))
  // A Han character or a syllable of Hangul weighs as much as several Latin letters.
  const weight = ['zh', 'ja', 'ko'].includes(best.language) ? 3 : 1
  if (best.count === 0 || best.count * weight <= latin) return null
  for (const [letters, language] of best.unless ?? []) {
    if (count(text, letters) > best.count / 100) return language
  }
  return best.language
}

function byWords(text: string): string | null {
  const scores = new Map<string, number>()
  const add = (language: string, points: number) => scores.set(language, (scores.get(language) ?? 0) + points)
  let words = 0
  for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{M}]+/gu)) {
    words += 1
    const languages = WORDS.get(word) ?? []
    for (const language of languages) add(language, word.length === 1 ? 0.5 : 1)
  }
  for (const [language, { letters }] of Object.entries(LATIN)) {
    if (letters && (scores.get(language) ?? 0) > 0)
      add(language, Math.min(count(text, letters), words / 4) * 0.5)
  }
  const [best, second] = [...scores].sort(([, a], [, b]) => b - a)
  if (!best || best[1] < 2 || best[1] < words / 25) return null
  return second && second[1] === best[1] && words < 10 ? null : best[0]
}

function count(text: string, pattern: RegExp): number {
  let found = 0
  for (const _ of text.matchAll(pattern)) found += 1
  return found
}
