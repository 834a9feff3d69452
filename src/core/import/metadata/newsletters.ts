/** The line above a mail of a list that leads to it on the web. */
export const ON_THE_WEB =
  /^(?:view (?:this|the) (?:e-?mail|message|newsletter) (?:in|on)|(?:view|open|read) (?:it )?in (?:(?:your|a) )?browser|.{0,60}im browser (?:ansehen|anzeigen|öffnen)|(?:voir|afficher|lire|consulter|si ).{0,80}dans (?:votre|le) navigateur|ver .{0,40}en (?:el|tu|su) navegador|(?:visualizza|apri) .{0,40}nel browser|ver .{0,40}no (?:seu )?navegador|(?:bekijk|open) .{0,40}in (?:je|uw|de) browser|.{0,60}w przeglądarce$)/iu

/** How to leave a list. */
export const LEAVES_LIST =
  /(?=.{0,200}(?:e-?mails?|messages?|newsletter|list[ea]?|mailing|preferences)(?!\p{L})).{0,200}(?<!\p{L})(?:unsubscribe|abmelden|abbestellen|se d(?:ésabonner|ésinscrire)|darse de baja|disiscriv\p{L}+|uitschrijven|afmelden)(?!\p{L})/iu
