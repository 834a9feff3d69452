import type { Rows } from './load.ts'

/** What joins the name of somebody to what they are, at the end of a text: `Ann Lee is a columnist.` */
export const IS: Rows = {
  fr: 'est|a été',
  en: 'is',
  de: 'ist|lehrt|arbeitet|schreibt',
  es: 'es',
  it: 'è',
  pt: 'é',
  nl: 'is',
  ca: 'és',
  ro: 'este',
  sv: 'är',
}

/** What those who write for a paper are, as patterns. */
export const TRADES_OF_AUTHORS: Rows = {
  fr: 'journaliste|reporter|chroniqueur|chroniqueuse|éditorialiste|rédac(?:teur|trice)|auteure?|autrice|écrivaine?|essayiste|avocate?|professeure?|enseignante?|historien(?:ne)?|sociologue|économiste|philosophe|politologue|chercheur|chercheuse|médecin|maître de conférences',
  en: 'journalist|reporter|columnist|editor|writer|author|novelist|poet|lawyer|barrister|professor|lecturer|historian|economist|researcher|scientist|analyst|fellow|freelance',
  de: 'journalistin?|reporterin?|redakteurin?|redakteur|kolumnistin?|autorin?|schriftstellerin?|professorin?|anwalt|anwältin|rechtsanwalt|rechtsanwältin|historikerin?|soziolog(?:e|in)|ökonom(?:in)?|journalist',
  es: 'periodista|columnista|redactora?|autora?|escritora?|profesora?|catedrátic[oa]|abogad[oa]|historiadora?|economista|sociólog[oa]|investigadora?',
  it: 'giornalista|editorialista|redattore|redattrice|autore|autrice|scrittore|scrittrice|professore|professoressa|docente|avvocat[oa]|storic[oa]|economista|sociolog[oa]|ricercatore|ricercatrice',
  pt: 'jornalista|colunista|cronista|autora?|escritora?|professora?|advogad[oa]|historiadora?|economista|sociólog[oa]|investigadora?',
  nl: 'journaliste?|columniste?|redacteur|auteur|schrijver|schrijfster|hoogleraar|docente?|advocaat|historicus|econoom|onderzoeker',
  ca: 'periodista|columnista|redactora?|autora?|escriptora?|professora?|catedràtic|advocada?|historiadora?',
  ro: 'jurnalist[ăa]?|redactor|autoare|autor|scriitor|scriitoare|profesor|profesoară|avocat[ăa]?',
  sv: 'journalist|reporter|krönikör|författare|professor|docent|forskare',
}

/** What those who lead a paper, a body or a place are, as patterns. */
export const LEADING_TRADES: Rows = {
  fr: 'direct(?:eur|rice)|rédact(?:eur|rice) en chef|fondat(?:eur|rice)|secrétaire général|secrétaire générale|cofondat(?:eur|rice)',
  en: 'editor-in-chief|director|founder|co-founder|chief executive|chair|chairman|chairwoman',
  de: 'chefredakteur(?:in)?|herausgeber(?:in)?|leiter(?:in)?|geschäftsführer(?:in)?|gründer(?:in)?|redaktionsleiter(?:in)?|lokalchef(?:in)?',
  es: 'directora?|fundadora?|secretari[oa] general|redactora? jefe',
  it: 'diret(?:tore|trice)|caporedattore|caporedattrice|fondat(?:ore|rice)|architett[oa]',
  pt: 'diretora?|directora?|fundadora?',
  nl: 'hoofdredacteur|directeur|oprichter',
  ca: 'directora?|fundadora?',
  ro: 'director|fondatoare|fondator',
  sv: 'chefredaktör|direktör|grundare',
}
