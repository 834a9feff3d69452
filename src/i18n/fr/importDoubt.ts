import type { DoubtName } from '../../core/import/doubts.ts'

/** The doubts about an imported file as a whole, each a sentence. */
export default {
  'item-date':
    'La date «\u00a0{{date}}\u00a0» est illisible\u00a0: saisissez-la dans la fiche une fois l’article importé.',
  'item-embargo':
    'L’embargo «\u00a0{{date}}\u00a0» est incomplet\u00a0: saisissez-le dans la fiche, avec sa date et son heure, une fois l’article importé.',
  'item-canceled':
    'L’expéditeur a annulé cette dépêche\u00a0: retirez-la de la liste si elle ne doit pas être importée.',
  'item-withheld':
    'L’expéditeur indique que cette dépêche ne doit pas encore être publiée\u00a0: voyez avec lui quand elle peut l’être.',
  'item-partial': 'L’expéditeur indique que ce n’est qu’une partie de la dépêche\u00a0: cherchez le reste.',
  'item-version':
    'C’est la version {{version}} de ninjs, que Marbre ne connaît pas\u00a0: comparez le texte avec l’original.',
  'headline-from-file-name':
    'Le texte n’a pas de titre\u00a0: le nom du fichier est proposé. Gardez-le, ou choisissez la ligne qui est le titre.',
  'headline-from-properties':
    'Le titre n’est pas dans le texte\u00a0: il vient des propriétés du fichier. Gardez-le, ou choisissez la ligne qui est le titre.',
  'date-of-program':
    'La date vient d’un champ que le traitement de texte met à jour\u00a0: vérifiez que c’est celle de l’article.',
  'byline-from-properties':
    'La signature n’est pas dans le texte\u00a0: elle vient des propriétés du fichier, et peut être celle de la personne qui l’a saisi. Gardez-la, ou écartez-la.',
  'damaged-characters':
    'Certains caractères sont abîmés ou perdus\u00a0: relisez le texte ou changez d’encodage.',
  'mail-two-headlines':
    'Le texte a un titre, «\u00a0{{headline}}\u00a0», et l’objet du message en donne un autre\u00a0: «\u00a0{{second}}\u00a0». Vérifiez lequel est le bon.',
  'mail-no-headline':
    'Ni le texte ni l’objet du message ne donnent de titre\u00a0: choisissez la ligne qui en est un.',
  'byline-from-sender':
    'Le texte n’est pas signé\u00a0: «\u00a0{{byline}}\u00a0» est la personne qui a envoyé le message. Vérifiez que c’est bien l’auteur.',
  'mail-automatic':
    'Ce message semble avoir été envoyé par un programme (notification, réponse automatique, invitation)\u00a0: retirez-le de la liste si ce n’est pas un article.',
  'mail-embargo':
    'Le message parle d’un embargo, «\u00a0{{value}}\u00a0»\u00a0: saisissez-le dans la fiche une fois l’article importé.',
  'mail-greeting': 'Le message commence par s’adresser à quelqu’un\u00a0: vérifiez où commence l’article.',
  'page-no-article':
    'L’article ne se distingue pas nettement du reste de la page\u00a0: vérifiez ce qui est gardé et ce qui est écarté.',
  'page-several-articles': 'La page présente plusieurs articles\u00a0: vérifiez ce qui est gardé.',
  'page-text-differs':
    'Une partie du texte annoncé par la page n’a pas été trouvée\u00a0: vérifiez qu’il est complet.',
  'page-cut-off':
    'La page semble ne montrer que le début à qui n’est pas abonné\u00a0: vérifiez que le texte est complet.',
  'page-two-headlines':
    'La page donne deux titres\u00a0: «\u00a0{{headline}}\u00a0» et «\u00a0{{second}}\u00a0». Vérifiez lequel est le bon.',
  'page-title-unseen':
    'La page n’affiche pas le titre «\u00a0{{headline}}\u00a0», qui n’est que le nom de la page\u00a0: vérifiez-le.',
  'page-bylines':
    'La page donne deux signatures\u00a0: «\u00a0{{byline}}\u00a0» et «\u00a0{{second}}\u00a0». Vérifiez laquelle est la bonne.',
  'page-dates':
    'La page donne deux dates\u00a0: {{date}} et «\u00a0{{second}}\u00a0». Vérifiez laquelle est la bonne.',
  'byline-unlikely':
    '«\u00a0{{byline}}\u00a0» figure dans la signature, mais n’est peut-être pas un nom\u00a0: vérifiez.',
  'headline-without-words': 'Le titre ne contient aucune lettre\u00a0: vérifiez-le.',
  'no-headline': 'Le texte n’a pas de titre\u00a0: choisissez la ligne qui en tiendra lieu.',
  'no-text': 'Il n’y a rien d’autre qu’un titre\u00a0: vérifiez que le texte est complet.',
  'front-matter-guessed':
    'En-tête (front matter), ligne {{lines}}\u00a0: écriture non valable. Vérifiez comment elle a été lue\u00a0: {{text}}',
  'front-matter-unread':
    'En-tête (front matter), ligne {{lines}}\u00a0: illisible et non reprise\u00a0: {{text}}',
  'front-matter-twice':
    'L’en-tête (front matter) donne deux valeurs différentes pour\u00a0: {{keys}}. La dernière a été retenue\u00a0: vérifiez-la.',
  'front-matter-open':
    'La ligne qui ferme l’en-tête (front matter) manque\u00a0: vérifiez où le texte commence.',
  'front-matter-date': 'Vérifiez la date de l’en-tête (front matter)\u00a0: {{value}}',
  'front-matter-date-either-way':
    'La date de l’en-tête (front matter) peut se lire de deux façons\u00a0: {{value}}.',
  'front-matter-embargo':
    'L’embargo de l’en-tête (front matter), «\u00a0{{value}}\u00a0», n’a pas de date, d’heure ou de fuseau horaire clair\u00a0: saisissez-le dans la fiche une fois l’article importé.',
  'several-articles':
    'Ce texte contient peut-être plusieurs articles. Une fois importé, chaque section peut en sortir\u00a0: menu de la section, «\u00a0Extraire en nouvel article\u00a0».',
  'encoding-guessed':
    'Encodage supposé\u00a0: {{encoding}}, mais ce pourrait être {{other}}. Relisez les lettres accentuées, ou changez d’encodage.',
  'encoding-escaped':
    'Des lettres sont écrites en code, comme «\u00a0+AOk-\u00a0»\u00a0: enregistrez le texte en UTF-8, puis importez-le de nouveau.',
  'no-prose':
    'Ce fichier ressemble à un programme, à des réglages ou à un journal système\u00a0: retirez-le de la liste si ce n’est pas un article.',
} as const satisfies { readonly [name in DoubtName]: string }
