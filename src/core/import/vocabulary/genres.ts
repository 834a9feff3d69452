import type { Rows } from './load.ts'

/** Words that name a desk or a kind of text; up to two of them make a line above the headline. */
export const DESKS_AND_GENRES: Rows = {
  fr: 'météo|artisanat|conso|insolite|urbanisme|immobilier|viticulture|recette|disparition|nécrologie|hommage|témoignage|rencontre|carnet|éducation|sciences|technologie|technologies|numérique|transports|logement|social|religion|histoire|portraits|actualité|actualités|actu|actus|info|infos|brève|brèves|enquêtes|récit|vidéo|podcast|agenda|cinéma|musique|livres|théâtre|télévision|cuisine|gastronomie|voyage|tourisme|mode|patrimoine|agriculture|énergie|emploi|entreprises|finance|bourse|bilan|élections|faits-divers|planète|idées|débats|télécoms|football|rugby|cyclisme|tennis|handball|basket|basketball|basket-ball|badminton|water-polo|f1|formule 1|motogp|canoë-kayak|aviron|karaté|hippisme|volley|volley-ball|hockey|athlétisme|natation|judo|boxe|ski|biathlon|voile|pétanque|escrime|gymnastique|équitation|golf|futsal|cyclo-cross|triathlon|duathlon|trail|raid|running|marathon|vtt|bmx|motocross|moto|auto|automobile|rallye|surf|kitesurf|plongée|apnée|escalade|alpinisme|randonnée|course|courses|lutte|mma|ju-jitsu|taekwondo|haltérophilie|tir|billard|pelote|pelote basque|squash|padel|patinage|curling|snowboard|motonautisme|e-sport|esport|omnisports|handisport|cross|roller|skateboard|tauromachie|locale|locales|métropole|politique|société|économie|sport|sports|culture|international|monde|faits|divers|justice|santé|environnement|climat|sciences|médias|opinion|opinions|édito|éditorial|tribune|analyse|reportage|enquête|portrait|interview|entretien|infographie|témoignages|sondage|chronique|billet|critique|décryptage|exclusif|dossier|région|communiqué|urgent|flash|alerte|exclusivité',
  en: 'education|transport|environment|climate|travel|food|recipe|recipes|books|film|music|theatre|theater|money|sports|opinion|op-ed|column|review|interview|profile|obituary|obituaries|breaking|update|report|investigation|explainer|q&a|weather|crime|courts|community|events|property|farming|gardening|motoring|football|cricket|rugby|tennis|golf|boxing|athletics|netball|hockey|swimming|rowing|cycling|running|sailing|darts|snooker|bowls|horse racing|racing|gymnastics|wrestling|squash|badminton|basketball|baseball|softball|volleyball|soccer|lacrosse|judo|karate|fencing|skiing|surfing|equestrian|media|culture|style|letters|newsletter|transcript|speech|statement|statements|announcement|bulletin|briefing|factsheet|backgrounder|memo|memorandum|draft|unclassified|confidential|restricted|newsroom|embargoed|politics|world|business|news|local|national|health|science|technology|tech|comment|analysis|feature|editorial|exclusive|lifestyle|arts|urgent|flash|alert',
  de: 'sport|interview|kolumne|reportage|porträt|glosse|leitartikel|analyse|hintergrund|nachruf|rezension|regional|umwelt|klima|bildung|gesundheit|wissenschaft|technik|verkehr|justiz|reise|medien|feuilleton|ausland|inland|region|stadt|kreis|vermischtes|rezept|nachrichten|meldung|aktuell|aktuelles|rede|erklärung|statement|entwurf|vertraulich|presse|wetter|polizei|fußball|eishockey|handball|volleyball|leichtathletik|schwimmen|radsport|reiten|turnen|tischtennis|tennis|rudern|segeln|boxen|judo|ringen|basketball|rugby|biathlon|skispringen|motorsport|triathlon|laufen|schach|fechten|golf|badminton|kegeln|schießen|politik|wirtschaft|kultur|gesellschaft|meinung|kommentar|lokales|panorama|wissen|eilmeldung|exklusiv',
  es: 'sanidad|salud|educación|ciencia|tecnología|medio|ambiente|clima|local|nacional|mundo|gente|cine|música|libros|televisión|viajes|gastronomía|receta|motor|fútbol|baloncesto|balonmano|ciclismo|atletismo|natación|tenis|rugby|remo|vela|boxeo|judo|motociclismo|automovilismo|voleibol|waterpolo|triatlón|esgrima|gimnasia|golf|pádel|hockey|análisis|exclusiva|obituario|crítica|noticias|actualidad|discurso|declaración|borrador|confidencial|transportes|tribunales|empresas|mercados|política|economía|deportes|cultura|sociedad|internacional|opinión|sucesos|editorial|entrevista|crónica|reportaje|columna|tribuna|perfil|urgente|exclusivo',
  it: 'attualità|cultura|sport|calcio|pallavolo|basket|pallacanestro|pallanuoto|ciclismo|nuoto|atletica|tennis|rugby|vela|canottaggio|scherma|sci|ginnastica|pugilato|pallamano|motociclismo|formula 1|volley|salute|scuola|scienza|tecnologia|ambiente|interni|mondo|società|opinioni|recensione|ritratto|inchiesta|reportage|notizie|discorso|dichiarazione|bozza|riservato|ricetta|viaggi|musica|cinema|libri|motori|mercati|lavoro|trasporti|politica|economia|cronaca|esteri|spettacoli|intervista|editoriale|commento|urgente|esclusiva|ultimora',
  pt: 'política|economia|desporto|cultura|sociedade|internacional|nacional|opinião|editorial|entrevista|crónica|crônica|reportagem|perfil|saúde|educação|ciência|tecnologia|ambiente|local|futebol|andebol|ciclismo|atletismo|natação|ténis|rugby|voleibol|vólei|basquetebol|basquete|judo|judô|vela|remo|surf|hóquei|futsal|ginástica|automobilismo|notícias|atualidade|actualidade|discurso|declaração|rascunho|confidencial|receita|justiça|transportes|cotidiano|polícia|esporte|esportes|mundo|cidades|urgente|exclusivo',
  nl: 'nieuws|politiek|economie|sport|cultuur|binnenland|buitenland|opinie|commentaar|column|interview|reportage|analyse|achtergrond|recensie|wetenschap|gezondheid|onderwijs|milieu|klimaat|verkeer|regio|lokaal|misdaad|reizen|recept|boeken|muziek|film|voetbal|wielrennen|schaatsen|hockey|tennis|atletiek|zwemmen|volleybal|handbal|basketbal|korfbal|judo|roeien|zeilen|turnen|dammen|schaken|darts|wielersport|toespraak|verklaring|concept|vertrouwelijk|exclusief',
  sv: 'insändare|ledare|krönika|debatt|nyheter|inrikes|utrikes|ekonomi|nöje|recension|intervju|familj|väder|lokalt',
  da: 'kronik|debat|indland|udland|nyheder|anmeldelse|kommentar|erhverv',
  pl: 'wywiad|rozmowa|felieton|komentarz|opinia|reportaż|recenzja|kultura|gospodarka|wiadomości|kronika|społeczeństwo|zdrowie',
  ro: 'interviu|opinie|reportaj|cronică|cultură|politică|economie|actualitate|știri|recenzie|sănătate|educație',
  ca: 'opinió|crònica|esports|societat|reportatge|comarques|successos|cultures|ensenyament|salut',
  ru: 'интервью|репортаж|мнение',
  ar: 'أخبار|رياضة|سياسة|اقتصاد|ثقافة|رأي|حوار|مقابلة|تقرير|تحقيق',
  zh: '时事|体育|财经|文化|国际|社会|评论|要闻',
}

/** Those of them, and of what says that a text is new, that also say what is done or how. */
export const DESKS_OR_VERBS: Rows = {
  fr: 'lutte|course|courses|tir|raid|direct|flash',
  en: 'running|racing|rowing|cycling|swimming|sailing|boxing|wrestling|fencing|surfing|farming|gardening|motoring|breaking|developing|live',
  de: 'laufen|ringen|boxen|fechten|rudern|segeln|reiten|turnen|schwimmen|schießen|kegeln',
  es: 'directo',
  nl: 'roeien|zeilen|turnen|zwemmen|schaken|dammen|schaatsen',
}

/** What says that a text is new or urgent, before or above its headline. */
export const BREAKING: Rows = {
  fr: 'urgent|flash|flash info|alerte|alerte info|dernière minute|dernière heure|info exclusive|info|maj|mise à jour|actualisé|direct',
  en: 'breaking|breaking news|just in|urgent|flash|newsflash|news alert|developing|exclusive|update|updated|live|watch live',
  de: 'eil|eilmeldung|exklusiv|breaking news|aktualisiert|liveticker',
  es: 'urgente|última hora|exclusiva|exclusivo|alerta|actualización|directo|en directo',
  it: "urgente|ultim['’]ora|ultima ora|ultimora|esclusiva|esclusivo|flash|aggiornamento|diretta|in diretta",
  pt: 'urgente|última hora|exclusivo|alerta',
  nl: 'spoed|net binnen|laatste nieuws|breaking|exclusief',
}

/** Kinds of text that have their article where they stand over a headline: `L'édito`, `La entrevista`. */
export const KINDS_WITH_ARTICLE: Rows = {
  fr: 'édito|éditorial|billet|chronique|tribune|interview|entretien|portrait|analyse|enquête|reportage|critique|humeur',
  en: 'interview|column|editorial|profile|review|verdict',
  de: 'interview|kommentar|kolumne|glosse|porträt|analyse|leitartikel|reportage',
  es: 'entrevista|columna|tribuna|crónica|editorial|reportaje|análisis|perfil',
  it: 'intervista|editoriale|commento|inchiesta|recensione|ritratto',
  pt: 'entrevista|crónica|crônica|editorial|reportagem|perfil',
  nl: 'interview|column|commentaar|analyse|reportage',
}
export const ARTICLES_OF_GENRES: Rows = {
  fr: "l['’]|le[ ]|la[ ]",
  en: 'the[ ]',
  de: 'das[ ]|der[ ]|die[ ]',
  es: 'el[ ]|la[ ]',
  it: "l['’]|il[ ]|la[ ]",
  pt: 'o[ ]|a[ ]',
  nl: 'het[ ]|de[ ]',
}

/** Desks that are named by a place, and may be the place itself. */
export const DESKS_OF_PLACES: Rows = {
  fr: 'france|europe',
  es: 'madrid|andalucía|cataluña',
  it: 'lombardia|lazio',
  pt: 'lisboa|porto|brasil',
}

/** What stands between a date and the desk under which a site filed a text. */
export const FILED_UNDER: Rows = {
  fr: 'dans|sous',
  en: 'in|under',
  de: 'in|unter',
  nl: 'onder',
}

/** Kinds of text of several words. */
export const GENRES_OF_SEVERAL_WORDS: Rows = {
  fr: 'appel à témoins|avis de recherche|lettre ouverte|droit de réponse|en images|grand format|à lire aussi|dossier de presse|revue de presse|faits divers|hockey sur glace|hockey sur gazon|tennis de table|sport automobile|sports mécaniques|course à pied|ski alpin|ski de fond|rugby à xiii|rugby à 7|point de vue|en direct|en vidéo|en cartes|carte blanche|point presse|conférence de presse|espace presse|salle de presse|service de presse|à la une|vie locale|discours|prise de parole|diffusion restreinte|document de travail|libre propos|le fait du jour|le grand entretien',
  en: 'appeal for witnesses|witness appeal|open letter|letter to the editor|right of reply|photo essay|long read|first person|in pictures|guest column|guest post|case study|opening remarks|prepared remarks|news room|press room|media room|media centre|media center|press office|press conference|media conference|doorstop interview|doorstop|radio interview|television interview|interview transcript|transcript of interview|e&oe|e & oe|fact sheet|question and answer|questions and answers|op ed|breaking news|official sensitive|not for circulation|work in progress|latest news|news and media|news & media|our news|for information|speaking notes|keynote address|ministerial statement|statement to the house|public notice|local news|world news',
  de: 'zeugenaufruf|offener brief|leserbrief|gegendarstellung|gastbeitrag|in bildern|presse und medien|pressekonferenz|nur für den dienstgebrauch|zur person|im porträt|aus aller welt|aus der region|das interview|die analyse',
  es: 'la historia|carta abierta|derecho de réplica|en imágenes|sala de prensa|rueda de prensa|gabinete de prensa|última hora|carta al director|sala de comunicación|documento de trabajo|medio ambiente|la entrevista',
  it: 'la storia|il caso|il personaggio|lettera aperta|lettera al direttore|diritto di replica|in foto|sala stampa|conferenza stampa|ufficio stampa|rassegna stampa|ultima ora|fatti del giorno|primo piano|la ricetta',
  pt: 'carta aberta|direito de resposta|em imagens|sala de imprensa|conferência de imprensa|coletiva de imprensa|assessoria de imprensa|última hora|meio ambiente|documento de trabalho',
  nl: 'open brief|ingezonden brief|brief van de dag|in beeld|laatste nieuws|pers en media|perskamer|persconferentie|uit de regio',
}

/** Rubrics under which several items stand. */
export const RUBRICS_OF_MANY: Rows = {
  fr: 'brèves|en bref|lettres|vos lettres|courrier|courrier des lecteurs|le courrier des lecteurs',
  en: 'in brief|news in brief|briefs|letters|letters to the editor|your letters',
  de: 'kurz und knapp|kurz notiert|kurz gemeldet|meldungen|leserbriefe',
  es: 'breves|en breve|cartas al director|cartas de los lectores',
  it: 'in breve|brevi|lettere al direttore|lettere',
  pt: 'breves|em resumo|cartas ao diretor|cartas dos leitores',
  nl: 'ingezonden brieven|in het kort|kort|kort nieuws|nieuws uit de regio|brieven van lezers|lezersbrieven',
  sv: 'kortnytt|i korthet|notiser',
  da: 'kort nyt|noter',
  pl: 'w skrócie|krótko|listy|listy do redakcji|listy czytelników',
  ro: 'pe scurt',
  ca: 'breus|en breu|cartes al director',
}

/** Courts, whose name stands above what is told of a hearing, as patterns. */
export const COURTS: Rows = {
  fr: "tribunal (?:correctionnel|judiciaire|administratif|de police|de commerce|pour enfants)|cour d['’](?:assises|appel)|conseil de prud['’]hommes",
  de: '(?:amts|land|oberlandes|verwaltungs|arbeits|schöffen)gericht',
  es: 'audiencia (?:provincial|nacional)|juzgado de lo penal',
  it: "tribunale|corte d['’](?:assise|appello)",
  pt: 'tribunal (?:de|da|do|judicial)',
  nl: 'rechtbank|gerechtshof|politierechter',
  pl: 'sąd (?:rejonowy|okręgowy|apelacyjny)',
}

/** What meets in a town or a county, and stands without a name over what is told of it. */
export const COUNCILS: Rows = {
  fr: 'conseil municipal|conseil communautaire|conseil métropolitain',
  en: 'city council|town council|county council|parish council|planning committee|school board',
  de: 'gemeinderat|stadtrat|kreistag|ortschaftsrat|ortsgemeinderat',
  es: 'pleno municipal',
  it: 'consiglio comunale',
  pt: 'assembleia municipal',
  nl: 'gemeenteraad',
  pl: 'rada miasta|rada gminy',
}

/** What opens the line of a letter that says to which text it answers, as patterns: `Zum Artikel „Die Linde“ vom 3. März`. */
export const ANSWERS_TO: Rows = {
  fr: "(?:à propos|au sujet|en réponse|suite|réponse|réaction) (?:à|de|d['’])[ ]?(?:l['’]|votre|notre|un)?[ ]?(?:article|tribune|éditorial|papier|dossier|enquête)",
  en: '(?:re:?|regarding|in (?:response|reply) to|on|about) (?:the|your) (?:article|report|editorial|column|letter|story)',
  de: '(?:zu|zum|zur|betrifft|betr\\.|ihr|ihrem)[ ](?:(?:dem|den|ihrem)[ ])?(?:artikel|bericht|beitrag|kommentar|leserbrief|leitartikel|interview)',
  es: '(?:sobre|en respuesta a|a propósito de|respuesta a)[ ]?(?:el|la|su)[ ](?:artículo|reportaje|editorial|carta|entrevista)',
  it: "(?:a proposito|in risposta|in merito)[ ](?:del|della|dell['’]|al|alla|all['’])[ ]?(?:articolo|editoriale|lettera|intervista)",
  nl: '(?:n\\.a\\.v\\.|naar aanleiding van|reactie op)[ ](?:het|uw|de)[ ](?:artikel|bericht|stuk|commentaar|brief)',
}
