/** The words that Marbre adds to what it exports, in the article's language. */
export type PageWords = {
  by: string
  updated: string
  correction: string
  keywords: string
  untitled: string
  /** Followed by the date, the time and its zone. */
  embargoed: string
}

const WORDS: Readonly<Record<string, PageWords>> = {
  ar: {
    by: 'بقلم',
    updated: 'آخر تحديث',
    correction: 'تصحيح',
    keywords: 'كلمات مفتاحية',
    untitled: 'بلا عنوان',
    embargoed: 'محظور النشر حتى',
  },
  ca: {
    by: 'Per',
    updated: 'Actualitzat el',
    correction: 'Correcció',
    keywords: 'Paraules clau',
    untitled: 'Sense títol',
    embargoed: 'Sota embargament fins al',
  },
  de: {
    by: 'Von',
    updated: 'Aktualisiert am',
    correction: 'Korrektur',
    keywords: 'Stichwörter',
    untitled: 'Ohne Titel',
    embargoed: 'Sperrfrist bis',
  },
  en: {
    by: 'By',
    updated: 'Updated',
    correction: 'Correction',
    keywords: 'Keywords',
    untitled: 'Untitled',
    embargoed: 'Under embargo until',
  },
  es: {
    by: 'Por',
    updated: 'Actualizado el',
    correction: 'Corrección',
    keywords: 'Palabras clave',
    untitled: 'Sin título',
    embargoed: 'Bajo embargo hasta el',
  },
  fr: {
    by: 'Par',
    updated: 'Mis à jour le',
    correction: 'Correction',
    keywords: 'Mots-clés',
    untitled: 'Sans titre',
    embargoed: 'Sous embargo jusqu’au',
  },
  it: {
    by: 'Di',
    updated: 'Aggiornato il',
    correction: 'Correzione',
    keywords: 'Parole chiave',
    untitled: 'Senza titolo',
    embargoed: 'Sotto embargo fino al',
  },
  nl: {
    by: 'Door',
    updated: 'Bijgewerkt op',
    correction: 'Correctie',
    keywords: 'Trefwoorden',
    untitled: 'Zonder titel',
    embargoed: 'Onder embargo tot',
  },
  pt: {
    by: 'Por',
    updated: 'Atualizado em',
    correction: 'Correção',
    keywords: 'Palavras-chave',
    untitled: 'Sem título',
    embargoed: 'Sob embargo até',
  },
  zh: {
    by: '作者：',
    updated: '更新于',
    correction: '更正',
    keywords: '关键词',
    untitled: '无标题',
    embargoed: '禁止发布，直至',
  },
}

/** For languages that Marbre has no words for. An embargo is said all the same, in the trade's English. */
const WORDLESS: PageWords = {
  by: '',
  updated: '',
  correction: '',
  keywords: '',
  untitled: '—',
  embargoed: 'Embargo:',
}
const primary = (language: string) => language.toLowerCase().split('-')[0] ?? ''

/** The words for a language; for one that Marbre does not have they are empty, but for that of an embargo. */
export function pageWords(language: string): PageWords {
  return WORDS[primary(language)] ?? WORDLESS
}

function cached<T>(formats: Map<string, T>, language: string, make: () => T): T {
  const format = formats.get(language) ?? make()
  formats.set(language, format)
  return format
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

type ListPart = { type: 'element' | 'literal'; value: string }

/** The names, and what a language writes between them; one name needs no formatter, whose first costs 9 ms. */
export function listParts(names: readonly string[], language: string): readonly ListPart[] {
  const [value] = names
  if (value !== undefined && names.length === 1) return [{ type: 'element', value }]
  const format = cached(lists, language, () => new Intl.ListFormat(language, { type: 'conjunction' }))
  return format.formatToParts(names)
}

/** A list of names in a language. */
export function listed(names: readonly string[], language: string): string {
  return listParts(names, language)
    .map(({ value }) => value)
    .join('')
}
