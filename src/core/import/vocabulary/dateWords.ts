import type { Rows } from './load.ts'

/** The names of the seven days of the week by language, from Monday on. */
export const WEEKDAYS: { readonly [language: string]: readonly string[] } = {
  fr: ['lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche'],
  en: ['monday|tuesday|wednesday|thursday|friday|saturday|sunday'],
  de: [
    'montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag',
    'montag|dienstag|mittwoch|donnerstag|freitag|sonnabend|sonntag',
  ],
  es: ['lunes|martes|miércoles|jueves|viernes|sábado|domingo'],
  it: ['lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica'],
  pt: ['segunda|terça|quarta|quinta|sexta|sábado|domingo'],
  nl: ['maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag'],
  ca: ['dilluns|dimarts|dimecres|dijous|divendres|dissabte|diumenge'],
  sv: ['måndag|tisdag|onsdag|torsdag|fredag|lördag|söndag'],
  da: ['mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag'],
  pl: ['poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela'],
  cs: ['pondělí|úterý|středa|čtvrtek|pátek|sobota|neděle'],
  ru: ['понедельник|вторник|среда|четверг|пятница|суббота|воскресенье'],
  el: ['Δευτέρα|Τρίτη|Τετάρτη|Πέμπτη|Παρασκευή|Σάββατο|Κυριακή'],
  ar: [
    'الاثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد',
    'الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد',
  ],
  ko: ['월요일|화요일|수요일|목요일|금요일|토요일|일요일'],
}

/** The same in short. Each may be another word as well: `The Sun`, `La Mer`. */
export const SHORT_WEEKDAYS: { readonly [language: string]: readonly string[] } = {
  fr: ['lun|mar|mer|jeu|ven|sam|dim'],
  en: ['mon|tue|wed|thu|fri|sat|sun', 'mon|tues|wed|thur|fri|sat|sun', 'mon|tues|wed|thurs|fri|sat|sun'],
  de: ['mo|di|mi|do|fr|sa|so'],
}

/** What part of a day it was: `mardi soir`. */
export const PARTS_OF_DAY: Rows = {
  fr: 'matin|midi|soir|nuit|après-midi',
  en: 'morning|noon|afternoon|evening|night',
  de: 'morgen|früh|vormittag|mittag|nachmittag|abend|nacht',
  es: 'mañana|tarde|noche',
  it: 'mattina|pomeriggio|sera|notte',
  pt: 'manhã|tarde|noite',
  nl: 'ochtend|middag|avond|nacht',
}

/** What stands between a day and its time, as patterns. */
export const BEFORE_TIME: Rows = {
  fr: 'à',
  en: 'at',
  de: 'um',
  es: 'a las?',
  it: 'alle ore|alle',
  pt: 'às|à',
  nl: 'om',
  ca: 'a les|a la',
  sv: 'kl\\.',
  fi: 'klo',
  cs: 'v',
  el: 'στις|στη',
  ru: 'г\\. в|в',
  uk: 'р\\. о|о',
  ro: 'la',
  oc: 'a',
  he: 'בשעה',
  ar: 'في',
}

/** The halves of the day, as patterns. */
export const HALVES_OF_DAY: { readonly am: Rows; readonly pm: Rows } = {
  am: { en: 'a\\.?[ \u00a0\u202f]?m\\.?', el: 'π\\.μ\\.', ar: 'ص', zh: '上午|凌晨|清晨|早上', ko: '오전' },
  pm: { en: 'p\\.?[ \u00a0\u202f]?m\\.?', el: 'μ\\.μ\\.', ar: 'م', zh: '下午|中午|晚上', ko: '오후' },
}

/** What may stand around a date and only says that it is one; of Chinese and Japanese, single characters too. */
export const ANNOUNCEMENTS: Rows = {
  fr: 'le|la|du|de|en|ce|date|publié|publiée|première|initialement|publication|paru|parue|posté|mis|mise|à|jour|ligne|article|édition|modification|actualisé|actualisée|diffusé|diffusée|créé|modifié|écrit|rédigé|dernière|heure|heures|h|min',
  en: 'on|at|the|of|date|first|originally|published|posted|updated|updates|last|modified|issued|released|written|filed|pm|p',
  de: 'am|um|den|dem|der|vom|datum|stand|uhr|veröffentlicht|erschienen|erstmals|zuerst|aktualisiert|geändert|zuletzt',
  es: 'el|fecha|publicado|publicada|actualizado|actualizada|modificado|modificada|a|las|del|día|hora|horas',
  it: 'il|data|pubblicato|pubblicata|aggiornato|aggiornata|modificato|modificata|modifica|alle|ore|del',
  pt: 'feira|em|às|as|publicado|publicada|atualizado|atualizada|dia',
  nl: 'op|om|gepubliceerd|bijgewerkt|gewijzigd|geplaatst|uur',
  ca: 'publicat|publicada|actualitzat|actualitzada|les',
  sv: 'publicerad|publicerat|uppdaterad|uppdaterat|senast|kl|klockan',
  da: 'publiceret|offentliggjort|opdateret',
  nb: 'publisert|oppdatert',
  pl: 'dnia|roku|r|godz|godzina|opublikowano|aktualizacja|publikacja|publikacji',
  ru: 'в|г|года|дата|опубликовано',
  he: 'פורסם|עודכן|בשעה|יום',
  ar: 'نشر|في|تاريخ|التاريخ|يوم|النشر|نشرت|تم|الساعة|تحديث|آخر|م|هـ|الموافق|صباحا|مساء|بتاريخ',
  // Each Han character of a text is a word of its own to those that read dates.
  zh: '星|期|周|週|一|二|三|四|五|六|日|发|布|發|佈|时|間|间|時|于|於|更|新|刊|登|上|午|下|日期',
  ja: '曜|月|火|水|木|金|土|掲|載|公|開|配|信|付',
  ko: '배포|입력|작성일|기사입력|등록|수정|최종수정|오전|오후',
  zones: 'utc|gmt|z|et|ct|mt|pt|cet|cest|est|edt|pst|pdt|bst|met|mez|mesz',
}

/** What makes an ordinal of a day's number: `1er`, `10th`, `1º`. */
export const ORDINAL_ENDINGS: Rows = { fr: 'er|re|e', en: 'st|nd|rd|th', es: 'º|ª|°|o|ro' }

/** What stands between day and month, or month and year: `10 de noviembre de 2024`. */
export const DATE_LINKS: Rows = { fr: 'd', en: 'of', es: 'de|del', it: 'di', pt: 'do', sv: 'den' }

/** What says that a date is that of a change, as patterns. */
export const UPDATED: Rows = {
  fr: 'mis(?:e)? à jour|modifiée?|modification|màj|maj|actualisée?|révisée?',
  en: 'updated|modified|revised|amended|corrected',
  de: 'aktualisiert|geändert|stand',
  es: 'actualizad[oa]|modificad[oa]',
  it: 'aggiornat[oa]|modificat[oa]|modifica|aggiornamento',
  pt: 'atualizad[oa]|actualizad[oa]|modificad[oa]',
  nl: 'bijgewerkt|gewijzigd|aangepast',
  ca: 'actualitza(?:t|da)',
  sv: 'uppdatera[dt]',
  da: 'opdateret',
  nb: 'oppdatert',
  pl: 'aktualizacja|zaktualizowano',
}

/** A day as it is said on the day itself or the next. */
export const RELATIVE_DAYS: Rows = {
  fr: "hier|aujourd[’']hui",
  en: 'yesterday|today',
  de: 'gestern|heute',
  es: 'ayer|hoy',
  it: 'ieri|oggi',
  pt: 'ontem|hoje',
  nl: 'gisteren|vandaag',
  sv: 'i går|igår|i dag|idag',
  pl: 'wczoraj|dzisiaj|dziś',
}

/** What says before a day that the text was spoken or filmed then, as patterns: the day on which it appears is another. */
export const RECORDED: Rows = {
  fr: 'enregistrée?s?|tournée?s?|filmée?s?|recueillie?s?|réalisée?s?',
  en: 'recorded|filmed|taped|conducted',
  de: 'aufgezeichnet|aufgenommen|gedreht',
  es: 'grabad[oa]s?|filmad[oa]s?',
  it: 'registrat[oaie]|girat[oaie]',
  pt: 'gravad[oa]s?|filmad[oa]s?',
  nl: 'opgenomen|gefilmd',
}
