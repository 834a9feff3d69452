export default {
  help: `Marbre {{version}}\u00a0: importe, liste et exporte des articles depuis un script.

Usage\u00a0: marbre COMMANDE [OPTIONS]

  import FICHIER…       importe ce qui est sûr\u202f; - lit l’entrée standard, un dossier est parcouru
    --dry-run             n’enregistre rien, montre ce qui serait importé
    --accept-doubtful     importe aussi un texte dont la structure n’est pas certaine
    --encoding NOM        lit les fichiers dans cet encodage ({{encodings}})
    --duplicates {{duplicates}}
                          ce que devient un texte déjà dans la bibliothèque (même fichier, ou mêmes
                          titre et date)\u00a0: ignoré, mis à la place de l’ancien (qui est conservé
                          dans versions/), ou gardé à côté\u202f; sans précision, le même fichier
                          est ignoré et tout le reste est importé
  list                  liste les articles, du plus pertinent ou du plus récent
    --query TEXTE         seulement ceux qui correspondent
    --status STATUT       seulement ceux de ce statut ({{statuses}})
    --limit NOMBRE        pas plus de tant
  show ID               montre un article
  export [ID…]          exporte ces articles, ou toute la bibliothèque
    --format FORMAT       {{formats}}
    --profile PROFIL      l’en-tête du Markdown\u00a0: {{profiles}}
    --out DOSSIER         où les écrire\u202f; sans lui, un article va sur la sortie standard
    --overwrite           remplace aussi les fichiers qui ne sont pas un export antérieur du même article
  lint [ID…|FICHIER…]   relève ce qui s’écarte de la typographie et de la marche maison\u202f;
                          sans nom, dans toute la bibliothèque
    --fix                 et corrige ce qui est certain, sur place (- va sur la sortie standard)
    --profile PROFIL      les espaces du français\u00a0: {{spaces}}
  check                 examine la bibliothèque
    --repair              et répare ce qui peut l’être

  --library DOSSIER     la bibliothèque\u202f; sinon MARBRE_LIBRARY, sinon {{folder}}
  --json                écrit un seul document JSON sur la sortie standard
  --lang fr|en          la langue des messages
  --help, --version

Code de sortie\u00a0: 0 fait, 1 quelque chose a échoué, 2 mauvais usage, 130 interrompu.`,
  seeHelp: '«\u00a0marbre --help\u00a0» montre comment s’en servir.',
  'mistake.noCommand': 'Aucune commande n’a été donnée\u202f; il y a {{choices}}.',
  'mistake.command': 'Il n’y a pas de commande «\u00a0{{word}}\u00a0»\u202f; il y a {{choices}}.',
  'mistake.option': 'Il n’y a pas d’option «\u00a0{{word}}\u00a0» ici.',
  'mistake.value': 'L’option «\u00a0{{word}}\u00a0» demande une valeur.',
  'mistake.noValue': 'L’option «\u00a0{{word}}\u00a0» ne prend pas de valeur.',
  'mistake.choice': '«\u00a0{{word}}\u00a0» n’est pas possible\u202f; choisissez parmi\u00a0: {{choices}}.',
  'mistake.id':
    '«\u00a0{{word}}\u00a0» n’est pas l’identifiant d’un article\u202f; «\u00a0marbre list\u00a0» les montre.',
  'mistake.noFile':
    'Aucun fichier n’a été nommé\u00a0: nommez des fichiers ou des dossiers, ou - pour l’entrée standard.',
  'mistake.oneId':
    'Il faut l’identifiant d’un article, et d’un seul\u202f; «\u00a0marbre list\u00a0» les montre.',
  'mistake.tooMany': '«\u00a0{{word}}\u00a0» est un mot de trop.',
  'mistake.noFormat': 'L’option «\u00a0{{word}}\u00a0» manque\u202f; choisissez parmi\u00a0: {{choices}}.',
  'mistake.noOut': 'Nommez un article à écrire sur la sortie standard, ou un dossier avec --out.',
  'mistake.jsonNeedsOut':
    '«\u00a0{{word}}\u00a0» dit ce qui a été écrit et où\u202f; il faut donc un dossier\u00a0: ajoutez --out.',
  'mistake.fixNeedsFile':
    'Avec --json, le texte corrigé de «\u00a0{{word}}\u00a0» n’a nulle part où aller\u202f; nommez un fichier.',
  untitled: '(sans titre)',
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
  listed_one: '{{count, number}} article en tout.',
  listed_other: '{{count, number}} articles en tout.',
  linted_one:
    '{{count, number}} remarque, corrections\u00a0: {{fixed, number}}, échecs\u00a0: {{failures, number}}.',
  linted_other:
    '{{count, number}} remarques, corrections\u00a0: {{fixed, number}}, échecs\u00a0: {{failures, number}}.',
  notUtf8:
    '«\u00a0{{fileName}}\u00a0» n’est pas en UTF-8 et a été laissé intact. Convertissez-le, puis réessayez.',
  checked_one:
    '{{count, number}} article examiné\u202f; problèmes\u00a0: {{problems, number}}, réparés\u00a0: {{repaired, number}}.',
  checked_other:
    '{{count, number}} articles examinés\u202f; problèmes\u00a0: {{problems, number}}, réparés\u00a0: {{repaired, number}}.',
} as const
