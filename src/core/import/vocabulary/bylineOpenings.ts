import type { Rows } from './load.ts'

/** The openings of a byline that say no more of somebody than that the text is theirs, as patterns. */
export const PUBLISHED_BY: Rows = {
  fr: '(?:publiée?|postée?|envoyée?|proposée?|soumise?|mise? en ligne) par',
  en: '(?:posted|published|submitted|filed) by',
  de: '(?:veröffentlicht|geschrieben|verfasst|erstellt|eingestellt) von',
  es: '(?:publicad[oa]|enviad[oa]|escrit[oa]) por',
  it: '(?:pubblicat[oa]|scritt[oa]|inviat[oa]) da',
  nl: '(?:gepubliceerd|geplaatst|geschreven) door',
}

/** What opens a byline without a colon, as patterns: within a language the longer come before the shorter. */
export const OPENINGS: Rows = {
  fr:
    '(?:une? )?(?:propos|dossier|texte|textes|entretien|interview|reportage|photos?|enquête)?[ ]?(?:et photos )?(?:recueillis?|réalisée?|écrite?|signée?|rédigée?|préparée?)(?: (?:à|en|au) \\p{L}+)? par' +
    "|(?:une? )?(?:reportage|récit|texte|article|enquête|billet|analyse|chronique) (?:d['’]|de|par)" +
    '|(?:textes?|textes? et photos?|photos?) par' +
    '|(?:une? )?(?:tribune|chronique|critique|portrait|éditorial|édito|photographies?|illustrations?) par|par',
  en:
    '(?:exclusive|written|reported|reporting|story|words|text|interview|analysis|opinion|compiled) by' +
    '|(?:an? )?(?:commentary|essay|column|review|report|investigation|feature|photographs?|photographed|photos?|pictures|illustrations?|illustrated) by|by',
  de: '(?:eine? )?(?:kommentar|gastkommentar|gastbeitrag|leitartikel|glosse|kolumne|analyse|essay|interview|reportage|text|fotos?) von|aufgezeichnet von|(?:das )?(?:interview|gespräch) führten?|die fragen stellten?|von',
  es: '(?:(?:una?|uma?) )?(?:texto|reportaje|informe|crónica|análisis|entrevista|reportagem|análise) (?:de|por)|por',
  it: '(?:testo|servizio|intervista|analisi) di|a cura (?:di|della)|di',
  nl: '(?:een )?reportage van|door',
  sv: 'av',
  da: '(?:skrevet )?af',
  nb: 'skrevet av',
  pl: 'rozmawiał[ai]?',
  ar: 'بقلم|كتب|كتبت|كتبه',
  he: 'מאת',
  ru: 'текст|беседовала?|автор',
}

/** What somebody did of a text, as patterns that stand before the name: `Texte et photos Anne Grand`, `photos by Ann Lee`. */
export const WORKS: Rows = {
  fr: "entretien|interview|textes?|recettes? et photos?|reportages?|crédits? photos?|photos?|photographies?|illustrations?|dessins?|vidéos?|infographies?|traduite?s?(?: (?:de l['’]|du )\\p{L}+)?|traduction",
  en: '(?:an? )?(?:(?:additional|further) )?(?:recipes? and photo(?:s|graphs)?|story|stories|words|text|interview|reporting|writing|editing|edited|reported|written|photo credits?|photos?|photographs?|photography|pictures|illustrations?|graphics?|video|translated|translation)(?: from the \\p{L}+)?',
  de: 'interview|gespräch|texte?|fotos?|bilder|illustrationen|übersetzt|(?:übersetzt )?aus dem \\p{L}+|übersetzung',
  es: 'entrevista|fotos?|fotografías?|textos?|ilustraciones|ilustración|traducción',
  it: 'intervista|foto|test[oi]|illustrazioni|traduzione',
  nl: "interview|tekst|foto['’]?s?|beeld|illustraties?|vertaling",
  pt: 'entrevista|fotos?|fotografias?|textos?|imagens|ilustrações|tradução|reportagem',
}

/** The words for pictures among them, as patterns. */
export const PICTURE_WORKS: Rows = {
  fr: '(?:crédits? )?photos?|photographies?|illustrations?|dessins?',
  en: '(?:photo credits?|photos?|photographs?|photography|pictures|illustrations?)',
  de: 'fotos?|bilder|illustrationen',
  es: 'fotos?|fotografías?|ilustraciones',
  it: 'foto|illustrazioni',
  nl: "foto['’]?s?|beeld",
  pt: 'fotos?|fotografias?|imagens',
}

/** A word for a conversation before a name, which may be that of who asked or of who was asked: `Interview: Noah Talbot`. */
export const OF_EITHER: Rows = {
  any: 'entretien|interview|gespräch|entrevista|intervista',
}

/** `With` before whom somebody has asked, and the word before who did. */
export const ASKED_BY = {
  with: { pl: 'Ze?', de: 'Mit' },
  by: { pl: 'rozmawia(?:ła?|ją)?', de: 'spr(?:ach|ich)(?:en|t)?' },
} as const satisfies Readonly<Record<string, Rows>>

/** What joins such a word to the name: `by`, which only credits have, and `of`, which may join anything. */
export const CREDIT_LINKS = {
  by: { fr: 'par', en: 'by', de: 'von', es: 'por', nl: 'door' },
  of: { fr: "de|d['’]", it: 'di|della', nl: 'van' },
} as const satisfies Readonly<Record<string, Rows>>

/** What may come before it and says no more than that somebody signs. */
export const SIGNED_BY: Rows = {
  fr: 'par',
  en: 'by',
  es: 'por',
  pt: 'por',
  de: 'von',
  it: 'di',
  nl: 'door',
  sv: 'av',
  da: 'af',
}

/** `De notre correspondante à Rome`: what may come first, whose somebody is, and the beginnings of what that is and of which kind. */
export const OUR_CORRESPONDENT = {
  from: {
    fr: 'de|de l|d|par',
    en: 'by|from',
    de: 'von|aus',
    es: 'por',
    nl: 'van|door',
    ca: 'per|del|de la',
    it: 'dalla|dal|dai|dalle|da|del|di',
    pt: 'do|da|por|pelo|pela',
    sv: 'av|från',
    da: 'af|fra',
  },
  our: {
    fr: 'notre|nos|votre',
    en: 'our',
    de: 'unserem|unserer|unseren|unser',
    es: 'nuestro|nuestra|nuestros|nuestras',
    it: 'nostro|nostra|nostri|nostre',
    pt: 'nosso|nossa|nossos|nossas',
    nl: 'onze|ons',
    ca: 'nostre|nostra|el nostre|la nostra',
    sv: 'vår|våra',
    da: 'vores',
    nb: 'våre',
  },
  role: {
    fr: 'correspondant|envoy|journalist|reporter|rédact|chroniqueur|chroniqueuse|éditorialist',
    en: 'correspond|reporter|staff|writer|editor|columnist',
    de: 'korrespond|mitarbeiter|redakt|kolumnist',
    es: 'corresponsal|enviad|reporter|periodist|redactor|columnist',
    it: 'inviat|corrispond|giornalist|redattor|redattric|editorialist',
    nl: 'verslaggev|correspond|redact',
    ca: 'corresponsal|enviad|redactor|periodist',
    pt: 'correspond|enviad|repórter|jornalist|redator|colunist',
    sv: 'korrespond|reporter|medarbetar|utsänd',
    da: 'korrespond|journalist|medarbejder|udsend',
  },
  kind: {
    fr: 'spécia|permanent|région|local|parlement|politique|judiciaire|sporti',
    en: 'special|political|foreign',
    es: 'especial|permanente',
    it: 'special',
  },
} as const satisfies Readonly<Record<string, Rows>>
