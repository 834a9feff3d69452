import type { Rows } from './load.ts'

/** What those who speak are called where their names are not said. */
export const SPEAKERS: Rows = {
  fr: 'q|r|question|réponse|journaliste|le journaliste|la journaliste|interviewer|intervieweur|intervenant|intervenante|locuteur|locutrice|animateur|animatrice|modérateur|modératrice',
  en: 'a|answer|journalist|reporter|interviewer|interviewee|speaker|host|moderator|presenter|narrator|voice|anchor|unidentified speaker',
  de: 'f|frage|antwort|journalistin?|interviewerin?|sprecherin?|moderatorin?|redaktion',
  es: 'p|pregunta|respuesta|periodista|entrevistador|entrevistadora|moderador|moderadora|locutor',
  it: 'd|domanda|risposta|giornalista|intervistatore|intervistatrice|moderatore',
  pt: 'pergunta|resposta|jornalista|entrevistador|entrevistadora',
  nl: 'v|vraag|antwoord|verslaggever',
}

/** The words for question and answer that an interview shortens to their first letters once it has begun. */
export const ASKED_AND_ANSWERED: Rows = {
  fr: 'question|réponse',
  en: 'answer',
  de: 'frage|antwort',
  es: 'pregunta|respuesta',
  it: 'domanda|risposta',
  pt: 'pergunta|resposta',
  nl: 'vraag|antwoord',
}
