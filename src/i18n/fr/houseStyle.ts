export default {
  'title.replace': 'Remplacer par «\u00a0{{replacement}}\u00a0»',
  'title.delete': 'À supprimer',
  'title.rule': 'Règle maison',
  why: 'Règle maison «\u00a0{{rule}}\u00a0».',
  none: 'Aucune règle maison. La première que vous ajoutez crée le fichier house-style.yaml dans le dossier de la bibliothèque.',
  note: 'Chaque règle indique le mot ou le motif à chercher, ce qu’il faut écrire et pourquoi. Marbre relit le fichier dès qu’il change\u202f; vos commentaires y restent.',
  rules_one: '{{count, number}} règle',
  rules_other: '{{count, number}} règles',
  problems_one: '{{count, number}} problème',
  problems_other: '{{count, number}} problèmes',
  runaway: 'Règles maison, ligne {{line, number}}\u00a0: {{sentence}}',
  line: 'Ligne {{line, number}}',
  'problem.not-a-file':
    'Ce nom désigne un dossier ou un lien, que Marbre ne lit pas\u202f; aucune règle n’a été lue. Mettez-y le fichier lui-même.',
  'problem.unreadable':
    'Ce fichier ne peut pas être lu ({{reason}})\u202f; aucune règle n’a été lue. Vérifiez que vous avez le droit de l’ouvrir.',
  'problem.too-large':
    'Ce fichier dépasse {{limitMegabytes, number}}\u00a0Mo\u202f; aucune règle n’a été lue. Raccourcissez-le.',
  'problem.not-text':
    'Ce fichier n’est pas du texte en UTF-8\u202f; aucune règle n’a été lue. Enregistrez-le en UTF-8.',
  'problem.second-file':
    '«\u00a0{{file}}\u00a0» est ignoré\u00a0: un seul fichier de règles maison est lu. Réunissez-les en un fichier.',
  'problem.no-list':
    'Ce fichier n’est pas une liste de règles\u202f; chacune commence par un tiret et une espace.',
  'problem.too-many-rules': 'Seules les {{limit, number}} premières règles sont appliquées. Supprimez-en.',
  'problem.too-many-problems':
    'Seuls les {{limit, number}} premiers problèmes sont montrés. Corrigez d’abord ceux-là.',
  'problem.syntax':
    'Ici, ou juste au-dessus, cette règle n’est pas du YAML valide. Cherchez un guillemet oublié, une tabulation, un retrait, ou un deux-points sans guillemets autour.',
  'problem.no-rule':
    'Ce n’est pas une règle\u202f; il faut au moins «\u00a0word:\u00a0» ou «\u00a0pattern:\u00a0», et «\u00a0suggest:\u00a0» ou «\u00a0reason:\u00a0».',
  'problem.unknown-key':
    '«\u00a0{{key}}\u00a0» n’est pas une clé connue. Utilisez word, pattern, suggest, reason, language, case, fix ou name.',
  'problem.repeated-key':
    '«\u00a0{{key}}\u00a0» apparaît deux fois\u202f; la première est utilisée. Supprimez l’une des deux.',
  'problem.wrong-value':
    'La valeur de «\u00a0{{key}}\u00a0» n’est pas du bon type\u00a0: une ligne de texte, ou bien true ou false pour case et fix.',
  'problem.too-long':
    '«\u00a0{{key}}\u00a0» dépasse la limite de {{limit, number}}\u202f; la règle est ignorée. Raccourcissez.',
  'problem.no-word':
    'Cette règle n’a ni mot ni motif à chercher. Ajoutez «\u00a0word:\u00a0» ou «\u00a0pattern:\u00a0».',
  'problem.word-and-pattern': 'Cette règle a un mot et un motif à la fois. Faites-en deux règles.',
  'problem.nothing-to-say':
    'Cette règle ne dit ni quoi écrire ni pourquoi. Ajoutez «\u00a0suggest:\u00a0» ou «\u00a0reason:\u00a0».',
  'problem.fix-without-suggestion':
    'Cette règle a «\u00a0fix:\u00a0» mais pas «\u00a0suggest:\u00a0». Ajoutez «\u00a0suggest:\u00a0», ou supprimez «\u00a0fix:\u00a0».',
  'problem.language':
    '«\u00a0{{language}}\u00a0» n’est pas un code de langue. Écrivez par exemple fr, fr-CA ou en-GB.',
  'problem.pattern':
    'Le motif «\u00a0{{pattern}}\u00a0» n’est pas une expression régulière valide. Mettez une barre oblique inverse devant ( ) [ ] . * + ? pris à la lettre, et fermez chaque parenthèse et chaque crochet.',
  'problem.runaway':
    'La règle «\u00a0{{name}}\u00a0» est ignorée\u00a0: son motif met trop de temps sur un des textes. Bornez ce qui se répète ([^.]{0,40} au lieu de .*), et ne répétez pas une répétition.',
  'problem.no-such-group':
    'La suggestion renvoie au groupe {{group}}, que le motif n’a pas. Mettez entre parenthèses ( ) la partie à reprendre.',
} as const
