export default {
  'manifest-damaged':
    '«\u00a0{{fileName}}\u00a0», la liste des exports de ce dossier, est endommagé\u00a0: aucun fichier du dossier n’a été remplacé ni supprimé. Rétablissez-le depuis une copie, ou supprimez-le et permettez de remplacer les fichiers (--overwrite).',
  'manifest-newer':
    '«\u00a0{{fileName}}\u00a0», la liste des exports de ce dossier, vient d’une version plus récente de Marbre\u00a0: aucun fichier du dossier n’a été remplacé ni supprimé. Mettez Marbre à jour, ou choisissez un autre dossier.',
  'export-too-many-pictures':
    'Il y a ici {{count, number}} images dans un seul fichier, qui peut en contenir {{limit, number}}. Divisez l’article, ou exportez moins d’articles à la fois.',
  'export-pictures-too-large':
    'Les images d’un seul fichier dépassent ici {{limitMegabytes, number}}\u00a0Mo. Divisez l’article, placez les images d’une page à côté d’elle, ou exportez depuis la fenêtre, qui les réduit.',
  'zip-too-large':
    'Cet export est trop volumineux pour un seul zip ({{files, number}} fichiers et 4\u00a0Go au plus). Exportez moins d’articles, ou exportez dans un dossier.',
  'zip-exists':
    '«\u00a0{{fileName}}\u00a0» existe déjà\u202f; il a été laissé tel quel. Choisissez un autre nom, ou permettez de le remplacer (--overwrite).',
  'not-a-folder':
    '«\u00a0{{folder}}\u00a0» est un fichier, pas un dossier. Choisissez un autre nom, puis exportez de nouveau.',
} as const
