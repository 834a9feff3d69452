export default {
  'title.write': '«\u00a0{{replacement}}\u00a0» attendu',
  'title.leaveOut': 'À supprimer',
  'title.remark': 'Marche maison',
  why: 'Règle «\u00a0{{rule}}\u00a0» de la marche maison.',
  none: 'Aucune règle maison. Pour commencer, placez dans le dossier de la bibliothèque un fichier nommé house-style.yaml, avec une règle par tiret\u00a0:',
  note: 'Chaque règle dit le mot ou le motif à chercher, ce qu’il faut écrire et pourquoi. Marbre relit le fichier dès qu’il change, et n’y écrit jamais.',
  rules_one: '{{count, number}} règle',
  rules_other: '{{count, number}} règles',
  problems_one: '{{count, number}} problème',
  problems_other: '{{count, number}} problèmes',
  place: 'Ligne {{line, number}}',
  'problem.not-a-file':
    'Sous ce nom se trouve un dossier ou un lien, que Marbre ne suit pas\u202f; aucune règle n’a été lue. Mettez-y le fichier lui-même.',
  'problem.unreadable':
    'Ce fichier ne peut pas être lu ({{reason}})\u202f; aucune règle n’a été lue. Vérifiez que vous avez le droit de l’ouvrir.',
  'problem.too-large':
    'Ce fichier dépasse {{limitMegabytes, number}}\u00a0Mo\u202f; aucune règle n’a été lue. Raccourcissez-le.',
  'problem.not-text':
    'Ce fichier n’est pas du texte en UTF-8\u202f; aucune règle n’a été lue. Enregistrez-le à nouveau dans ce codage.',
  'problem.second-file':
    '«\u00a0{{file}}\u00a0» n’est pas lu, car une seule marche maison compte. Réunissez-les en un fichier.',
  'problem.no-list':
    'Ce fichier n’est pas une liste de règles\u202f; chacune commence par un tiret et une espace.',
  'problem.too-many-rules': 'Seules les {{limit, number}} premières règles comptent. Supprimez-en.',
  'problem.too-many-problems':
    'Seuls les {{limit, number}} premiers problèmes sont montrés. Corrigez d’abord ceux-là.',
  'problem.syntax':
    'Ici, ou juste au-dessus, cette règle ne se lit pas comme du YAML. Cherchez un guillemet oublié, une tabulation, un retrait, ou un deux-points sans guillemets autour.',
  'problem.no-rule':
    'Ce n’est pas une règle\u202f; il y faut au moins «\u00a0word:\u00a0» ou «\u00a0pattern:\u00a0», et «\u00a0suggest:\u00a0» ou «\u00a0reason:\u00a0».',
  'problem.unknown-key':
    '«\u00a0{{key}}\u00a0» ne veut rien dire ici\u202f; sont connus word, pattern, suggest, reason, language, case, fix et name.',
  'problem.repeated-key':
    '«\u00a0{{key}}\u00a0» figure ici une seconde fois\u202f; la première compte. Supprimez l’une des deux.',
  'problem.wrong-value':
    'La valeur de «\u00a0{{key}}\u00a0» n’est pas de la bonne sorte\u00a0: une ligne de texte, ou bien true ou false pour case et fix.',
  'problem.too-long':
    '«\u00a0{{key}}\u00a0» dépasse la limite de {{limit, number}}\u202f; la règle est écartée. Raccourcissez.',
  'problem.no-word':
    'Cette règle n’a ni mot ni motif à chercher. Ajoutez «\u00a0word:\u00a0» ou «\u00a0pattern:\u00a0».',
  'problem.word-and-pattern': 'Cette règle a un mot et un motif à la fois. Faites-en deux règles.',
  'problem.nothing-to-say':
    'Cette règle ne dit ni quoi écrire ni pourquoi. Ajoutez «\u00a0suggest:\u00a0» ou «\u00a0reason:\u00a0».',
  'problem.fix-without-suggestion':
    'Cette règle corrigerait sans savoir comment. Ajoutez «\u00a0suggest:\u00a0», ou supprimez «\u00a0fix:\u00a0».',
  'problem.language':
    '«\u00a0{{language}}\u00a0» n’est pas un code de langue. Écrivez par exemple fr, fr-CA ou en-GB.',
  'problem.pattern':
    'Ce motif n’est pas une expression régulière\u202f; il déraille à «\u00a0{{part}}\u00a0». Mettez une barre oblique inverse devant ( ) [ ] . * + ? pris à la lettre.',
  'problem.runaway':
    'Sur certains textes, ce motif ne finirait jamais\u00a0: «\u00a0{{part}}\u00a0». Séparez les répétitions par un signe qu’aucune ne peut prendre, bornez-les ({0,40} au lieu de *) et ne répétez pas ce qui se répète déjà.',
  'problem.empty-match':
    'Le motif «\u00a0{{part}}\u00a0» convient aussi là où il n’y a rien. Écrivez + au lieu de *, ou ajoutez ce qui doit s’y trouver.',
  'problem.no-such-group':
    'La suggestion nomme le groupe {{group}}, que le motif n’a pas. Mettez entre parenthèses ( ) ce qu’il désigne.',
} as const
