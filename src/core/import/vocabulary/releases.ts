import type { Rows } from './load.ts'

/** What opens a text that was sent to newsrooms: never its headline. */
export const RELEASES: Rows = {
  fr: 'communiqués de presse|communiqué à la presse|communiqué aux médias|communique de presse|dossier de presse|information presse|info presse|alerte presse|invitation à la presse|pour parution immédiate|déclaration à la presse|communiqué|communiqué de presse|communiqué commun|communiqué de presse commun|note aux rédactions|note à la presse|avis aux médias|invitation presse|pour diffusion immédiate|pour publication immédiate|à diffuser immédiatement|pour diffusion',
  en: 'media releases|press releases|news releases|media information|ministerial media release|joint media release|joint media statement|joint statement|press notice|press information|news advisory|media invitation|invitation to media|for immediate use|for use immediately|not for release|media kit|press kit|press release|media release|news release|joint press release|press statement|media statement|press advisory|media advisory|media alert|for immediate release|for release|for immediate publication',
  de: 'pressemeldung|presse-mitteilung|medien-information|pressemitteilungen|pressemappe|presseeinladung|einladung an die medien|presseerklärung|zur veröffentlichung|frei zur veröffentlichung|pressemitteilung|gemeinsame pressemitteilung|presseinformation|presse-information|presseaussendung|medienmitteilung|medieninformation|zur sofortigen veröffentlichung',
  es: 'notas de prensa|comunicado oficial|convocatoria de prensa|convocatoria a medios|aviso a medios|información a los medios|para difusión inmediata|gacetilla de prensa|nota de prensa|nota informativa|comunicado|comunicado de prensa|boletín de prensa|para publicación inmediata',
  it: 'comunicati stampa|comunicato congiunto|invito stampa|invito alla stampa|nota per la stampa|con preghiera di pubblicazione|con preghiera di diffusione|per diffusione immediata|comunicato|comunicato stampa|nota stampa|per la pubblicazione immediata',
  pt: 'comunicados de imprensa|press release|aviso à imprensa|convite à imprensa|nota oficial|release|para publicação imediata|informação à imprensa|comunicado de imprensa|comunicado à imprensa|nota de imprensa|nota à imprensa|para divulgação imediata',
  nl: 'persberichten|perscommuniqué|persuitnodiging|uitnodiging pers|persinformatie|voor onmiddellijke publicatie|ter directe publicatie|persbericht|persmededeling',
  sv: 'pressmeddelande',
  da: 'pressemeddelelse',
  nb: 'pressemelding',
  fi: 'lehdistötiedote',
  pl: 'komunikat prasowy|informacja prasowa',
  ro: 'comunicat de presă|informare de presă|invitație de presă',
  ca: 'nota de premsa|comunicat de premsa|comunicat|convocatòria de premsa',
  hu: 'sajtóközlemény',
  cs: 'tisková zpráva',
  ru: 'пресс-релиз',
  uk: 'прес-реліз',
  el: 'δελτίο τύπου',
  he: 'הודעה לעיתונות',
  ar: 'بيان صحفي|بلاغ صحفي',
  zh: '新闻稿|新聞稿',
  ja: 'プレスリリース|報道資料',
  ko: '보도자료',
}

/** What a line says that tells until when a text must wait, as patterns: `SOUS EMBARGO JUSQU’AU 12 MARS`. */
export const EMBARGO = {
  before: {
    fr: '(?:strictement )?confidentiel[ \\u00a0]?[–—:,/|-](?: sous)?|sous',
    en: '(?:strictly )?confidential[ \\u00a0]?[–—:,/|-](?: under)?|strictly under|under',
    de: '(?:streng )?vertraulich[ \\u00a0]?[–—:,/|-]',
    es: 'confidencial[ \\u00a0]?[–—:,/|-](?: bajo)?|bajo',
    it: '(?:strettamente )?riservato[ \\u00a0]?[–—:,/|-](?: sotto)?|sotto',
    pt: 'sob',
    nl: 'onder',
  },
  embargo: {
    fr: 'pour (?:diffusion|publication)(?:[ ]le|[ ]à partir du)?(?=[^\\p{Nd}]{1,12}\\p{Nd})',
    en: '(?:strict(?:ly)?[ \\u00a0])?embargo(?:ed)?|for release(?:[ ]on|[ ]after)?(?=[^\\p{Nd}]{1,20}\\p{Nd})|for use[ ](?:from|after)(?=[^\\p{Nd}]{1,20}\\p{Nd})',
    es: 'embargad[oa]',
    de: 'sperrfrist|gesperrt|zur veröffentlichung (?:am|ab)(?: dem)?(?=[^\\p{Nd}]{1,14}\\p{Nd})',
  },
  until: {
    fr: "jusqu['’]",
    en: 'until',
    de: 'bis',
    es: 'hasta',
    it: 'fino',
    pt: 'até',
  },
  /** Only right after the word, without a dash or a colon between. */
  untilAtOnce: { fr: 'avant', en: 'till|before|to[ \\u00a0](?=\\p{Nd}|\\p{L}{3,6}day)', nl: 'tot', ru: 'до' },
  notBefore: {
    fr: 'ne pas (?:publier|diffuser|utiliser)',
    en: 'not for (?:publication|release|broadcast|use)',
    de: 'nicht (?:zu )?veröffentlichen',
    es: 'no (?:publicar|difundir)',
    it: 'non (?:pubblicare|diffondere)',
    pt: 'não (?:publicar|divulgar)',
  },
  when: { fr: 'avant', en: 'before|until', de: 'vor', es: 'antes', it: 'prima' },
} as const satisfies Readonly<Record<string, Rows>>
