export default {
  'title.misspelt': 'Orthographe',
  'why.misspelt': 'Le dictionnaire ne connaît pas ce mot.',
  'title.name': 'Nom à vérifier',
  'why.name': 'Le dictionnaire ne connaît pas ce nom.',
  'failure.dictionary-unavailable':
    'L’orthographe ne peut pas être vérifiée pour l’instant. Marbre réessaie de lui-même.',
  'failure.dictionary-unreadable':
    'Le fichier dictionary.txt n’est pas du texte en UTF-8. Rien n’y a été écrit\u00a0: enregistrez-le en UTF-8.',
  'failure.dictionary-too-large':
    'Un fichier de dictionnaire ne peut pas dépasser {{limitMegabytes, number}}\u00a0Mo. Prenez-en un plus petit.',
  'failure.dictionary-invalid':
    'Ces deux fichiers ne forment pas un dictionnaire Hunspell. Choisissez le .aff et le .dic d’une même langue.',
  'failure.dictionary-slow':
    'Ce dictionnaire met plus de cinq secondes à se charger. Prenez-en un plus petit.',
  'failure.dictionary-not-kept':
    'Les dictionnaires ajoutés sont dans un dossier où Marbre ne peut pas écrire. Vérifiez vos droits sur le dossier de Marbre.',
  'problem.not-a-word':
    'dictionary.txt, ligne {{line, number}}\u00a0: ce n’est pas un mot, ni «\u00a0mot/modèle\u00a0»\u202f; la ligne est ignorée.',
  'problem.too-many':
    'dictionary.txt, ligne {{line, number}}\u00a0: il y a trop de mots\u202f; ceux qui suivent sont ignorés.',
  'problem.not-text':
    'dictionary.txt n’est pas du texte en UTF-8\u202f; aucun mot n’a été lu. Enregistrez-le en UTF-8.',
  'problem.too-large': 'dictionary.txt dépasse 2\u00a0Mo\u202f; aucun mot n’a été lu. Raccourcissez-le.',
  'problem.not-a-file':
    'dictionary.txt est un dossier ou un lien, que Marbre ne lit pas. Mettez-y le fichier lui-même.',
  'problem.unreadable': 'dictionary.txt ne peut pas être lu. Vérifiez que vous avez le droit de l’ouvrir.',
} as const
