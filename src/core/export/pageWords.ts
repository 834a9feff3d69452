/** The words that Marbre adds to what it exports, in the article's language. */
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

/** For languages that Marbre has no words for. */
const WORDLESS: PageWords = { by: '', updated: '', correction: '', keywords: '', untitled: '—' }
const primary = (language: string) => language.toLowerCase().split('-')[0] ?? ''

/** The words for a language; empty ones for a language that Marbre does not have. */
export function pageWords(language: string): PageWords {
  return WORDS[primary(language)] ?? WORDLESS
}

const DAY = { dateStyle: 'long', timeZone: 'UTC' } as const
const MINUTE = { ...DAY, timeStyle: 'short' } as const

/** One formatter for each language: making one takes as long as exporting a page. */
const dayFormats = new Map<string, Intl.DateTimeFormat>()
const minuteFormats = new Map<string, Intl.DateTimeFormat>()

function cached<T>(formats: Map<string, T>, language: string, make: () => T): T {
  const format = formats.get(language) ?? make()
  formats.set(language, format)
  return format
}

/** A date in words: the day, and the time, if there is one, in the offset that it is written with. */
export function dateInWords(date: string, language: string): string {
  const [day = '', time] = date.split(/[Tt]/)
  const wall = new Date(`${day}T${time?.slice(0, 5) ?? '12:00'}:00Z`)
  if (Number.isNaN(wall.getTime())) return date
  const format =
    time === undefined
      ? cached(dayFormats, language, () => new Intl.DateTimeFormat(language, DAY))
      : cached(minuteFormats, language, () => new Intl.DateTimeFormat(language, MINUTE))
  return format.format(wall)
}

const openGraphLocales = new Map<string, string>()

/** A language and its likely region for Open Graph, as in `fr_FR`; without a region where none is likely. */
export function openGraphLocale(language: string): string {
  return cached(openGraphLocales, language, () => {
    const locale = new Intl.Locale(language)
    const region = locale.region ?? locale.maximize().region
    return region === undefined ? locale.language : `${locale.language}_${region}`
  })
}

const lists = new Map<string, Intl.ListFormat>()

/** The format of a list of names in a language. */
export function listFormat(language: string): Intl.ListFormat {
  return cached(lists, language, () => new Intl.ListFormat(language, { type: 'conjunction' }))
}
