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
  'help.import.media':
    'cherche aussi les images des textes dans ce dossier\u202f; dans le dossier du texte, elles sont trouvées de toute façon',
  'help.import.duplicates':
    'que faire d’un texte déjà dans la bibliothèque (même fichier, ou mêmes titre et date)\u00a0: l’ignorer, remplacer l’ancien (conservé dans versions/) ou garder les deux\u202f; par défaut, seul le même fichier est ignoré',
  'help.list': 'liste les articles, du plus pertinent ou du plus récent',
  'help.list.query': 'seulement ceux qui correspondent, comme dans le champ de recherche de la liste',
  'help.list.sort': 'leur ordre ({{choices}})',
  'help.list.direction': 'le sens de cet ordre ({{choices}})',
  'help.list.status': 'seulement ceux de ce statut ({{choices}})',
  'help.list.limit': 'au plus ce nombre',
  'help.fill':
    'propose des articles prêts, un à trois ensemble, pour combler un trou de cette longueur\u202f; ceux qui tiennent viennent d’abord',
  'help.fill.operands': 'LONGUEUR',
  'help.fill.unit': 'l’unité de la longueur\u00a0: {{choices}}\u202f; un feuillet fait 1\u202f500 signes',
  'help.show': 'montre un article',
  'help.show.operands': 'ID',
  'help.export': 'exporte ces articles, ou toute la bibliothèque',
  'help.export.operands': '[ID…]',
  'help.export.format': '{{choices}}\u202f; sans lui, ce que dit le nom du fichier après --out',
  'help.export.profile': 'l’en-tête du Markdown\u00a0: {{choices}}',
  'help.export.out':
    'dossier de destination, fichier .zip ou, pour un seul article, son fichier, avec ses images\u202f; sans lui, un article va sur la sortie standard',
  'help.export.overwrite':
    'remplace aussi les fichiers qui ne sont pas ce que Marbre a exporté pour le même article',
  'help.export.lines': 'texte seul\u00a0: une ligne par paragraphe, ou des lignes de 72 caractères',
  'help.export.pictures': 'page web et HTML pour un CMS\u00a0: images dans le fichier, ou en fichiers joints',
  'help.export.names':
    'modèle des noms de fichiers, comme {date}-{slug} ou {desk}/{slug}\u202f; sans lui, le slug',
  'help.export.dossier': 'un seul livre numérique de tous les articles, sous ce titre (format epub)',
  'help.export.status': 'de la bibliothèque, seulement les articles de ce statut ({{choices}})',
  'help.export.include-embargoed': 'exporte aussi ce qui est sous embargo, refusé sinon',
  'help.checklist':
    'dit ce qui reste à faire avant de publier\u202f; sans nom, dans tout ce qui n’est ni publié ni écarté',
  'help.checklist.operands': '[ID…]',
  'help.dictionary': 'liste les mots de la rédaction, en ajoute ou en retire\u202f; ajoute aussi des langues',
  'help.dictionary.operands': '[add|remove MOT…]',
  'help.lint':
    'signale les écarts à l’orthographe, à la typographie et aux règles maison\u202f; sans nom, dans toute la bibliothèque',
  'help.lint.unknownNames': 'signale aussi les noms propres inconnus',
  'help.lint.noSpelling': 'n’utilise pas les dictionnaires',
  'help.lint.operands': '[ID…|FICHIER…]',
  'help.lint.fix': 'corrige sur place ce qui est certain (- va sur la sortie standard)',
  'help.lint.all': 'dit aussi les remarques que l’article ignore',
  'help.lint.profile':
    'les espaces insécables du français\u00a0: {{choices}}\u202f; sans elle, celles des réglages',
  'help.replace':
    'remplace un texte dans tous les articles, par défaut sans tenir compte de la casse ni des accents\u202f; conserve une version de chacun',
  'help.replace.operands': 'TEXTE REMPLACEMENT',
  'help.replace.query': 'seulement dans les articles qui correspondent, comme dans le champ de recherche',
  'help.replace.match-case': 'majuscules et minuscules diffèrent',
  'help.replace.match-accents': 'é n’est pas e',
  'help.replace.whole-word': 'pas à l’intérieur d’un mot',
  'help.replace.pattern':
    'TEXTE est une expression régulière, et REMPLACEMENT a $1 pour son premier groupe, $& pour le tout',
  'help.replace.dry-run': 'ne modifie rien, montre ce qui serait remplacé',
  'help.bin': 'liste la corbeille, avec le jour où chaque article en part',
  'help.bin.query': 'seulement ceux qui correspondent',
  'help.bin.restore': 'remet cet article dans la bibliothèque',
  'help.pictures':
    'liste les images de la bibliothèque selon ce qui les montre\u202f; delete supprime celles que rien ne montre, avec --yes',
  'help.pictures.operands': '[delete IMAGE…]',
  'help.pictures.query':
    'seulement celles dont légende, crédit, texte alternatif, nom de fichier ou article correspond',
  'help.pictures.unused':
    'seulement celles qu’aucun article, aucune version et aucun article de la corbeille ne montre',
  'help.pictures.missing': 'seulement celles que des articles montrent et dont le fichier manque',
  'help.pictures.large': 'seulement celles de plus de 10\u00a0Mo ou de 24\u00a0mégapixels',
  'help.set': 'change le statut, la rubrique, les mots-clés ou l’embargo d’articles',
  'help.set.operands': 'ID…',
  'help.set.query': 'tous les articles qui correspondent, au lieu d’ID',
  'help.set.status': 'donne ce statut',
  'help.set.desk': 'donne cette rubrique',
  'help.set.noDesk': 'enlève la rubrique',
  'help.set.addKeyword': 'ajoute ce mot-clé\u202f; peut être répétée',
  'help.set.removeKeyword': 'enlève ce mot-clé\u202f; peut être répétée',
  'help.set.embargo':
    'met sous embargo jusqu’à cette date et cette heure, avec leur décalage\u00a0: 2026-12-04T06:00:00+01:00',
  'help.set.noEmbargo': 'lève l’embargo',
  'help.destroy':
    'supprime définitivement des articles, avec leurs versions et leurs images, de la bibliothèque ou de la corbeille',
  'help.destroy.operands': 'ID…',
  'help.destroy.keep': 'laisse dans la bibliothèque les images que seuls ces articles montrent',
  'help.destroy.yes': 'le confirme\u202f; sans cette option, rien n’est supprimé',
  'help.backup': 'sauvegarde toute la bibliothèque dans un seul zip, qui est relu',
  'help.backup.operands': 'FICHIER.zip',
  'help.backup.force': 'remplace aussi un fichier de ce nom',
  'help.restore': 'restaure une sauvegarde dans le dossier de la bibliothèque, qui doit être nouveau ou vide',
  'help.restore.article': 'ne prend que cet article de la sauvegarde, dans la bibliothèque existante',
  'help.versions': 'liste les versions d’un article, la plus récente d’abord',
  'help.versions.operands': 'ID',
  'help.versions.restore': 'reprend le texte de cette version\u202f; le texte actuel devient une version',
  'help.versions.name': 'conserve le texte actuel comme version de ce nom',
  'help.conflicts': 'liste les copies en conflit des articles dans un dossier partagé',
  'help.conflicts.operands': '[ID…]',
  'help.conflicts.merge':
    'fusionne chaque copie avec son article si aucun passage n’a été modifié des deux côtés\u202f; les deux textes restent dans les versions',
  'conflicts.merged': 'fusionnée',
  'conflicts.overlaps':
    'Les mêmes passages ont pu être modifiés dans les deux textes\u202f; rien n’a été fusionné. Ouvrez l’article dans la fenêtre de Marbre pour choisir.',
  'conflicts.count_one': '{{count, number}} copie en conflit.',
  'conflicts.count_other': '{{count, number}} copies en conflit.',
  'help.check': 'vérifie la bibliothèque, images comprises',
  'help.check.repair': 'répare ce qui peut l’être',
  'help.libraries': 'liste les bibliothèques ouvertes dans la fenêtre de Marbre',
  'help.library': 'dossier de la bibliothèque\u202f; sinon MARBRE_LIBRARY, sinon {{folder}}',
  'help.json': 'écrit un seul document JSON sur la sortie standard',
  'help.lang': 'langue des messages',
  'help.help': 'affiche cette aide ou, après une commande, celle de la commande',
  'help.version': 'affiche la version',
  'help.licenses': 'affiche les licences de Marbre et de ce qu’il contient',
  'help.value.folder': 'DOSSIER',
  'help.value.folderOrZip': 'DOSSIER|FICHIER.zip',
  'help.value.pattern': 'MODÈLE',
  'help.value.format': 'FORMAT',
  'help.value.id': 'ID',
  'help.value.name': 'NOM',
  'help.value.number': 'NOMBRE',
  'help.value.profile': 'PROFIL',
  'help.value.status': 'STATUT',
  'help.value.text': 'TEXTE',
  'help.value.time': 'DATE-HEURE',
  'help.value.version': 'VERSION',
  exitCodes:
    'Code de sortie\u00a0: 0 succès, 1 échec partiel ou total, 2 erreur d’utilisation, 130 interruption.',
  outputFailed:
    'La sortie standard n’a pas pu être écrite ({{reason}})\u00a0: ce qu’elle contient est incomplet. Libérez de la place ou choisissez un autre endroit, puis relancez la commande.',
  seeHelp: 'Voir «\u00a0marbre --help\u00a0».',
  'usageError.noCommand': 'Indiquez une commande\u00a0: {{choices}}.',
  'usageError.command':
    'Commande inconnue\u00a0: «\u00a0{{word}}\u00a0». Commandes possibles\u00a0: {{choices}}.',
  'usageError.option': 'Option inconnue ici\u00a0: «\u00a0{{word}}\u00a0».',
  'usageError.value': 'L’option «\u00a0{{word}}\u00a0» demande une valeur.',
  'usageError.noValue': 'L’option «\u00a0{{word}}\u00a0» ne prend pas de valeur.',
  'usageError.choice':
    'Valeur non valide\u00a0: «\u00a0{{word}}\u00a0». Choisissez parmi\u00a0: {{choices}}.',
  'usageError.dateTime':
    'Valeur non valide\u00a0: «\u00a0{{word}}\u00a0». Écrivez une date et une heure avec le décalage par rapport à UTC, par exemple 2026-12-04T06:00:00+01:00.',
  'usageError.number':
    'Valeur non valide\u00a0: «\u00a0{{word}}\u00a0». Écrivez un nombre entier de 1 à 999\u202f999\u202f999.',
  'usageError.id':
    '«\u00a0{{word}}\u00a0» n’est pas un identifiant d’article\u202f; «\u00a0marbre list\u00a0» les affiche.',
  'usageError.noFile':
    'Aucun fichier indiqué\u00a0: nommez des fichiers ou des dossiers, ou - pour l’entrée standard.',
  'usageError.noFolder': '«\u00a0{{word}}\u00a0» n’est pas un dossier.',
  'usageError.oneId':
    'Indiquez l’identifiant d’un seul article\u202f; «\u00a0marbre list\u00a0» les affiche.',
  'usageError.findAndWith': 'Donnez le texte à chercher, puis celui qui le remplace, qui peut être vide.',
  'usageError.noId':
    'Indiquez l’identifiant d’un article\u202f; «\u00a0marbre list\u00a0» et «\u00a0marbre bin\u00a0» les affichent.',
  'usageError.noYes':
    'Rien n’a été supprimé\u00a0: une suppression définitive ne se rattrape pas. Confirmez-la avec {{word}}.',
  'usageError.tooMany': 'Argument en trop\u00a0: «\u00a0{{word}}\u00a0».',
  'usageError.noFormat':
    'L’option «\u00a0{{word}}\u00a0» est obligatoire\u202f; choisissez parmi\u00a0: {{choices}}.',
  'usageError.noOut': 'Nommez un seul article à écrire sur la sortie standard, ou un dossier avec --out.',
  'usageError.outIsFile':
    '«\u00a0{{word}}\u00a0» désigne un fichier, qui contient un seul article\u00a0: pour plusieurs, --out prend un dossier ou un fichier .zip.',
  'usageError.outIsOther':
    '«\u00a0{{word}}\u00a0» est le nom d’un fichier d’un autre format que {{choices}}\u00a0: changez l’un des deux.',
  'usageError.namesAndFile':
    '«\u00a0{{word}}\u00a0» nomme les fichiers d’un dossier\u00a0: omettez-le quand --out nomme le fichier.',
  'usageError.pattern':
    'Le modèle «\u00a0{{word}}\u00a0» est impossible\u00a0: il faut un nom entre les barres obliques, des accolades par paires, et seulement des signes permis dans un nom de fichier.',
  'usageError.needsOut': '«\u00a0{{word}}\u00a0» demande un dossier\u00a0: ajoutez --out.',
  'usageError.optionOfFormat':
    '«\u00a0{{word}}\u00a0» ne change rien dans ce format\u202f; formats possibles\u00a0: {{choices}}.',
  'usageError.fixNeedsFile':
    'Avec --json, le texte corrigé de «\u00a0{{word}}\u00a0» ne peut pas aller sur la sortie standard\u202f; nommez un fichier.',
  'usageError.queryOrIds': 'Nommez des articles, ou donnez «\u00a0--query\u00a0», l’un ou l’autre.',
  'usageError.noChange':
    'Dites ce qui change\u00a0: --status, --desk, --no-desk, --add-keyword, --remove-keyword, --embargo ou --no-embargo.',
  'usageError.keywordBoth':
    '«\u00a0{{word}}\u00a0» ne peut pas être à la fois ajouté et retiré\u202f; donnez-le à une seule des deux options.',
  'usageError.deskOrNone':
    '«\u00a0--desk\u00a0» et «\u00a0--no-desk\u00a0» se contredisent\u202f; donnez l’une des deux.',
  'usageError.embargoOrNone':
    '«\u00a0--embargo\u00a0» et «\u00a0--no-embargo\u00a0» se contredisent\u202f; donnez l’une des deux.',
  'usageError.statusOrIds':
    '«\u00a0{{word}}\u00a0» choisit parmi toute la bibliothèque\u202f; n’indiquez pas d’article avec.',
  'usageError.names':
    '«\u00a0{{word}}\u00a0» est impossible dans un modèle de noms. Champs possibles\u00a0: {{choices}}.',
  'usageError.version':
    '«\u00a0{{word}}\u00a0» n’est pas une version\u202f; «\u00a0marbre versions ID\u00a0» les montre.',
  'usageError.versionName':
    '«\u00a0{{word}}\u00a0» ne peut pas être un nom\u00a0: une ligne, 200 caractères au plus.',
  'usageError.nameOrRestore': 'Donnez --restore ou --name, pas les deux.',
  'usageError.hole': 'Donnez une longueur supérieure à 0, par exemple 4500.',
  'usageError.dossier':
    'Un dossier d’articles est un livre numérique\u00a0: utilisez --format epub au lieu de «\u00a0{{word}}\u00a0».',
  'usageError.houseWord':
    '«\u00a0{{word}}\u00a0» ne peut pas être ajouté\u00a0: un mot par argument, sans espace, ou mot/modèle.',
  'usageError.dictionaryLanguage':
    '«\u00a0{{word}}\u00a0» n’est pas un code de langue. Écrivez par exemple de ou de-AT.',
  'usageError.dictionaryWords': 'Nommez les mots après «\u00a0{{word}}\u00a0».',
  'usageError.dictionaryPair':
    'Donnez la langue, puis les deux fichiers\u00a0: install de de_DE.aff de_DE.dic. Pour retirer\u00a0: uninstall de.',
  'usageError.dictionaryAction':
    '«\u00a0{{word}}\u00a0» n’est pas une action de dictionary\u00a0: {{choices}}.',
  'usageError.picture':
    '«\u00a0{{word}}\u00a0» n’est pas une image de la bibliothèque\u202f; «\u00a0marbre pictures\u00a0» les montre.',
  'usageError.pictureKind': 'Choisissez l’une de --unused, --missing et --large.',
  'usageError.pictureAction': '«\u00a0{{word}}\u00a0» n’est pas une action de pictures\u00a0: {{choices}}.',
  'usageError.pictureNone':
    'Nommez les images à supprimer, ou donnez --unused pour toutes celles que rien ne montre.',
  'usageError.noZip': 'Nommez le fichier zip de la sauvegarde.',
  untitled: '(sans titre)',
  doubtAtLine: 'Ligne {{line}}\u00a0: {{doubt}}',
  moreDoubts_one: '{{count, number}} autre point à vérifier.',
  moreDoubts_other: '{{count, number}} autres points à vérifier.',
  withPictures_one: 'avec {{count, number}} image',
  withPictures_other: 'avec {{count, number}} images',
  imported_one: '{{count, number}} article importé, échecs\u00a0: {{failures, number}}.',
  imported_other: '{{count, number}} articles importés, échecs\u00a0: {{failures, number}}.',
  replaced_one: '{{count, number}} article remplacé par une nouvelle version.',
  replaced_other: '{{count, number}} articles remplacés par de nouvelles versions.',
  skipped_one: '{{count, number}} fichier ignoré\u00a0: il est déjà dans la bibliothèque.',
  skipped_other: '{{count, number}} fichiers ignorés\u00a0: ils sont déjà dans la bibliothèque.',
  'skippedFile.same-file': '{{file}}\u00a0: ignoré, ce fichier est déjà dans la bibliothèque ({{id}}).',
  'skippedFile.same-headline':
    '{{file}}\u00a0: ignoré, la bibliothèque a déjà ce titre à cette date ({{id}}).',
  exported_one: '{{count, number}} fichier exporté, échecs\u00a0: {{failures, number}}.',
  exported_other: '{{count, number}} fichiers exportés, échecs\u00a0: {{failures, number}}.',
  embargoed:
    '«\u00a0{{name}}\u00a0» est sous embargo jusqu’au {{embargo}} et n’a pas été exporté. Ajoutez --include-embargoed pour l’exporter.',
  exportFailed: '{{name}}\u00a0: {{message}}',
  exportReplaced: '{{file}}\u00a0: prend la place de {{replaced}}, qui a été supprimé.',
  exportNotice: '{{file}}\u00a0: {{notice}}',
  exportLeft:
    '{{file}}\u00a0: export antérieur laissé en place, car il a été modifié depuis. Supprimez-le s’il ne sert plus.',
  exportRemoved: '{{file}}\u00a0: supprimé, ne fait plus partie de l’export.',
  exportPictures_one: 'Avec {{count, number}} fichier d’image joint.',
  exportPictures_other: 'Avec {{count, number}} fichiers d’images joints.',
  exportWithoutPictures_one:
    '{{name}}\u00a0: son image n’est pas dans ce texte. Exportez-le dans un fichier ou un dossier avec --out pour l’avoir avec lui.',
  exportWithoutPictures_other:
    '{{name}}\u00a0: ses {{count, number}} images ne sont pas dans ce texte. Exportez-le dans un fichier ou un dossier avec --out pour les avoir avec lui.',
  exportUnchanged_one: '{{count, number}} fichier était déjà à jour.',
  exportUnchanged_other: '{{count, number}} fichiers étaient déjà à jour.',
  exportSkipped_one: '{{count, number}} article sous embargo n’a pas été exporté.',
  exportSkipped_other: '{{count, number}} articles sous embargo n’ont pas été exportés.',
  exportDrafts_one: '{{count, number}} des articles exportés n’est ni prêt ni publié.',
  exportDrafts_other: '{{count, number}} des articles exportés ne sont ni prêts ni publiés.',
  'pictures.deleted_one': '{{count, number}} image supprimée.',
  'pictures.deleted_other': '{{count, number}} images supprimées.',
  'bin.deleted': 'supprimé le {{day}}',
  'bin.goes': 'gardé jusqu’au {{day}}',
  'bin.listed_one': '{{count, number}} article dans la corbeille.',
  'bin.listed_other': '{{count, number}} articles dans la corbeille.',
  'bin.absent': 'L’article {{id}} n’est pas dans la corbeille.',
  'bin.restored': '«\u00a0{{headline}}\u00a0» est de retour dans la bibliothèque.',
  'set.changed_one': '{{count, number}} article modifié.',
  'set.changed_other': '{{count, number}} articles modifiés.',
  'set.unchanged_one': '{{count, number}} l’était déjà.',
  'set.unchanged_other': '{{count, number}} l’étaient déjà.',
  'set.failed_one': '{{count, number}} n’a pas pu être modifié.',
  'set.failed_other': '{{count, number}} n’ont pas pu être modifiés.',
  'set.left_one': 'Arrêté\u00a0: {{count, number}} reste comme il était.',
  'set.left_other': 'Arrêté\u00a0: {{count, number}} restent comme ils étaient.',
  destroyed_one: '{{count, number}} article supprimé définitivement.',
  destroyed_other: '{{count, number}} articles supprimés définitivement.',
  'destroyed.beyond':
    'Il peut en rester dans les sauvegardes, les exports, et l’historique d’un service de synchronisation ou de git.',
  'fill.fits_one': '{{signs}}, il en reste {{count, number}}',
  'fill.fits_other': '{{signs}}, il en reste {{count, number}}',
  'fill.exact': '{{signs}}, au signe près',
  'fill.tooLong_one': '{{signs}}, {{count, number}} à couper',
  'fill.tooLong_other': '{{signs}}, {{count, number}} à couper',
  'fill.articles_one': '{{count, number}} article prêt.',
  'fill.articles_other': '{{count, number}} articles prêts.',
  'replace.places_one': '{{count, number}} occurrence',
  'replace.places_other': '{{count, number}} occurrences',
  'replace.done_one': '{{count, number}} article modifié, occurrences remplacées\u00a0: {{places, number}}.',
  'replace.done_other':
    '{{count, number}} articles modifiés, occurrences remplacées\u00a0: {{places, number}}.',
  'replace.found_one':
    '{{count, number}} article à modifier, occurrences à remplacer\u00a0: {{places, number}}.',
  'replace.found_other':
    '{{count, number}} articles à modifier, occurrences à remplacer\u00a0: {{places, number}}.',
  'replace.protected_one':
    '{{count, number}} occurrence laissée\u00a0: elle contient une note ou une image. Remplacez-la dans la fenêtre de Marbre.',
  'replace.protected_other':
    '{{count, number}} occurrences laissées\u00a0: elles contiennent une note ou une image. Remplacez-les dans la fenêtre de Marbre.',
  listed_one: '{{count, number}} article au total.',
  listed_other: '{{count, number}} articles au total.',
  versionsListed_one: '{{count, number}} version.',
  versionsListed_other: '{{count, number}} versions.',
  versionWords: 'mots +{{in, number}} −{{out, number}}',
  versionReason: '{{reason}} ({{count, number}})',
  versionName: '«\u00a0{{name}}\u00a0»',
  versionRestored:
    'Restauré\u00a0: le texte de {{version}} est maintenant la révision {{revision, number}}. Le texte d’avant est une version.',
  versionKept: 'Conservé sous le nom «\u00a0{{name}}\u00a0»\u00a0: {{version}}.',
  checklist_one:
    '{{count, number}} point à vérifier, bloquants\u00a0: {{blocking, number}}, échecs\u00a0: {{failures, number}}.',
  checklist_other:
    '{{count, number}} points à vérifier, bloquants\u00a0: {{blocking, number}}, échecs\u00a0: {{failures, number}}.',
  'dictionary.words_one': '{{count, number}} mot.',
  'dictionary.words_other': '{{count, number}} mots.',
  'dictionary.own': 'ajouté',
  'dictionary.shipped': 'fourni avec Marbre',
  linted_one:
    '{{count, number}} remarque, corrections\u00a0: {{fixed, number}}, échecs\u00a0: {{failures, number}}.',
  linted_other:
    '{{count, number}} remarques, corrections\u00a0: {{fixed, number}}, échecs\u00a0: {{failures, number}}.',
  notPlain:
    '«\u00a0{{fileName}}\u00a0» n’est ni du texte brut ni du Markdown\u202f; il n’a pas été modifié. Importez-le, puis corrigez l’article.',
  notUtf8:
    '«\u00a0{{fileName}}\u00a0» n’est pas un texte en UTF-8\u202f; il n’a pas été modifié. Convertissez-le, puis réessayez.',
  'backup.leftOut': '{{file}}\u00a0: absent de la sauvegarde, il ne peut pas être lu ({{reason}}).',
  'backup.done_one':
    '{{count, number}} article sauvegardé dans «\u00a0{{fileName}}\u00a0», puis relu\u00a0: {{megabytes, number}}\u00a0Mo.',
  'backup.done_other':
    '{{count, number}} articles sauvegardés dans «\u00a0{{fileName}}\u00a0», puis relus\u00a0: {{megabytes, number}}\u00a0Mo.',
  'restore.done_one': '{{count, number}} article restauré dans {{folder}}.',
  'restore.done_other': '{{count, number}} articles restaurés dans {{folder}}.',
  'restore.article': '«\u00a0{{name}}\u00a0» repris de la sauvegarde ({{id}}).',
} as const
