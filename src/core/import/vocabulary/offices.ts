import type { Rows } from './load.ts'

/** Words that a letterhead begins with: an office, or the title of who holds it. A line of them is no headline, no byline. */
export const OFFICES: Rows = {
  fr: 'ministre|ministère|ministères|premier ministre|première ministre|premier|première|président|présidente|présidence|député|députée|sénateur|sénatrice|sénat|maire|mairie|préfet|préfète|préfecture|sous-préfecture|secrétaire|secrétariat|secrétaire général|gendarmerie nationale|police nationale|groupement|cabinet|direction|département|conseil|conseiller|conseillère|gouvernement|porte-parole|assemblée|tribunal|parquet|procureur|procureure|rectorat|ambassade|délégation|service de presse|service communication|service|bureau',
  en: 'minister|ministers|ministry|prime minister|deputy prime minister|premier|president|vice president|secretary|undersecretary|under-secretary|treasurer|attorney-general|attorney general|shadow|assistant|acting|deputy|parliamentary|department|dept|office|senator|senate|congressman|congresswoman|representative|member|mp|leader|speaker|mayor|governor|lord mayor|council|councillor|councilor|commissioner|commission|committee|parliament|parliament house|house|government|agency|authority|bureau|board|embassy|spokesman|spokeswoman|spokesperson|press office|press secretary|media office|sheriff|chancellor',
  de: 'minister|ministerin|ministerium|bundesministerium|staatsministerium|bundesminister|bundesministerin|bundeskanzler|bundeskanzlerin|bundeskanzleramt|ministerpräsident|ministerpräsidentin|staatskanzlei|staatssekretär|staatssekretärin|bürgermeister|bürgermeisterin|oberbürgermeister|oberbürgermeisterin|landrat|landrätin|landratsamt|landeshauptstadt|senatsverwaltung|senator|senatorin|stadtverwaltung|gemeindeverwaltung|bezirksamt|regierung|amt|büro|pressestelle|pressereferat|abgeordneter|abgeordnete|mitglied|fraktion|polizeipräsidium|staatsanwaltschaft|botschaft',
  es: 'ministerio|ministro|ministra|presidencia|presidente|presidenta|gobierno|alcaldía|alcalde|alcaldesa|ayuntamiento|diputación|diputado|diputada|senador|senadora|consejería|consejero|consejera|secretaría|secretario|secretaria|gabinete|dirección|delegación|departamento|oficina|embajada|portavoz|fiscalía',
  it: 'ministero|ministro|ministra|presidenza|presidente|governo|comune|sindaco|sindaca|prefettura|prefetto|regione|provincia|assessorato|assessore|assessora|deputato|deputata|senatore|senatrice|onorevole|segreteria|segretario|gabinetto|ufficio stampa|ufficio|direzione|dipartimento|questura|procura|ambasciata',
  pt: 'ministério|ministro|ministra|presidência|presidente|governo|prefeitura|prefeito|prefeita|câmara municipal|junta de freguesia|deputado|deputada|senador|senadora|secretaria|secretário|secretária|gabinete|assessoria de imprensa|assessoria|direção|departamento|embaixada|procuradoria|vereador|vereadora',
  nl: 'ministerie|minister|staatssecretaris|premier|gemeente|gemeenteraad|provincie|burgemeester|wethouder|kamerlid|kabinet|bureau|afdeling|dienst|woordvoerder|persdienst|openbaar ministerie|ambassade',
}

/** What stands before a name in a letterhead, or after it: `The Hon. Ana Reid MP`. */
export const HONORIFICS: Rows = {
  fr: 'monsieur|madame|mme|mlle|dr|docteur|pr|maître|me|son excellence|s.e.m',
  en: 'the hon|hon|honourable|honorable|senator|sen|rep|congressman|congresswoman|governor|sir|dame|lord|lady|mr|mrs|ms|dr|prof|professor|rev|councillor|cllr|mp|mps|mhr|mla|mlc|msp|ac|ao|am|obe|mbe|rt hon|right hon',
  de: 'dr|prof|professor|herr|frau|mdb|mdl|mdep',
  es: 'don|doña|dña|señor|señora|sr|sra|dr|dra|excmo|excma',
  it: 'on|onorevole|sen|dott|dott.ssa|dottor|dottoressa|ing|avv|prof|signor|signora',
  pt: 'senhor|senhora|sr|sra|dr|dra|exmo|exma|eng',
  nl: 'dhr|mevr|mw|mr|drs|ir|dr|prof',
}

/** What may join the words of a letterhead. */
export const OFFICE_LINKS: Rows = {
  fr: "de|du|des|d'|d’|la|le|les|l'|l’|et|à|aux|au|en|pour|par|avec|chargé|chargée|auprès|délégué|déléguée|adjoint|adjointe",
  en: 'of|for|the|and|&|in|on|by|with|from',
  de: 'mit|für|der|des|die|das|und|im|am|von|zu|zur',
  es: 'de|del|la|el|los|las|y|e|para|en|al|por|con',
  it: "di|del|della|dello|dei|delle|degli|dell'|dell’|per|e|al|alla|alle|con|il|la|lo",
  pt: 'de|do|da|dos|das|e|para|no|na|o|a|ao|por|com',
  nl: 'van|voor|door|met|de|het|en|der|den|te',
}

/** What offices deal with, in lower case too: `Direction de la communication`. */
export const MATTERS: Rows = {
  fr: 'communication|presse|relations|publiques|information|médias|affaires|juridiques|culturelles|techniques|municipal|municipaux|régional|départemental|général|générale|national|nationale|extérieures|publics|municipale|régionale',
  en: 'communications|press|media|public|affairs|relations|information|external',
  es: 'comunicación|prensa|medios|información|relaciones|públicas|municipal|general',
  it: 'comunicazione|stampa|relazioni|esterne|pubbliche|comunale|regionale|generale',
  pt: 'comunicação|imprensa|relações|públicas|informação|municipal|geral',
  nl: 'communicatie|pers|voorlichting|zaken',
}

/** Words that name a body, not a person, where they stand in a line of names. */
export const BODIES: Rows = {
  fr: 'association|syndicat|fédération|université|institut|comité|commission|société|groupe|entreprise|coopérative|fondation|ville|commune|région|métropole|agglomération|hôpital|école|musée|parti|république|union|ligue|club|agence|compagnie|centre|école|festival|théâtre|office',
  en: 'association|union|federation|university|institute|committee|company|group|foundation|city|county|town|region|hospital|school|museum|party|republic|league|club|center|centre|trust|society|network|alliance|coalition|corporation|inc|ltd|llc|plc|gmbh|greens|democrats|liberals|labor|police|railways|bank|services|service|roads|affairs|news|room|newsroom|morning|evening|show|media',
  de: 'verein|verband|gewerkschaft|bundesverband|universität|institut|ausschuss|gesellschaft|gruppe|stiftung|stadt|gemeinde|landkreis|krankenhaus|klinikum|schule|museum|partei|republik|bund|ag|kg|stadtwerke|polizei|feuerwehr|bank|messe',
  es: 'asociación|sindicato|federación|universidad|instituto|comité|comisión|sociedad|grupo|empresa|fundación|ciudad|región|hospital|escuela|museo|partido|república|unión|liga|policía|banco',
  it: 'associazione|sindacato|federazione|università|istituto|comitato|commissione|società|gruppo|fondazione|città|ospedale|scuola|museo|partito|repubblica|unione|lega|polizia|banca|azienda|spa|srl',
  pt: 'associação|sindicato|federação|universidade|instituto|comissão|sociedade|grupo|empresa|fundação|cidade|região|hospital|escola|museu|partido|república|união|polícia|banco',
  nl: 'vereniging|vakbond|federatie|universiteit|instituut|commissie|bedrijf|groep|stichting|stad|ziekenhuis|school|museum|partij|republiek|unie|politie|bank|bv|nv',
}

/** What companies and societies have at the end of their names. */
export const LEGAL_FORMS: Rows = {
  fr: 'sarl|sas|asbl|scop|eurl',
  en: 'plc|inc|ltd|llc|llp|pty',
  de: 'gmbh|ag|kg|ev|mbh|ohg',
  es: 'slu|sau',
  it: 'srl|spa|snc',
  pt: 'lda|ltda',
  nl: 'bv|nv|vzw',
}

/** Words of places, which look like names: `North Coast`. */
export const PLACES: Rows = {
  fr: 'nord|sud|est|ouest|côte|vallée|rive|île|baie|mont|val|port|pont|gare|place|rue|saint|sainte|lac|route|quartier|centre-ville|pays|bassin',
  en: 'north|south|east|west|northern|southern|eastern|western|coast|valley|river|bay|island|islands|mount|lake|bridge|street|road|station|square|hills|harbour|harbor|port|park|central|downtown|creek|beach|highlands|district|springs|falls|heights|rapids|city',
  de: 'nord|süd|ost|west|küste|tal|insel|bucht|berg|see|brücke|bahnhof|platz|straße|hafen|park|bad|sankt|altstadt',
  es: 'norte|sur|este|oeste|costa|valle|isla|bahía|monte|puerto|puente|estación|plaza|calle|lago|san|santa|barrio',
  it: 'nord|sud|est|ovest|costa|valle|isola|baia|monte|porto|ponte|stazione|piazza|via|lago|san|santa|quartiere',
  pt: 'norte|sul|leste|oeste|costa|vale|ilha|baía|monte|porto|ponte|estação|praça|rua|lago|são|santa|bairro',
  nl: 'noord|zuid|oost|west|kust|eiland|haven|brug|station|plein|straat|park',
}

/** What stands beside a number in an address, as patterns. */
export const STREETS: Rows = {
  fr: 'rue|avenue|boulevard|bd|place|quai|chemin|impasse|allée|cours|route|b\\.?p\\.?|cedex',
  en: 'street|st|road|rd|avenue|ave|boulevard|lane|drive|square|terrace|parade|suite|level|floor|p\\.?[ ]?o\\.? box|gpo box',
  de: '[\\p{L}-]{2,30}(?:straße|strasse|str\\.|platz|allee|weg|gasse|ring)|postfach',
  es: 'calle|c/|avenida|avda\\.?|plaza|paseo|apartado',
  it: 'via|viale|piazza|corso|largo|casella postale',
  pt: 'rua|avenida|av\\.?|praça|largo|caixa postal|apartado',
  nl: '[\\p{L}-]{2,30}(?:straat|laan|plein|weg|gracht|kade)|postbus',
}

/** What a line of a document says of itself and of nothing else. */
export const PAGE_WORDS: Rows = {
  fr: 'page|p|feuillet|folio',
  en: 'page|pg|p|sheet',
  de: 'seite|s|blatt',
  es: 'página|pág|hoja',
  it: 'pagina|pag|foglio',
  pt: 'página|pág|folha',
  nl: 'pagina|blz|blad',
}

/** Words that close or open the name of a paper: `Kelby Post`, `Courrier de l’Ouest`. */
export const PAPERS: Rows = {
  fr: 'journal|gazette|courrier|dépêche|tribune|républicain|quotidien|hebdo|éclair|nouvelles',
  en: 'post|gazette|times|journal|herald|tribune|courier|chronicle|echo|news|mirror|observer|examiner|telegraph|standard|star|advertiser|weekly|bulletin|sentinel|register',
  de: 'zeitung|anzeiger|tageblatt|nachrichten|rundschau|kurier|allgemeine|bote',
  es: 'diario|periódico|heraldo|gaceta|noticias|correo|vanguardia',
  it: 'giornale|gazzetta|corriere|messaggero|mattino|resto',
  pt: 'jornal|diário|correio|notícias|folha|gazeta',
  nl: 'krant|courant|dagblad|nieuwsblad|volkskrant',
}
