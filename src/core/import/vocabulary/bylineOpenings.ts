import type { Rows } from './load.ts'

/** The openings of a byline that say no more of somebody than that the text is theirs, as patterns. */
export const PUBLISHED_BY: Rows = {
  fr: '(?:publiée?|postée?|envoyée?|proposée?|mise? en ligne) par',
  en: '(?:posted|published|submitted|filed) by',
  de: '(?:veröffentlicht|geschrieben|verfasst|erstellt|eingestellt) von',
  es: '(?:publicad[oa]|enviad[oa]|escrit[oa]) por',
  it: '(?:pubblicat[oa]|scritt[oa]|inviat[oa]) da',
  nl: '(?:gepubliceerd|geplaatst|geschreven) door',
}

/** What opens a byline without a colon, as patterns: within a language the longer come before the shorter. */
export const OPENINGS: Rows = {
  fr:
    '(?:propos|dossier|texte|textes|entretien|interview|reportage|photos?|enquête)?[ ]?(?:et photos )?(?:recueillis?|réalisée?|écrite?|signée?|rédigée?|préparée?) par' +
    '|(?:un )?(?:reportage|récit|texte|article|enquête|billet|analyse) (?:de|par)' +
    '|(?:textes?|textes? et photos?|photos?) par' +
    '|(?:une? )?(?:tribune|chronique|critique|portrait|éditorial|édito|photographies?|illustrations?) par|par',
  en:
    '(?:written|reported|reporting|story|words|text|interview|analysis|opinion|compiled) by' +
    '|(?:an? )?(?:commentary|essay|column|photographs?|photographed|photos?|pictures|illustrations?|illustrated) by|by',
  de: '(?:eine? )?(?:kommentar|gastkommentar|gastbeitrag|leitartikel|glosse|kolumne|analyse|essay|interview|reportage|text|fotos?) von|von',
  es: '(?:un )?(?:texto|reportaje|informe|crónica|análisis|reportagem|análise) (?:de|por)|por',
  it: '(?:testo|servizio|intervista|analisi) di|a cura di|di',
  nl: 'door',
  sv: 'av',
  nb: 'skrevet av',
  ar: 'بقلم|كتب|كتبت|كتبه',
  he: 'מאת',
  ru: 'текст|беседовала?|автор',
}

/** What may come before it and says no more than that somebody signs. */
export const SIGNED_BY: Rows = { fr: 'par', en: 'by', es: 'por', pt: 'por', de: 'von', it: 'di', nl: 'door' }

/** `De notre correspondante à Rome`: what may come first, whose somebody is, and the beginning of what that is. */
export const OUR_CORRESPONDENT = {
  from: {
    fr: 'de|de l|d|par',
    en: 'by|from',
    de: 'von|aus',
    es: 'por',
    nl: 'van|door',
    it: 'dal|da|del|di',
    pt: 'do|da|por|pelo|pela',
  },
  our: {
    fr: 'notre|nos|votre',
    en: 'our',
    de: 'unserem|unserer|unseren|unser',
    es: 'nuestro|nuestra|nuestros|nuestras',
    it: 'nostro|nostra|nostri|nostre',
    pt: 'nosso|nossa|nossos|nossas',
    nl: 'onze|ons',
  },
  role: {
    fr: 'correspondant|envoy|journalist|reporter|rédact',
    en: 'correspond|reporter|staff|writer|editor',
    de: 'korrespond|mitarbeiter|redakt',
    es: 'corresponsal|enviad|reporter|periodist|redactor',
    it: 'inviat|corrispond|giornalist|redattor|redattric',
    nl: 'verslaggev|correspond|redact',
    pt: 'correspond|enviad|repórter|jornalist|redator',
  },
} as const satisfies Readonly<Record<string, Rows>>
