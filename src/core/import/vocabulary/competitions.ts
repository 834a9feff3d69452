import type { Rows } from './load.ts'

/** The parts of a season or a cup, which are counted: `9e journée`. */
export const ROUNDS: Rows = {
  fr: 'journée|tour|manche|étape',
  en: 'round|matchday|match day|leg|stage|game week|gameweek',
  de: 'spieltag|runde|etappe',
  es: 'jornada|ronda|etapa',
  it: 'giornata|turno|tappa',
  pt: 'jornada|rodada|ronda|etapa',
  nl: 'speelronde|speeldag|ronde',
  sv: 'omgången|omgång',
  da: 'runde',
  pl: 'kolejka',
  ro: 'etapa',
}

/** Competitions of which many papers tell every week, as patterns. */
export const COMPETITIONS: Rows = {
  fr: 'ligue [12]|national(?:e)? [1-3]|nationale? masculine|régional(?:e)? [1-4]|fédérale [1-3]|départemental(?:e)? [1-5]|top 14|pro d2|starligue|betclic élite|coupe de france|coupe de la ligue',
  en: 'premier league|championship|league (?:one|two)|fa cup|carabao cup|national league|champions league|europa league|conference league|six nations|world cup|super rugby|nba|nfl|nhl',
  de: '(?:(?:[1-3]\\.|zweite|dritte)[ ])?(?:frauen-)?bundesliga|3\\. liga|regionalliga|oberliga|landesliga|verbandsliga|bezirksliga|kreisliga|kreisklasse|dfb-pokal|super league',
  es: 'laliga|liga ea|primera (?:división|federación|rfef)|segunda (?:división|federación|rfef|b)|tercera (?:división|federación|rfef)|copa del rey|liga acb|liga endesa|liga f',
  it: 'serie [a-d]|serie [abc][12]|eccellenza|promozione|prima categoria|seconda categoria|terza categoria|coppa italia|superlega',
  pt: 'primeira liga|liga portugal|segunda liga|taça de portugal|liga 3|brasileirão|série [a-d]',
  nl: 'eredivisie|keuken kampioen divisie|tweede divisie|derde divisie|knvb beker|jupiler pro league',
  sv: 'allsvenskan|superettan|division [1-6]|shl|hockeyallsvenskan',
  da: 'superligaen',
  pl: 'ekstraklasa|[i]{1,3} liga|puchar polski|plusliga',
  ro: 'superliga|liga [1-4]|cupa româniei',
}

/** What the parts of a competition are called that are played side by side: `girone F`, `Gruppe B`. */
export const GROUPS: Rows = {
  fr: 'groupe|poule',
  en: 'group|pool|north|south|east|west',
  de: 'gruppe|staffel|nord|süd|ost|west',
  es: 'grupo',
  it: 'girone|gruppo',
  nl: 'poule|groep',
  sv: 'grupp|norra|södra|östra|västra',
  pl: 'grupa',
}
