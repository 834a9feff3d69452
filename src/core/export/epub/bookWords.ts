/** The words that a book needs beside those of its articles. */
type BookWords = {
  /** The title of the table of contents. */
  contents: string
  cover: string
  /** What readers with an assistive technology can expect; the second where every picture has a description. */
  accessibility: string
  pictures: string
}

const ENGLISH: BookWords = {
  contents: 'Contents',
  cover: 'Cover',
  accessibility:
    'Reflowable text with headings, a table of contents and a reading order, which a screen reader can read.',
  pictures: 'Every picture has a description.',
}

const WORDS: Readonly<Record<string, BookWords>> = {
  ar: {
    contents: 'المحتويات',
    cover: 'الغلاف',
    accessibility: 'نص متدفق بعناوين وفهرس وترتيب قراءة، يُقرأ بقارئ الشاشة.',
    pictures: 'لكل صورة وصف.',
  },
  ca: {
    contents: 'Sumari',
    cover: 'Coberta',
    accessibility:
      'Text adaptable amb títols, sumari i ordre de lectura, que un lector de pantalla pot llegir.',
    pictures: 'Cada imatge té una descripció.',
  },
  de: {
    contents: 'Inhalt',
    cover: 'Titelseite',
    accessibility:
      'Fließtext mit Überschriften, Inhaltsverzeichnis und Lesereihenfolge, lesbar mit Bildschirmvorleseprogrammen.',
    pictures: 'Jedes Bild hat eine Beschreibung.',
  },
  en: ENGLISH,
  es: {
    contents: 'Sumario',
    cover: 'Portada',
    accessibility:
      'Texto adaptable con títulos, sumario y orden de lectura, que un lector de pantalla puede leer.',
    pictures: 'Cada imagen tiene una descripción.',
  },
  fr: {
    contents: 'Sommaire',
    cover: 'Couverture',
    accessibility:
      'Texte adaptable avec titres, sommaire et ordre de lecture, lisible avec un lecteur d’écran.',
    pictures: 'Chaque image a une description.',
  },
  it: {
    contents: 'Sommario',
    cover: 'Copertina',
    accessibility:
      'Testo adattabile con titoli, sommario e ordine di lettura, leggibile con uno screen reader.',
    pictures: 'Ogni immagine ha una descrizione.',
  },
  nl: {
    contents: 'Inhoud',
    cover: 'Omslag',
    accessibility:
      'Aanpasbare tekst met koppen, inhoudsopgave en leesvolgorde, leesbaar met een schermlezer.',
    pictures: 'Elke afbeelding heeft een beschrijving.',
  },
  pt: {
    contents: 'Sumário',
    cover: 'Capa',
    accessibility: 'Texto adaptável com títulos, sumário e ordem de leitura, legível por um leitor de ecrã.',
    pictures: 'Cada imagem tem uma descrição.',
  },
  zh: {
    contents: '目录',
    cover: '封面',
    accessibility: '可重排文本，带有标题、目录和阅读顺序，可由屏幕阅读器朗读。',
    pictures: '每张图片都有说明。',
  },
}

/** The words for a language, and the language that they are in: English for a language that Marbre has no words for. */
export function bookWords(language: string): BookWords & { language: string } {
  const primary = language.toLowerCase().split('-')[0] ?? ''
  const words = WORDS[primary]
  return words ? { ...words, language } : { ...ENGLISH, language: 'en' }
}
