import type { Rows } from './load.ts'

/** Nothing but that a text may run. */
export const FOR_RELEASE: Rows = {
  fr: 'pour diffusion immédiate|pour publication immédiate|à diffuser immédiatement|diffusion immédiate|pour diffusion|publication immédiate',
  en: 'for immediate release|immediate release|for release|for immediate publication|for immediate use|for immediate distribution',
  de: 'zur sofortigen veröffentlichung|zur sofortigen freigabe|zur veröffentlichung freigegeben|frei zur veröffentlichung|zur sofortigen verwendung',
  es: 'para publicación inmediata|para su publicación inmediata|para difusión inmediata|de publicación inmediata|para su difusión inmediata',
  it: 'per la pubblicazione immediata|per pubblicazione immediata|da pubblicare subito|per diffusione immediata|diffusione immediata',
  pt: 'para divulgação imediata|para publicação imediata',
  nl: 'voor onmiddellijke publicatie|voor directe publicatie',
  sv: 'för omedelbar publicering|fri för publicering',
  pl: 'do natychmiastowej publikacji',
  ru: 'для немедленной публикации',
}

/** What says that a speech counts as it was spoken, and not as it was sent. */
export const AS_SPOKEN: Rows = {
  fr: 'seul le prononcé fait foi|seul le discours prononcé fait foi|seul le texte prononcé fait foi',
  en: 'check against delivery|please check against delivery|checked against delivery',
  de: 'es gilt das gesprochene wort',
  es: 'cotejar con la versión pronunciada|solo es válida la versión pronunciada',
  it: 'fa fede il discorso pronunciato|fa fede il testo pronunciato|fa fede solo il discorso pronunciato',
  pt: 'só faz fé a versão efetivamente proferida|só faz fé a versão efectivamente proferida|só faz fé a versão proferida',
  nl: 'het gesproken woord geldt|alleen het gesproken woord geldt',
}

/** What opens the contacts of a release. */
export const PRESS_CONTACTS: Rows = {
  fr: "contacts?|contacts? (?:presse|médias?|pour la presse)|service (?:de )?presse|relations? (?:presse|médias)|pour plus d[’']informations?|renseignements|informations(?=[ \\u00a0\\u202f]?:)|informations? (?:et )?presse|bureau de presse|attachée? de presse|pour la presse(?=[ \\u00a0\\u202f]?:)",
  en: 'for (?:the )?(?:press|media)(?=[ ]?:)|contacts?|(?:media|press|news) (?:contacts?|enquir(?:y|ies)|inquir(?:y|ies)|office|relations)|contacts? for (?:the )?(?:media|press)|for (?:more|further) information|for media enquiries|for press enquiries|enquiries',
  de: 'für die (?:presse|medien)(?=[ ]?:)|kontakt|kontakte|pressekontakte?|medienkontakte?|ansprechpartner(?:in)?|pressestelle|medienstelle|rückfragen|rückfragehinweis|für rückfragen|weitere informationen|kontakt für (?:die )?(?:medien|presse)|auskünfte',
  es: 'contactos?|contactos? (?:de|para) (?:la )?(?:prensa|medios)|contactos? prensa|(?:gabinete|departamento|oficina) de (?:prensa|comunicación)|para más información|más información',
  it: 'contatti?|contatti? (?:stampa|per la stampa|media)|ufficio stampa|per(?:[ ](?:maggiori|ulteriori))? informazioni|info|informazioni(?=[ ]?:)',
  pt: 'contactos?|contatos?|contactos? (?:de|para a) imprensa|assessoria de imprensa|para mais informações',
  nl: 'voor de pers(?=[ ]?:)|contact|perscontact|contactpersoon|contact voor de (?:pers|media)|persvoorlichting|voor meer informatie',
  sv: 'kontakt|presskontakt|kontaktperson|för mer information|mer information',
  pl: 'kontakt|kontakty|kontakt (?:dla (?:mediów|prasy)|prasowy)|biuro prasowe|więcej informacji',
  ru: 'контакты?|контакты? для (?:прессы|сми)|пресс-служба|дополнительная информация',
}

/** What a contact for newsrooms is called by, as beginnings of words. */
export const OF_PRESS: Rows = {
  any: 'press|media|médias?|redak|rédaction|journalist',
  de: 'medien',
  es: 'prensa|medios',
  it: 'stampa',
  pt: 'imprensa',
  nl: 'pers(?:contact|voorlichting)|de pers',
  pl: 'prasow|prasy',
  ru: 'пресс|сми',
}

/** By what somebody is reached. */
export const REACHED_BY: Rows = {
  any: 'tel|phone|telephone|mobile|mob|cell|fax|e-?mail|mail|web|website|twitter|linkedin',
  fr: 'tél|téléphone|portable|courriel|mél|site|site web|site internet',
  de: 'telefon|handy|mobil|internet',
  es: 'teléfono|tfno|tlf|móvil|correo|correo electrónico',
  it: 'telefono|cellulare|cell|sito',
  pt: 'telefone|telemóvel|correio',
  nl: 'telefoon|mobiel',
  sv: 'telefon|mobil|e-post',
  pl: 'telefon|tel. kom|komórka',
  ru: 'тел|телефон|почта|эл. почта|сайт',
}

/** What stands above the name of whoever signs a mail. */
export const SALUTATIONS: Rows = {
  fr: 'cordialement|bien cordialement|très cordialement|bien à vous|salutations|cdlt|bonne réception|bonne journée|amicalement|merci d’avance|merci|bien à toi|(?:très )?belle journée|bonne soirée|bon week-end|à bientôt|à très vite|bises?|bien sincèrement',
  en: 'kind regards|best regards|warm regards|with kind regards|regards|best wishes|with best wishes|all best|all the best|best|thanks|many thanks|cheers|yours|yours sincerely|yours faithfully|sincerely|warmly|warm wishes|speak soon|talk soon|thank you',
  de: '(?:mit[ ])?(?:freundlichen?|besten?|vielen?|herzlichen?|lieben?|schönen?|sonnigen?) gr(?:ü|ue)(?:ß|ss)en?|mfg|lg|vg|bis bald|besten dank|vielen dank',
  es: 'saludos|un saludo|saludos cordiales|un cordial saludo|atentamente|un abrazo|un saludo cordial|muchas gracias|gracias',
  it: 'saluti|un saluto|cordiali saluti|distinti saluti|grazie|buon lavoro|un caro saluto|a presto|buona giornata',
  pt: 'cumprimentos|melhores cumprimentos|com os melhores cumprimentos|atenciosamente|obrigad[oa]|um abraço|abraços?|até breve',
  nl: '(?:met[ ])?(?:vriendelijke|hartelijke) groet(?:en)?|groet|groeten|groetjes|bedankt',
  sv: '(?:med )?(?:vänliga|bästa|varma|soliga) hälsningar|hälsningar|vänligen|mvh|tack',
  da: '(?:med )?(?:venlig|vennlig|bedste|beste|mange) hilsen|hilsen|vh|tak|takk',
  pl: 'pozdrawiam|pozdrowienia|z poważaniem|dziękuję|dzięki',
  ro: 'cu stimă|cu respect|cu drag|mulțumesc|toate cele bune',
  ca: 'salutacions|salutacions cordials|cordialment|atentament|una abraçada|gràcies',
}

/** What says, right below a greeting, that a text comes with the mail, as patterns. */
export const ACCOMPANIES: Rows = {
  fr: "voici|voilà (?:le|la|mon|ma|notre)|ci-dessous|ci-joint\\p{L}*|en pièce jointe|vous trouverez|veuillez trouver|je (?:vous|te) (?:envoie|adresse|transmets)|je t['’]envoie",
  en: "(?:please )?find (?:below|attached|enclosed|here)|please find|(?:copy|story|piece|text|release|article|words) (?:is )?(?:below|attached)|(?:below|attached) is|here is|here[’']s|see below",
  de: 'anbei|im anhang|nachfolgend|nachstehend|hier (?:ist|kommt|mein|meine|der|die)',
  es: 'adjunt(?:o|a|amos)|a continuación|(?:te|le|les|os) (?:envío|mando|enviamos|remito|remitimos)|(?:aquí|ahí) (?:va|tienes?)',
  it: 'in allegato|di seguito|ecco|(?:ti|vi|le) (?:invio|mando|inviamo|trasmetto|trasmettiamo)',
  pt: 'em anexo|segue(?:[ ](?:abaixo|em anexo))?|envio(?:[ ](?:abaixo|em anexo))?',
  nl: 'hierbij|bijgaand|hieronder|bijgevoegd|in de bijlage',
  sv: 'här (?:kommer|är)|bifogat|bifogar|nedan',
  da: 'her (?:kommer|er)|vedhæftet|vedlagt|nedenfor',
  pl: 'w załączniku|przesyłam|poniżej',
  ro: 'atașez|atașat|mai jos|(?:vă|îți) trimit',
  ca: "adjunto|a continuació|(?:us|t['’]) ?envio",
}

/** What says that a text comes with the mail where nobody is greeted above it, as patterns: a headline opens otherwise. */
export const BRINGS_TEXT: Rows = {
  fr: 'voi(?:ci|là) (?:le|la|mon|ma|notre) (?:papier|texte|article|copie|version|chronique|brève|reportage)|(?:papier|texte|article) ci-(?:dessous|joint)|comme (?:convenu|promis)',
  en: "here you (?:go|are)|here it is|here[’']s (?:the|my) (?:copy|story|piece|text)|as (?:promised|discussed)|(?:copy|story|piece|text) (?:is )?(?:below|attached)",
  de: 'anbei|wie (?:besprochen|versprochen)|hier (?:(?:ist|kommt)[ ])?(?:der|mein) (?:text|artikel|beitrag)',
  es: 'adjunto|(?:aquí|ahí) (?:va|tienes?) (?:el|mi) (?:texto|artículo|reportaje)|como (?:acordamos|hablamos)',
  it: "in allegato|ecco (?:il|il mio) (?:pezzo|testo|articolo)|come (?:d[’']accordo|promesso)",
  pt: 'segue (?:o|a|abaixo|em anexo)|em anexo|conforme (?:combinado|prometido)',
  nl: 'hierbij|bijgaand|zoals (?:beloofd|afgesproken)',
}

/** What opens the notes that a sender writes to newsrooms, under the text. */
export const TO_EDITORS: Rows = {
  fr: 'notes? aux (?:rédactions|éditeurs|rédacteurs|journalistes)|notes? à la rédaction|notes? pour les rédactions|notes? de la rédaction',
  en: "notes? (?:to|for) (?:(?:the )?editors?|journalists?|newsdesks?)|editors?[’']? notes?|background notes?",
  de: 'hinweise? (?:für|an) (?:die )?(?:redaktion|redaktionen|medien|journalisten)|redaktionelle hinweise|anmerkungen (?:für|an) die redaktion',
  es: 'notas? (?:para|a) (?:los )?(?:editores|redactores|periodistas|la redacción|las redacciones)',
  it: 'note? (?:per|ai|alla)(?:[ ](?:i|le))? (?:redattori|giornalisti|redazioni|redazione)',
  pt: 'notas? (?:aos|para os) (?:editores|jornalistas)',
}

/** The same in one word, which opens it in what is known to be a release. */
export const NOTES: Rows = {
  fr: 'notes?',
  en: 'notes?',
  de: 'hinweise?|anmerkungen',
  es: 'notas?',
  it: 'note',
  pt: 'notas?',
}

/** What opens what a sender says of itself. */
export const ABOUT_SENDER: Rows = {
  fr: "à propos (?:de|du|des|d[’'])",
  en: 'about',
  de: 'über|zum unternehmen|zur person',
  es: 'acerca de|sobre',
  it: 'informazioni su|a proposito di|chi è|chi siamo',
  pt: 'acerca d[aeo]|sobre',
  nl: 'over',
}
