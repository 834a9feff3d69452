/** What an import did that one should know; sentences. */
export default {
  'links-in-headings_one': 'Un lien dans un intertitre a été mis dans la note interne.',
  'links-in-headings_other': '{{count, number}} liens dans des intertitres ont été mis dans la note interne.',
  'mail-left-out_one': 'Une partie du message a été écartée de l’article.',
  'mail-left-out_other':
    '{{count, number}} parties du message ont été écartées de l’article (citations, signature…).',
  'attachments-left-out_one': 'Une pièce jointe n’a pas été importée\u00a0: {{names}}.',
  'attachments-left-out_other': '{{count, number}} pièces jointes n’ont pas été importées\u00a0: {{names}}.',
  'page-left-out_one': 'Un élément de la page a été écarté de l’article.',
  'page-left-out_other':
    '{{count, number}} éléments de la page ont été écartés de l’article (menus, encadrés, publicité…).',
  'site-tags_one': 'Une balise du site a été gardée comme texte\u00a0: {{names}}.',
  'site-tags_other': '{{count, number}} balises du site ont été gardées comme texte\u00a0: {{names}}.',
  'wiki-links_one': 'D’un lien vers une autre note, seuls les mots ont été gardés\u00a0: {{names}}.',
  'wiki-links_other':
    'De {{count, number}} liens vers d’autres notes, seuls les mots ont été gardés\u00a0: {{names}}.',
  'comments-to-note_one': 'Un commentaire a été mis dans la note interne.',
  'comments-to-note_other': '{{count, number}} commentaires ont été mis dans la note interne.',
  'scripts-dropped_one': 'Un script ou une feuille de style n’a pas été repris.',
  'scripts-dropped_other': '{{count, number}} scripts ou feuilles de style n’ont pas été repris.',
  'lost-links_one': 'Un lien ne mène nulle part\u00a0: son adresse n’est pas dans le fichier.',
  'lost-links_other':
    '{{count, number}} liens ne mènent nulle part\u00a0: leur adresse n’est pas dans le fichier.',
  'name-as-headline': 'Le nom du fichier sert de titre.',
  'hidden-text-left-out': 'Du texte masqué dans le document n’a pas été repris.',
  'equations-as-text_one': 'Une équation est devenue de simples caractères\u00a0: vérifiez-la.',
  'equations-as-text_other':
    '{{count, number}} équations sont devenues de simples caractères\u00a0: vérifiez-les.',
  'embedded-left-out_one': 'Un graphique ou un fichier incorporé n’a pas été repris.',
  'embedded-left-out_other': '{{count, number}} graphiques ou fichiers incorporés n’ont pas été repris.',
  'corrects-another_one': 'Cette dépêche en corrige une autre\u00a0: voyez la note interne.',
  'corrects-another_other': 'Cette dépêche en corrige une autre\u00a0: voyez la note interne.',
  'goes-on-elsewhere_one': 'Le texte annonce une suite, qui n’est pas dans ce fichier.',
  'goes-on-elsewhere_other': 'Le texte annonce une suite, qui n’est pas dans ce fichier.',
  'controls-taken-out_one': 'Un caractère de commande, invisible, a été retiré.',
  'controls-taken-out_other': '{{count, number}} caractères de commande, invisibles, ont été retirés.',
  'date-of-version_one':
    'L’élément ne donne pas la date de son texte\u00a0: {{date}} est celle de cette version.',
  'date-of-version_other':
    'L’élément ne donne pas la date de son texte\u00a0: {{date}} est celle de cette version.',
  'associations-left-out_one': 'Un élément associé n’a pas été importé\u00a0: {{names}}.',
  'associations-left-out_other':
    '{{count, number}} éléments associés n’ont pas été importés\u00a0: {{names}}.',
  'tracked-changes':
    'Le document contient des modifications suivies\u00a0: il a été lu comme si elles étaient toutes acceptées.',
  'pictures-unsupported_one':
    'Une image n’a pas été reprise, car Marbre ne montre pas son format\u00a0: {{pictures}}. Exportez-la en JPEG et ajoutez-la sur la page.',
  'pictures-unsupported_other':
    '{{count, number}} images n’ont pas été reprises, car Marbre ne montre pas leur format\u00a0: {{pictures}}. Exportez-les en JPEG et ajoutez-les sur la page.',
  'pictures-too-large_one': 'Une image n’a pas été reprise, car elle dépasse 50\u00a0Mo\u00a0: {{pictures}}.',
  'pictures-too-large_other':
    '{{count, number}} images n’ont pas été reprises, car elles dépassent 50\u00a0Mo\u00a0: {{pictures}}.',
  'pictures-too-many-pixels_one':
    'Une image n’a pas été reprise, car elle a plus de 100\u00a0millions de pixels\u00a0: {{pictures}}.',
  'pictures-too-many-pixels_other':
    '{{count, number}} images n’ont pas été reprises, car elles ont plus de 100\u00a0millions de pixels\u00a0: {{pictures}}.',
  'pictures-damaged_one': 'Une image n’a pas été reprise, car elle est abîmée\u00a0: {{pictures}}.',
  'pictures-damaged_other':
    '{{count, number}} images n’ont pas été reprises, car elles sont abîmées\u00a0: {{pictures}}.',
  'pictures-missing_one':
    'Une image n’est pas parmi les fichiers venus avec le texte\u00a0: {{pictures}}. Importez son dossier, ou ajoutez-la sur la page.',
  'pictures-missing_other':
    '{{count, number}} images ne sont pas parmi les fichiers venus avec le texte\u00a0: {{pictures}}. Importez leur dossier, ou ajoutez-les sur la page.',
  'pictures-remote_one':
    'Une image est sur le web et n’a pas été téléchargée\u00a0: {{pictures}}. Son adresse reste dans le texte.',
  'pictures-remote_other':
    '{{count, number}} images sont sur le web et n’ont pas été téléchargées\u00a0: {{pictures}}. Leurs adresses restent dans le texte.',
  'pictures-too-many_one':
    'Une image n’a pas été reprise, car le texte en apporte trop, ou de trop grandes\u00a0: {{pictures}}. Ajoutez-la sur la page.',
  'pictures-too-many_other':
    '{{count, number}} images n’ont pas été reprises, car le texte en apporte trop, ou de trop grandes\u00a0: {{pictures}}. Ajoutez-les sur la page.',
  'pictures-in-notes_one': 'Une image dans une note de bas de page ou un commentaire n’a pas été reprise.',
  'pictures-in-notes_other':
    '{{count, number}} images dans des notes de bas de page ou des commentaires n’ont pas été reprises.',
  'pictures-uncropped_one':
    'Une image est recadrée dans le document et vient entière\u00a0: {{pictures}}. Recadrez-la sur la page.',
  'pictures-uncropped_other':
    '{{count, number}} images sont recadrées dans le document et viennent entières\u00a0: {{pictures}}. Recadrez-les sur la page.',
  'logos-left-out_one': 'Une image de la taille d’un logo n’a pas été reprise\u00a0: {{pictures}}.',
  'logos-left-out_other':
    '{{count, number}} images de la taille d’un logo n’ont pas été reprises\u00a0: {{pictures}}.',
} as const
