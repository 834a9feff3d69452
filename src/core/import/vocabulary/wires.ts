import type { Rows } from './load.ts'

/** How urgent a story of an agency is, or which version of it: words that stand alone above it, or before its headline. */
export const PRIORITIES: Rows = {
  fr: 'urgent|flash|alerte|alerte info|bulletin|lead|lead général|papier général|papier d’angle|papier de situation|synthèse',
  en: 'urgent|flash|alert|newsalert|news alert|bulletin|breaking|breaking news|snap|lead|writethru|ld-writethru|recast|rpt|repeat',
  de: 'eil|eilmeldung|blitz|vorrang|zusammenfassung|zweite zusammenfassung|überblick',
  es: 'urgente|última hora|alerta|avance|ampliación|actualización',
  it: "urgente|flash|bollettino|ultim['’]ora|rpt|lancio",
  pt: 'urgente|alerta|última hora',
  nl: 'spoed|spoedbericht',
}

/** Versions that are counted and touch a headline: `UPDATE 2-Bridge reopens`. */
export const COUNTED_VERSIONS: Rows = {
  en: 'update|wrapup|lead|rpt|refile|corrected|correction|recast',
}

/** What says that pictures come with a story. */
export const PICTURES: Rows = {
  fr: 'photos?|vidéos?|infographies?|archives?|infog|son|illustrations?',
  en: 'photos?|videos?|graphics?|file photos?|pictures?|pix|audio|with photos?',
  de: 'fotos?|bilder|bild|grafik|grafiken|video|archivbild|mit bild|mit fotos?',
  es: 'fotos?|vídeos?|infografías?|gráficos?|con fotos?',
  it: 'foto|video|infografica|con foto',
}

/** What says that a text goes on in another part: `(more)`, `(suite)`. */
export const CONTINUED: Rows = {
  fr: 'suite|suivra|à suivre|suit|la suite suit|suite suit',
  en: 'more|more to come|more follows|mf|continued|contd',
  de: 'fortsetzung|fortsetzung folgt|folgt|mehr|weiter',
  es: 'sigue|continúa|continuará|más',
  it: 'segue|continua',
  pt: 'segue|continua|mais',
  nl: 'vervolg|meer',
}

/** The parts in which a long story is sent: `2e take`. */
export const TAKES: Rows = { en: 'take|add|adds', fr: 'prise|feuillet', de: 'fortsetzung', it: 'segue' }

/** What closes a text. */
export const TEXT_ENDS: Rows = {
  fr: 'fin|fin du communiqué',
  en: 'end|ends|endit|end of (?:(?:press|news)[ ])?release|30|0',
  de: 'ende|schluss|ende der (?:presse|medien)?mitteilung',
  es: 'fin|final|fin del comunicado|fin de la nota(?: de prensa)?',
  it: 'fine|fine (?:del )?comunicato',
  pt: 'fim|fim do comunicado',
  nl: 'einde|einde (?:pers)?bericht',
  sign: 'xxx|nnnn|#{2,}|# # #',
}

/** What opens the line that says who reported, wrote and edited: for the newsroom, no signature. */
export const CREDITS: Rows = {
  fr: 'reportage(?: de)?|avec|rédigé par|rédaction de|édité par|version française|texte de|propos recueillis|montage',
  en: 'reporting|additional reporting|writing|editing|compiled|translated|with reporting|reporting and writing|writing and editing',
  de: 'bericht(?:et)? von|von|redigiert von|redaktion|geschrieben von|reporter(?:in(?:nen)?)?',
  es: 'reporte de|información de|reportado por|escrito por|editado por|editado en|traducido por',
  it: 'a cura di|redazione|scritto da|tradotto da|in redazione',
  pt: 'reportagem de|por|edição de|editado por',
}

/** What says at the end of a text, without brackets, who helped with it, as patterns of the whole line. */
export const CONTRIBUTED: Rows = {
  fr:
    '\\p{Lu}[^!?]{3,240} (?:a|ont) (?:également[ ]|aussi[ ])?(?:contribué|participé|collaboré) à (?:cet article|ce reportage|cette enquête|ce papier)' +
    '|avec la (?:collaboration|participation) de \\p{Lu}[^.!?]{2,200}',
  en:
    '\\p{Lu}[^!?]{3,240} (?:also )?contributed (?:reporting|research|to this (?:report|story|article|piece))(?: from [^.!?]{2,60})?' +
    '|with (?:additional )?(?:reporting|research) (?:by|from) \\p{Lu}[^.!?]{2,200}' +
    '|(?:this )?(?:audio|video|podcast|episode) (?:was )?(?:produced|edited|mixed) by \\p{Lu}[^.!?]{2,200}',
  de: '\\p{Lu}[^!?]{3,240} (?:hat|haben) zu diesem (?:bericht|artikel|text) beigetragen',
  es:
    '\\p{Lu}[^!?]{3,240} (?:contribuyó|contribuyeron|colaboró|colaboraron) (?:a|en|con) (?:este|esta) (?:reportaje|nota|información|artículo|noticia)' +
    '|con información de \\p{Lu}[^.!?]{2,200}',
  it: '(?:ha|hanno) collaborato:? \\p{Lu}[^.!?]{2,200}',
  pt: '\\p{Lu}[^!?]{3,240} (?:colaborou|colaboraram|contribuiu|contribuíram) (?:para|com) (?:esta|este) (?:reportagem|artigo|notícia|texto)',
  nl: 'met medewerking van \\p{Lu}[^.!?]{2,200}',
}

/** What opens the sentence, in brackets, that says what was mended. */
export const CORRECTS: Rows = {
  fr: 'corrige|corrigée?|rectifie|précise',
  en: 'corrects|corrected|correcting|refiles?|refiling|this (?:story|version|item) corrects|clarifies',
  de: 'korrigiert|berichtigt|berichtigung|korrektur',
  es: 'corrige|corregido|rectifica',
  it: 'corregge|corretto|rettifica',
  pt: 'corrige|retifica',
}

/** What opens the sentence, in brackets, that says what was added. */
export const ADDS: Rows = {
  fr: 'actualise|actualisé|ajoute|complète|reprise|avec',
  en: 'adds|updates|updated|recasts|repeats|releads|writes through|changes|with|rewrites',
  de: 'aktualisiert|ergänzt|neu',
  es: 'actualiza|actualizado|amplía|añade',
  it: 'aggiorna|aggiornato|aggiunge|vedi|v\\.',
  pt: 'atualiza|acrescenta',
}

/** What opens a line from one desk to the next. */
export const EDITORS_ONLY: Rows = {
  fr: 'attention rédactions|avis aux rédactions',
  en: 'eds',
  de: 'achtung redaktionen',
}

/** Whom a note in brackets within a copy is written to. */
export const DESK_TOLD: Rows = {
  fr: 'sr|secrétariat|desk|note (?:au|pour le) (?:desk|secrétariat|sr)',
  en: 'eds?|subs?|desk|check|query|note (?:to|for) (?:the )?(?:desk|subs|eds?|editors?)',
  de: '(?:an die )?redaktion|cvd',
  es: 'redacción|a redacción|mesa',
  it: 'redazione|desk',
  pt: 'redação|à redação',
  nl: 'redactie|eindredactie',
}

/** What opens a line, without brackets, that is written to the desk, as patterns. */
export const TOLD_TO_DESK: Rows = {
  fr:
    "(?:nb|n\\.b\\.|notes?|mot|message) (?:pour|à) (?:(?:le|la)[ ]|l['’])?(?:sr|secrétariat(?: de rédaction)?|desk|rédaction|maquette|édition)" +
    "|à l['’]attention (?:(?:du|de la)[ ]|de l['’])(?:sr|secrétariat(?: de rédaction)?|desk|rédaction|maquette|édition)" +
    '|note au (?:sr|secrétariat(?: de rédaction)?|desk)' +
    '|(?:attention[ ]?[:–—-][ ])?annule et remplace(?: (?:la|le) (?:précédente?|première?) (?:version|papier|texte|dépêche))?',
  en: 'notes? (?:to|for) (?:the )?(?:(?:(?:picture|copy|news)[ ])?desk|subs?|sub-editors?|eds)',
  de: '(?:hinweis|anmerkung|notiz) (?:für|an) die redaktion',
  es: 'nota (?:para|a) (?:la )?(?:redacción|mesa)',
  it: 'nota per (?:la redazione|il desk)',
  pt: 'nota (?:para a|à) redação',
  nl: '(?:noot|opmerking|bericht) (?:voor|aan) de (?:eind)?redactie',
}

/** A line that tells the desk for which day, or in which place of a paper, a text is meant, as patterns for all of it. */
export const WHEN_TO_RUN: Rows = {
  fr:
    '(?:(?:texte|papier|article)[ ])?pour (?:parution|publication) (?!immédiate|demandée|souhaitée$)[^,.!?:\\d]{3,40}' +
    "|(?:(?:texte|papier|article)[ ])?pour (?:(?:la[ ])?une|l['’]ouverture|page \\d{1,3}|l['’]édition (?:de|du) [^,.!?:\\d]{3,30})" +
    "|propositions? (?:d['’]|de[ ]|pour (?:la[ ]|l['’])?)(?:une|manchette|ouverture|titraille)",
  en:
    'for (?:publication|print) (?:(?:on|in)[ ])?(?!immediate)[^,.!?:\\d]{3,40}|for (?:page \\d{1,3}|the front page)' +
    '|(?:proposed|suggested) (?:splash|page (?:one|lead)|front)',
  de: 'zur veröffentlichung (?:am|für|in der)[ ][^,.!?:\\d]{3,40}|für seite \\d{1,3}|vorschlag für (?:den aufmacher|seite \\d{1,3})',
  es: 'para (?:publicar|publicación) (?!inmediata)[^,.!?:\\d]{3,40}|para (?:la[ ])?portada|propuesta (?:de|para(?:[ ]la)?) portada',
  it: 'per (?:la[ ])?pubblicazione (?!immediata)[^,.!?:\\d]{3,40}|proposta (?:di|per la) (?:prima|apertura)',
  pt: 'para (?:publicar|publicação) (?!imediata)[^,.!?:\\d]{3,40}|proposta (?:de|para a) (?:capa|manchete)',
  nl: 'voor publicatie (?:op|in)[ ][^,.!?:\\d]{3,40}|voorstel voor de voorpagina',
}

/** What announces the caption of a picture that stands in the copy. */
export const CAPTION_LABELS: Rows = {
  fr: 'légendes? (?:de la )?photos?|légende|photo (?:n° ?)?\\d{1,2}',
  en: '(?:pic|pix|picture|photo|image) captions?|caption|cutline|pics?|pix|(?:photo|picture) \\d{1,2}',
  de: 'bildunterschrift|bildlegende|bildtext|bu|(?:bild|foto) \\d{1,2}',
  es: 'pie de foto|pie de imagen',
  it: 'didascalia|foto \\d{1,2}',
  pt: 'legenda',
  nl: '(?:foto)?bijschrift',
  ca: 'peu de foto',
}

/** What announces words of the text that are to be shown large beside it. */
export const PULL_QUOTES: Rows = {
  fr: 'exergue',
  en: 'pull[ -]?quotes?|pull-?out quotes?',
  es: 'destacado',
  it: 'virgolettato',
  pt: 'destaque',
  nl: 'streamer',
}

/** That nobody else may print a picture or a text. */
export const RIGHTS_RESERVED: Rows = {
  fr: 'reproduction interdite|tous droits réservés',
  en: 'all rights reserved|no reproduction|not to be reproduced',
  de: 'alle rechte vorbehalten|nachdruck verboten',
  es: 'todos los derechos reservados|prohibida su reproducción',
  it: 'tutti i diritti riservati|riproduzione (?:vietata|riservata)',
  pt: 'todos os direitos reservados',
  nl: 'alle rechten voorbehouden',
}

/** What is still to be done to a copy. */
export const STILL_TO_DO: Rows = {
  fr: 'à compléter|à relire|relire avant|à vérifier|à confirmer|à préciser|à suivre|merci de vérifier|merci de confirmer|photos? à venir|attente (?:de )?réponse',
  en: 'tk|tktk|to come|to check|to follow|please check|please confirm|photo here|picture here|insert (?:photo|picture|quote)',
  de: 'bitte prüfen|noch prüfen|noch zu prüfen|wird ergänzt|folgt noch|bild hier',
  es: 'por confirmar|por completar|a confirmar|foto aquí',
  it: 'da verificare|da confermare|da completare|foto qui',
  pt: 'a confirmar|por confirmar|a completar|foto aqui',
  nl: 'nog checken|nog invullen|volgt nog|foto hier',
}

/** The place that a copy keeps for a picture, before its number. */
export const PICTURE_PLACES: Rows = { any: 'photos?|pictures?|bild|fotos?|visuel' }

/** What opens a line that is for editors, or for readers. */
export const EDITORS_OR_READERS: Rows = {
  fr: 'ndlr|n\\.d\\.l\\.r\\.',
  en: "editor[’']s note",
}

/** A line that asks not to publish yet, or says what is still to come. */
export const HOLDS: Rows = {
  fr: '(?:à )?ne pas (?:publier|diffuser)|confidentiel|photos? à venir',
  en: 'not for (?:publication|release)|do not publish|hold for release|confidential|photos? to (?:come|follow)',
  de: 'nicht zur veröffentlichung|vertraulich|sperren',
  es: 'no publicar|confidencial',
  it: 'non pubblicare|riservato',
  pt: 'não publicar|confidencial',
}

/** What stands above notes of an agency that are for editors alone, as patterns. */
export const NOTEPADS: Rows = {
  de: '(?:dpa-)?notizblock|die folgenden informationen sind nicht zur veröffentlichung bestimmt',
}
