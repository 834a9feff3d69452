import type { Rows } from './load.ts'

/** News agencies by the names that they sign with, written as they write them; the language is that of their country. */
export const AGENCIES: Rows = {
  any: 'AFP|Reuters|AP|dpa|awp|ANSA|EFE|Lusa|Belga|ATS|SDA|Keystone-ATS|Keystone-SDA|Xinhua|TASS|PA|PA Media|EPA|Bloomberg|APA|KNA|epd|SID|ANP|Ritzau|TT|NTB|AAP|CP|PTI|IANS|ANI|Anadolu|AA|MENA|WAM|SPA|KUNA|Petra|Kyodo|Jiji|Yonhap|Interfax|Ukrinform|PAP|ČTK|TASR|MTI|Agerpres|BTA|Tanjug|BNS|STT|AGI|AdnKronos|Askanews|LaPresse|Télam|Notimex|Bernama|UPI|ANA-MPA|dpa-AFX|AFX',
  fr: 'Agence France-Presse|BFM Bourse|AOF|Agefi-Dow Jones|Zonebourse|Boursier.com|La Presse canadienne|Presse canadienne|Agence télégraphique suisse|Agence Belga',
  en: 'The Associated Press|Associated Press|Press Association|The Canadian Press|Canadian Press|Press Trust of India|Thomson Reuters|Thomson Reuters Foundation|Australian Associated Press|Anadolu Agency|Kyodo News|PRNewswire|PR Newswire|Business Wire|GlobeNewswire|Globe Newswire|Newswire|CNW|ACCESSWIRE',
  de: 'Deutsche Presse-Agentur|Austria Presse Agentur|Schweizerische Depeschenagentur|news aktuell|OTS',
  es: 'Agencia EFE|Europa Press|Colpisa|Servimedia',
  it: 'Agenzia ANSA|Radiocor|Italpress',
  pt: 'Agência Brasil|Agência Lusa|Estadão Conteúdo|Folhapress',
  ru: 'ТАСС|РИА Новости|Интерфакс',
  uk: 'Укрінформ',
  el: 'ΑΠΕ-ΜΠΕ',
  ar: 'رويترز|أ ف ب|أ.ف.ب|فرانس برس|د ب أ|واس|وام|وفا',
  zh: '新华社|新華社|中新社',
  ja: '共同|時事|共同通信|時事通信',
  ko: '연합뉴스|뉴시스',
}

/** The names of one agency: short, in full, in its other languages. */
export const SAME_AGENCIES: Rows = {
  afp: 'AFP|Agence France-Presse',
  ap: 'AP|The Associated Press|Associated Press',
  ats: 'Keystone-ATS|Keystone-SDA|ATS|SDA|Agence télégraphique suisse|Schweizerische Depeschenagentur',
  reuters: 'Reuters|Thomson Reuters|Thomson Reuters Foundation',
  dpa: 'dpa|dpa-AFX|Deutsche Presse-Agentur',
  pa: 'PA|PA Media|Press Association',
  cp: 'The Canadian Press|La Presse canadienne|CP|Canadian Press|Presse canadienne',
  efe: 'EFE|Agencia EFE',
  ansa: 'ANSA|Agenzia ANSA',
  belga: 'Belga|Agence Belga',
  lusa: 'Lusa|Agência Lusa',
  apa: 'APA|OTS|Austria Presse Agentur',
  pti: 'PTI|Press Trust of India',
  aap: 'AAP|Australian Associated Press',
  anadolu: 'AA|Anadolu|Anadolu Agency',
}

/** Names that are words or people's names too: they name an agency only in brackets or alone in their line. */
export const AMBIGUOUS_AGENCIES: Rows = {
  any: 'AA|AFX|ANI|APA|BTA|CP|EPA|KNA|LaPresse|MENA|Newswire|OTS|PA|PAP|Petra|SDA|SID|SPA|STT|TT|WAM',
}

/** Agencies that set their short names before the initials of those who wrote: `dpa abc xy`. */
export const BEFORE_INITIALS: Rows = { any: 'dpa|afp|ats|apa|eb' }

/** What may stand before an agency that signs alone: `Par l’AFP`, `By The Associated Press`. */
export const SIGNED_BY_AGENCY: Rows = {
  fr: "par l['’]|par|avec l['’]|avec",
  en: 'by|from|with',
  de: 'von der|von|mit|quelle:?',
  es: 'por|con|de la|fuente:?',
  it: "dall['’]|di|fonte:?",
  pt: 'por|da|fonte:?',
  nl: 'door|van|bron:?',
  source: 'source:?|source[ \\u00a0]:|©|\\(c\\)',
}

/** Countries and states that stand in brackets after a town, where an agency might: `Portland (USA)`. */
export const BRACKETED_PLACES: Rows = {
  any: 'USA|US|UK|GB|UE|EU|UAE|EAU|RDC|DRC|RCA|FRA|GER|ITA|ESP|SUI|BEL|NED|AUT|POR|GBR|CAN|AUS|NZL|JPN|CHN|NSW|DC|NY|NJ|CA|TX|FL|IL|MA|PA|OH|QC|ON|BC|AB|NRW|BW',
}

/** What may stand before a dash or an agency, in capitals or with one, and is no place. */
export const NO_PLACES: Rows = {
  fr: 'interview|entretien|portrait|reportage|enquête|analyse|dossier|sport|football|rugby|tennis|cyclisme|météo|urgent|flash|alerte|exclusif|vidéo|photos|direct|édito|éditorial|tribune|chronique|encadré|repères|chronologie|opinion|économie|politique|culture|justice|santé|hier|ici|aujourd’hui|rappel|résumé|récit|témoignage|décryptage|bourse|note|attention',
  en: 'feature|analysis|opinion|exclusive|update|video|watch|live|explainer|profile|factbox|timeline|soccer|golf|cricket|basketball|baseball|weather|business|politics|health|science|technology|sports|markets|editorial|comment|yesterday|today|note|editor’s note|correction|summary',
  de: 'kommentar|hintergrund|porträt|reportage|analyse|fußball|handball|wetter|wirtschaft|politik|kultur|gestern|heute|meinung|update|hinweis',
  es: 'entrevista|reportaje|análisis|perfil|fútbol|baloncesto|tenis|economía|política|cultura|ayer|hoy|opinión|urgente|exclusiva|nota|avance',
  it: 'intervista|ritratto|analisi|calcio|basket|meteo|economia|politica|cultura|ieri|oggi|opinione|urgente|esclusiva|nota|scheda',
}

/** Words that open a first sentence, behind the place from which it was written: `VEERDAM Die Fähre …`. */
export const ARTICLES: Rows = {
  de: 'Der|Die|Das|Ein|Eine|Im|In|Am|Bei|Mit|Nach|Auf|Für',
  en: 'The|A|An',
  fr: 'Le|La|Les|Un|Une|Des',
  es: 'El|La|Los|Las|Un|Una',
  it: 'Il|Lo|La|I|Gli|Le|Un|Una',
  pt: 'O|A|Os|As|Um|Uma',
  nl: 'De|Het|Een',
}
