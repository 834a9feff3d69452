export default {
  'other-library-unknown': 'Marbre ne connaît plus cette bibliothèque. Ouvrez à nouveau son dossier.',
  'other-library-missing':
    'Le dossier «\u00a0{{folder}}\u00a0» est introuvable ou illisible. Rebranchez son disque, ou ouvrez le dossier là où il est maintenant.',
  'library-not-a-folder':
    '«\u00a0{{folder}}\u00a0» est un fichier, pas un dossier. Choisissez le dossier de la bibliothèque.',
  'other-library-inside':
    'Le dossier «\u00a0{{folder}}\u00a0» se trouve dans une bibliothèque, ou parmi les fichiers de Marbre. Choisissez un dossier en dehors.',
  'other-library-in-export':
    'Marbre exporte dans le dossier «\u00a0{{folder}}\u00a0», ou dans un dossier qui le contient, et peut y remplacer des fichiers. Choisissez un autre dossier.',
  'other-library-read-only':
    'Le dossier «\u00a0{{folder}}\u00a0» est protégé en écriture\u00a0: il ne peut pas devenir une bibliothèque. Vérifiez vos droits sur ce dossier, ou choisissez-en un autre.',
  'other-library-exists':
    'Une bibliothèque s’appelle déjà «\u00a0{{folder}}\u00a0». Choisissez un autre nom.',
  'other-library-no-name': 'Ce nom n’a aucun caractère permis pour un dossier. Choisissez un autre nom.',
} as const
