export default {
  title: 'Marbre {{version}}\u00a0: importe, liste et exporte des articles depuis un script.',
  usage: 'Usage\u00a0: marbre {{line}}',
  anyCommand: 'COMMANDE [OPTIONS]',
  'help.import':
    'importe les textes qui sont sûrs\u202f; - lit l’entrée standard, un dossier est lu avec ses sous-dossiers, une archive zip et un message avec ce qu’ils contiennent',
  'help.import.operands': 'FICHIER…',
  'help.import.dry-run': 'n’enregistre rien, montre ce qui serait importé',
  'help.import.accept-doubtful': 'importe aussi un texte dont une partie est à vérifier',
  'help.import.encoding': 'lit les fichiers dans cet encodage ({{choices}})',
  'help.import.duplicates':
    'que faire d’un texte déjà dans la bibliothèque (même fichier, ou mêmes titre et date)\u00a0: l’ignorer, remplacer l’ancien (conservé dans versions/) ou garder les deux\u202f; par défaut, seul le même fichier est ignoré',
  'help.list': 'liste les articles, du plus pertinent ou du plus récent',
  'help.list.query': 'seulement ceux qui correspondent',
  'help.list.status': 'seulement ceux de ce statut ({{choices}})',
  'help.list.limit': 'au plus ce nombre',
  'help.show': 'montre un article',
  'help.show.operands': 'ID',
  'help.export': 'exporte ces articles, ou toute la bibliothèque',
  'help.export.operands': '[ID…]',
  'help.export.format': '{{choices}}',
  'help.export.profile': 'l’en-tête du Markdown\u00a0: {{choices}}',
  'help.export.out': 'dossier de destination\u202f; sans lui, un article va sur la sortie standard',
  'help.export.overwrite': 'remplace aussi les fichiers qui ne sont pas un export antérieur du même article',
  'help.lint':
    'signale les écarts à la typographie et aux règles maison\u202f; sans nom, dans toute la bibliothèque',
  'help.lint.operands': '[ID…|FICHIER…]',
  'help.lint.fix': 'corrige sur place ce qui est certain (- va sur la sortie standard)',
  'help.lint.profile': 'les espaces insécables du français\u00a0: {{choices}}',
  'help.check': 'vérifie la bibliothèque',
  'help.check.repair': 'répare ce qui peut l’être',
  'help.library': 'dossier de la bibliothèque\u202f; sinon MARBRE_LIBRARY, sinon {{folder}}',
  'help.json': 'écrit un seul document JSON sur la sortie standard',
  'help.lang': 'langue des messages',
  'help.help': 'affiche cette aide ou, après une commande, celle de la commande',
  'help.version': 'affiche la version',
  'help.licenses': 'affiche les licences de Marbre et de ce qu’il contient',
  'help.value.folder': 'DOSSIER',
  'help.value.format': 'FORMAT',
  'help.value.name': 'NOM',
  'help.value.number': 'NOMBRE',
  'help.value.profile': 'PROFIL',
  'help.value.status': 'STATUT',
  'help.value.text': 'TEXTE',
  exitCodes:
    'Code de sortie\u00a0: 0 succès, 1 échec partiel ou total, 2 erreur d’utilisation, 130 interruption.',
  seeHelp: 'Voir «\u00a0marbre --help\u00a0».',
  'usageError.noCommand': 'Indiquez une commande\u00a0: {{choices}}.',
  'usageError.command':
    'Commande inconnue\u00a0: «\u00a0{{word}}\u00a0». Commandes possibles\u00a0: {{choices}}.',
  'usageError.option': 'Option inconnue ici\u00a0: «\u00a0{{word}}\u00a0».',
  'usageError.value': 'L’option «\u00a0{{word}}\u00a0» demande une valeur.',
  'usageError.noValue': 'L’option «\u00a0{{word}}\u00a0» ne prend pas de valeur.',
  'usageError.choice':
    'Valeur non valide\u00a0: «\u00a0{{word}}\u00a0». Choisissez parmi\u00a0: {{choices}}.',
  'usageError.id':
    '«\u00a0{{word}}\u00a0» n’est pas un identifiant d’article\u202f; «\u00a0marbre list\u00a0» les affiche.',
  'usageError.noFile':
    'Aucun fichier indiqué\u00a0: nommez des fichiers ou des dossiers, ou - pour l’entrée standard.',
  'usageError.oneId':
    'Indiquez l’identifiant d’un seul article\u202f; «\u00a0marbre list\u00a0» les affiche.',
  'usageError.tooMany': 'Argument en trop\u00a0: «\u00a0{{word}}\u00a0».',
  'usageError.noFormat':
    'L’option «\u00a0{{word}}\u00a0» est obligatoire\u202f; choisissez parmi\u00a0: {{choices}}.',
  'usageError.noOut': 'Nommez un seul article à écrire sur la sortie standard, ou un dossier avec --out.',
  'usageError.jsonNeedsOut': '«\u00a0{{word}}\u00a0» demande un dossier\u00a0: ajoutez --out.',
  'usageError.fixNeedsFile':
    'Avec --json, le texte corrigé de «\u00a0{{word}}\u00a0» ne peut pas aller sur la sortie standard\u202f; nommez un fichier.',
  untitled: '(sans titre)',
  doubtAtLine: 'Ligne {{line}}\u00a0: {{doubt}}',
  moreDoubts_one: '{{count, number}} autre point à vérifier.',
  moreDoubts_other: '{{count, number}} autres points à vérifier.',
  imported_one: '{{count, number}} article importé, échecs\u00a0: {{failures, number}}.',
  imported_other: '{{count, number}} articles importés, échecs\u00a0: {{failures, number}}.',
  replaced_one: '{{count, number}} article remplacé par une nouvelle version.',
  replaced_other: '{{count, number}} articles remplacés par de nouvelles versions.',
  skipped_one: '{{count, number}} fichier ignoré\u00a0: il est déjà dans la bibliothèque.',
  skipped_other: '{{count, number}} fichiers ignorés\u00a0: ils sont déjà dans la bibliothèque.',
  'skippedFile.same-file': '{{file}}\u00a0: ignoré, ce fichier est déjà dans la bibliothèque ({{id}}).',
  'skippedFile.same-headline':
    '{{file}}\u00a0: ignoré, la bibliothèque a déjà ce titre à cette date ({{id}}).',
  exported_one: '{{count, number}} article exporté, échecs\u00a0: {{failures, number}}.',
  exported_other: '{{count, number}} articles exportés, échecs\u00a0: {{failures, number}}.',
  listed_one: '{{count, number}} article au total.',
  listed_other: '{{count, number}} articles au total.',
  linted_one:
    '{{count, number}} remarque, corrections\u00a0: {{fixed, number}}, échecs\u00a0: {{failures, number}}.',
  linted_other:
    '{{count, number}} remarques, corrections\u00a0: {{fixed, number}}, échecs\u00a0: {{failures, number}}.',
  notUtf8:
    '«\u00a0{{fileName}}\u00a0» n’est pas un texte en UTF-8\u202f; il n’a pas été modifié. Convertissez-le, puis réessayez.',
  checked_one:
    '{{count, number}} article examiné\u202f; problèmes\u00a0: {{problems, number}}, réparés\u00a0: {{repaired, number}}.',
  checked_other:
    '{{count, number}} articles examinés\u202f; problèmes\u00a0: {{problems, number}}, réparés\u00a0: {{repaired, number}}.',
} as const
