/** The few words that Marbre itself adds to what it exports, in the article's language. */
export type PageWords = {
  by: string
  updated: string
  correction: string
  keywords: string
  untitled: string
}

const WORDS: Readonly<Record<string, PageWords>> = {
  ar: {
    by: 'بقلم',
    updated: 'آخر تحديث',
    correction: 'تصحيح',
    keywords: 'كلمات مفتاحية',
    untitled: 'بلا عنوان',
  },
  ca: {
    by: 'Per',
    updated: 'Actualitzat el',
    correction: 'Correcció',
    keywords: 'Paraules clau',
    untitled: 'Sense títol',
  },
  de: {
    by: 'Von',
    updated: 'Aktualisiert am',
    correction: 'Korrektur',
    keywords: 'Stichwörter',
    untitled: 'Ohne Titel',
  },
  en: { by: 'By', updated: 'Updated', correction: 'Correction', keywords: 'Keywords', untitled: 'Untitled' },
  es: {
    by: 'Por',
    updated: 'Actualizado el',
    correction: 'Corrección',
    keywords: 'Palabras clave',
    untitled: 'Sin título',
  },
  fr: {
    by: 'Par',
    updated: 'Mis à jour le',
    correction: 'Correction',
    keywords: 'Mots-clés',
    untitled: 'Sans titre',
  },
  it: {
    by: 'Di',
    updated: 'Aggiornato il',
    correction: 'Correzione',
    keywords: 'Parole chiave',
    untitled: 'Senza titolo',
  },
  nl: {
    by: 'Door',
    updated: 'Bijgewerkt op',
    correction: 'Correctie',
    keywords: 'Trefwoorden',
    untitled: 'Zonder titel',
  },
  pt: {
    by: 'Por',
    updated: 'Atualizado em',
    correction: 'Correção',
    keywords: 'Palavras-chave',
    untitled: 'Sem título',
  },
  zh: { by: '作者：', updated: '更新于', correction: '更正', keywords: '关键词', untitled: '无标题' },
}

const WORDLESS: PageWords = { by: '', updated: '', correction: '', keywords: '', untitled: '—' }
const RIGHT_TO_LEFT: readonly string[] = [
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'he',
  'ku',
  'ps',
  'sd',
  'ug',
  'ur',
  'yi',
]

const primary = (language: string) => language.toLowerCase().split('-')[0] ?? ''

/** The words for a language; for one that Marbre does not speak, none rather than those of another. */
export function pageWords(language: string): PageWords {
  return WORDS[primary(language)] ?? WORDLESS
}

/** The writing direction of a language. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  if (/-(?:arab|hebr)\b/i.test(language)) return 'rtl'
  if (/-latn\b/i.test(language)) return 'ltr'
  return RIGHT_TO_LEFT.includes(primary(language)) ? 'rtl' : 'ltr'
}

const DAY = { dateStyle: 'long', timeZone: 'UTC' } as const
const MINUTE = { ...DAY, timeStyle: 'short' } as const

/** One formatter a language: making one costs as much as a whole page. */
const dayFormats = new Map<string, Intl.DateTimeFormat>()
const minuteFormats = new Map<string, Intl.DateTimeFormat>()

function kept<T>(formats: Map<string, T>, language: string, make: () => T): T {
  const format = formats.get(language) ?? make()
  formats.set(language, format)
  return format
}

/** A date as its readers write it: the day, and the time on the writer's own clock where one is given. */
export function dateInWords(date: string, language: string): string {
  const [day = '', time] = date.split(/[Tt]/)
  const wall = new Date(`${day}T${time?.slice(0, 5) ?? '12:00'}:00Z`)
  if (Number.isNaN(wall.getTime())) return date
  const format =
    time === undefined
      ? kept(dayFormats, language, () => new Intl.DateTimeFormat(language, DAY))
      : kept(minuteFormats, language, () => new Intl.DateTimeFormat(language, MINUTE))
  return format.format(wall)
}

const openGraphLocales = new Map<string, string>()

/** The language and region that Open Graph asks for, as in `fr_FR`; without a region where none is likely. */
export function openGraphLocale(language: string): string {
  return kept(openGraphLocales, language, () => {
    const locale = new Intl.Locale(language)
    const region = locale.region ?? locale.maximize().region
    return region === undefined ? locale.language : `${locale.language}_${region}`
  })
}

const lists = new Map<string, Intl.ListFormat>()

/** How a language strings names together. */
export function listFormat(language: string): Intl.ListFormat {
  return kept(lists, language, () => new Intl.ListFormat(language, { type: 'conjunction' }))
}
