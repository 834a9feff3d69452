import type { Status } from '../../article/index.ts'

/** The words of the header. */
type HeaderWords = { readonly [S in Exclude<Status, 'published'>]: string }

/** What the header of a page says, in the languages that Marbre has words for. A published article has no status there. */
const WORDS: Readonly<Record<string, HeaderWords>> = {
  ar: {
    draft: 'مسودة',
    review: 'قيد المراجعة',
    ready: 'جاهز للنشر',
    spiked: 'لن يُنشر',
  },
  ca: {
    draft: 'Esborrany',
    review: 'En revisió',
    ready: 'A punt per publicar',
    spiked: 'Descartat',
  },
  de: {
    draft: 'Entwurf',
    review: 'In Prüfung',
    ready: 'Druckreif',
    spiked: 'Verworfen',
  },
  en: {
    draft: 'Draft',
    review: 'In review',
    ready: 'Ready',
    spiked: 'Spiked',
  },
  es: {
    draft: 'Borrador',
    review: 'En revisión',
    ready: 'Listo para publicar',
    spiked: 'Descartado',
  },
  fr: {
    draft: 'Brouillon',
    review: 'Relecture',
    ready: 'Prêt',
    spiked: 'Écarté',
  },
  it: {
    draft: 'Bozza',
    review: 'In revisione',
    ready: 'Pronto per la pubblicazione',
    spiked: 'Scartato',
  },
  nl: {
    draft: 'Concept',
    review: 'In eindredactie',
    ready: 'Klaar voor publicatie',
    spiked: 'Afgevoerd',
  },
  pt: {
    draft: 'Rascunho',
    review: 'Em revisão',
    ready: 'Pronto a publicar',
    spiked: 'Descartado',
  },
  zh: { draft: '草稿', review: '审阅中', ready: '可发布', spiked: '已撤稿' },
}

const ENGLISH: HeaderWords = {
  draft: 'Draft',
  review: 'In review',
  ready: 'Ready',
  spiked: 'Spiked',
}

/** The words of the header in a language; the trade's English ones for a language that Marbre has no words for. */
export function headerWords(language: string): HeaderWords {
  return WORDS[language.toLowerCase().split('-')[0] ?? ''] ?? ENGLISH
}
