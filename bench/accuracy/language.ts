import type { SentenceLanguage } from './sentences.ts'

/** What the generated articles are made of in one language, beside sentences. */
export type Wording = {
  headlines: readonly string[]
  headings: readonly string[]
  names: readonly string[]
  places: readonly string[]
  /** What opens a byline. */
  by: string
  labels: { headline: string; byline: string; date: string }
  /** What a release says of itself, and how it gives a contact. */
  release: string
  contact: string
  questions: readonly string[]
  rubric: string
  cookies: string
  related: string
}

/** The ten languages of the corpus. */
export const WORDING = {
  fr: {
    headlines: [
      'Le théâtre municipal rouvrira en septembre',
      'Vingt maires réclament un train de nuit',
      'La sécheresse vide les étangs du Forez',
      'Un incendie détruit la halle aux poissons',
    ],
    headings: ['Un chantier de deux ans', 'Des élus partagés', 'Et maintenant ?', 'La colère des riverains'],
    names: ['Inès Carrel', 'Benoît Lefèvre', 'Margaux Étienne', 'Jean-Noël Bouchaud'],
    places: ['Saint-Étienne', 'Quimper', 'Besançon'],
    by: 'Par',
    labels: { headline: 'Titre', byline: 'Auteur', date: 'Date' },
    release: 'COMMUNIQUÉ DE PRESSE',
    contact: 'Contact presse : Léa Marchand, 06 12 34 56 78, presse@exemple.fr',
    questions: ['Pourquoi rouvrir ce théâtre maintenant ?', 'Que répondez-vous à l’opposition ?'],
    rubric: 'Région',
    cookies: 'Nous utilisons des cookies pour mesurer l’audience. Accepter ou refuser.',
    related: 'À lire aussi : les horaires des trains de la semaine',
  },
  en: {
    headlines: [
      'Old theatre to reopen in September',
      'Twenty mayors call for a night train',
      'Drought empties the village ponds',
      'Fire destroys the fish market',
    ],
    headings: ['Two years of work', 'A divided council', 'What happens next?', 'Anger in the street'],
    names: ['Emily Hartwell', 'Daniel Okafor', 'Siobhan Murray', 'Peter van Dorn'],
    places: ['BRISTOL', 'GALWAY', 'LEEDS'],
    by: 'By',
    labels: { headline: 'Headline', byline: 'Author', date: 'Date' },
    release: 'PRESS RELEASE',
    contact: 'Media contact: Laura Finch, 020 7946 0123, press@example.org',
    questions: ['Why reopen the theatre now?', 'What do you tell the opposition?'],
    rubric: 'Regional',
    cookies: 'We use cookies to measure our audience. Accept or refuse.',
    related: 'Read more: train times for the week',
  },
  de: {
    headlines: [
      'Stadttheater öffnet im September wieder',
      'Zwanzig Bürgermeister fordern einen Nachtzug',
      'Dürre leert die Teiche im Oberland',
      'Feuer zerstört die alte Fischhalle',
    ],
    headings: ['Zwei Jahre Bauzeit', 'Ein geteilter Rat', 'Wie geht es weiter?', 'Ärger bei den Anwohnern'],
    names: ['Jürgen Möller', 'Anke Strauß', 'Klara Wünsche', 'Tobias Brandt'],
    places: ['Göttingen', 'Passau', 'Lübeck'],
    by: 'Von',
    labels: { headline: 'Titel', byline: 'Autor', date: 'Datum' },
    release: 'PRESSEMITTEILUNG',
    contact: 'Pressekontakt: Lena Vogt, 030 1234567, presse@beispiel.de',
    questions: ['Warum wird das Theater jetzt geöffnet?', 'Was sagen Sie der Opposition?'],
    rubric: 'Region',
    cookies: 'Wir verwenden Cookies, um die Reichweite zu messen. Zustimmen oder ablehnen.',
    related: 'Lesen Sie auch: die Fahrpläne der Woche',
  },
  es: {
    headlines: [
      'El teatro municipal reabrirá en septiembre',
      'Veinte alcaldes piden un tren nocturno',
      'La sequía vacía las lagunas de la comarca',
      'Un incendio destruye la lonja del pescado',
    ],
    headings: ['Dos años de obras', 'Un pleno dividido', '¿Y ahora qué?', 'El enfado de los vecinos'],
    names: ['Íñigo Zabala', 'Marta Peña', 'Joaquín Ibáñez', 'Lucía Navarro'],
    places: ['Cáceres', 'León', 'Almería'],
    by: 'Por',
    labels: { headline: 'Título', byline: 'Autor', date: 'Fecha' },
    release: 'NOTA DE PRENSA',
    contact: 'Contacto de prensa: Elena Ruiz, 600 123 456, prensa@ejemplo.es',
    questions: ['¿Por qué reabrir el teatro ahora?', '¿Qué responde a la oposición?'],
    rubric: 'Local',
    cookies: 'Usamos cookies para medir la audiencia. Aceptar o rechazar.',
    related: 'Lea también: los horarios de los trenes de la semana',
  },
  it: {
    headlines: [
      'Il teatro comunale riapre a settembre',
      'Venti sindaci chiedono un treno notturno',
      'La siccità svuota gli stagni della valle',
      'Un incendio distrugge il mercato del pesce',
    ],
    headings: ['Due anni di lavori', 'Un consiglio diviso', 'E adesso?', 'La rabbia degli abitanti'],
    names: ['Niccolò Bassi', 'Chiara Fontana', 'Tommaso Galli', 'Giulia Ferri'],
    places: ['Forlì', 'Mantova', 'Cefalù'],
    by: 'Di',
    labels: { headline: 'Titolo', byline: 'Autore', date: 'Data' },
    release: 'COMUNICATO STAMPA',
    contact: 'Contatti stampa: Sara Conti, 333 123 4567, stampa@esempio.it',
    questions: ['Perché riaprire il teatro adesso?', 'Che cosa risponde all’opposizione?'],
    rubric: 'Cronaca',
    cookies: 'Usiamo i cookie per misurare il pubblico. Accetta o rifiuta.',
    related: 'Leggi anche: gli orari dei treni della settimana',
  },
  pt: {
    headlines: [
      'Teatro municipal reabre em setembro',
      'Vinte autarcas pedem um comboio noturno',
      'Seca esvazia as lagoas do concelho',
      'Incêndio destrói o mercado do peixe',
    ],
    headings: ['Dois anos de obras', 'Uma câmara dividida', 'E agora?', 'A irritação dos moradores'],
    names: ['João Falcão', 'Inês Magalhães', 'Tomás Brandão', 'Rita Sampaio'],
    places: ['Évora', 'Guimarães', 'Covilhã'],
    by: 'Por',
    labels: { headline: 'Título', byline: 'Autor', date: 'Data' },
    release: 'COMUNICADO DE IMPRENSA',
    contact: 'Contacto para a imprensa: Ana Lobo, 912 345 678, imprensa@exemplo.pt',
    questions: ['Porquê reabrir o teatro agora?', 'O que responde à oposição?'],
    rubric: 'Região',
    cookies: 'Usamos cookies para medir a audiência. Aceitar ou recusar.',
    related: 'Leia também: os horários dos comboios da semana',
  },
  nl: {
    headlines: [
      'Oude schouwburg gaat in september weer open',
      'Twintig burgemeesters willen een nachttrein',
      'Droogte maakt de vijvers van het dorp leeg',
      'Brand verwoest de vishal aan de haven',
    ],
    headings: ['Twee jaar werk', 'Een verdeelde raad', 'En nu?', 'Boosheid in de straat'],
    names: ['Anouk Visser', 'Joost de Wit', 'Marieke Kuipers', 'Pieter Bakker'],
    places: ['Zwolle', 'Maastricht', 'Leeuwarden'],
    by: 'Door',
    labels: { headline: 'Titel', byline: 'Auteur', date: 'Datum' },
    release: 'PERSBERICHT',
    contact: 'Contact voor de pers: Eva Smit, 06 12345678, pers@voorbeeld.nl',
    questions: ['Waarom gaat het theater nu open?', 'Wat zegt u tegen de oppositie?'],
    rubric: 'Regio',
    cookies: 'Wij gebruiken cookies om het bezoek te meten. Aanvaarden of weigeren.',
    related: 'Lees ook: de treintijden van de week',
  },
  sv: {
    headlines: [
      'Stadsteatern öppnar igen i september',
      'Tjugo kommuner kräver ett nattåg',
      'Torkan tömmer byns dammar',
      'Brand förstör den gamla fiskhallen',
    ],
    headings: ['Två års arbete', 'Ett delat råd', 'Vad händer nu?', 'Ilska på gatan'],
    names: ['Åsa Lindqvist', 'Björn Håkansson', 'Märta Söderberg', 'Erik Nyström'],
    places: ['Växjö', 'Umeå', 'Gävle'],
    by: 'Av',
    labels: { headline: 'Rubrik', byline: 'Författare', date: 'Datum' },
    release: 'PRESSMEDDELANDE',
    contact: 'Presskontakt: Eva Holm, 070 123 45 67, press@exempel.se',
    questions: ['Varför öppnar teatern nu?', 'Vad säger ni till oppositionen?'],
    rubric: 'Lokalt',
    cookies: 'Vi använder kakor för att mäta besöken. Godkänn eller avböj.',
    related: 'Läs också: veckans tågtider',
  },
  pl: {
    headlines: [
      'Teatr miejski znów otwarty we wrześniu',
      'Dwudziestu burmistrzów chce nocnego pociągu',
      'Susza opróżnia stawy w całej gminie',
      'Pożar zniszczył halę rybną',
    ],
    headings: ['Dwa lata prac', 'Podzielona rada', 'Co dalej?', 'Gniew mieszkańców'],
    names: ['Małgorzata Wójcik', 'Paweł Zieliński', 'Łukasz Sęk', 'Joanna Nowak'],
    places: ['Łódź', 'Toruń', 'Gdańsk'],
    by: 'Autor:',
    labels: { headline: 'Tytuł', byline: 'Autor', date: 'Data' },
    release: 'INFORMACJA PRASOWA',
    contact: 'Kontakt dla mediów: Ewa Lis, 600 123 456, prasa@przyklad.pl',
    questions: ['Dlaczego otwieracie teatr właśnie teraz?', 'Co odpowie pani opozycji?'],
    rubric: 'Region',
    cookies: 'Używamy plików cookie do mierzenia ruchu. Zgadzam się albo odmawiam.',
    related: 'Czytaj także: rozkład pociągów na ten tydzień',
  },
  ru: {
    headlines: [
      'Городской театр откроется в сентябре',
      'Двадцать мэров требуют ночной поезд',
      'Засуха опустошает пруды района',
      'Пожар уничтожил рыбный рынок',
    ],
    headings: ['Два года работ', 'Совет разделился', 'Что дальше?', 'Гнев жителей'],
    names: ['Анна Кузнецова', 'Пётр Соловьёв', 'Мария Жукова', 'Илья Щербаков'],
    places: ['Тверь', 'Ярославль', 'Псков'],
    by: 'Автор:',
    labels: { headline: 'Заголовок', byline: 'Автор', date: 'Дата' },
    release: 'ПРЕСС-РЕЛИЗ',
    contact: 'Контакты для прессы: Ольга Титова, 8 900 123-45-67, press@primer.ru',
    questions: ['Почему театр открывают именно сейчас?', 'Что вы ответите оппозиции?'],
    rubric: 'Регион',
    cookies: 'Мы используем файлы cookie для подсчёта посещений. Принять или отказаться.',
    related: 'Читайте также: расписание поездов на неделю',
  },
} as const satisfies { readonly [Language in SentenceLanguage]?: Wording }

export type CorpusLanguage = keyof typeof WORDING

const isCorpusLanguage = (language: string): language is CorpusLanguage => Object.hasOwn(WORDING, language)
export const CORPUS_LANGUAGES = Object.keys(WORDING).filter(isCorpusLanguage)
