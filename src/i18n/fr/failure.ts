export default {
  empty: '«\u00a0{{fileName}}\u00a0» est vide. Choisissez un autre fichier.',
  binary:
    '«\u00a0{{fileName}}\u00a0» n’est pas du texte (fichier binaire)\u202f; le fichier n’a pas été lu. Enregistrez-le en texte brut, puis réessayez.',
  'too-large':
    '«\u00a0{{fileName}}\u00a0» dépasse {{limitMegabytes, number}}\u00a0Mo\u202f; le fichier n’a pas été lu. Partagez-le en plusieurs fichiers, puis réessayez.',
  unreadable:
    '«\u00a0{{fileName}}\u00a0» ne peut pas être lu\u202f; rien n’a été modifié. Vérifiez que le fichier existe et que vous avez le droit de l’ouvrir.',
  encoding:
    'L’encodage de «\u00a0{{fileName}}\u00a0» n’a pas pu être reconnu\u202f; le fichier n’a pas été lu. Choisissez son encodage, ou enregistrez-le en UTF-8, puis réessayez.',
  'not-a-file':
    '«\u00a0{{fileName}}\u00a0» n’est pas un fichier\u202f; rien n’a été lu. Si c’est un dossier, choisissez les fichiers qu’il contient.',
  protected:
    '«\u00a0{{fileName}}\u00a0» est protégé par un mot de passe\u202f; le fichier n’a pas été lu. Retirez le mot de passe, puis réessayez.',
  unsupported:
    '«\u00a0{{fileName}}\u00a0» est dans un format que Marbre ne lit pas encore\u202f; le fichier n’a pas été lu. Enregistrez-le en texte brut ou en Markdown.',
  hostile:
    '«\u00a0{{fileName}}\u00a0» a une structure anormale qui pourrait bloquer Marbre\u202f; le fichier n’a pas été lu. Demandez une copie simple à l’expéditeur.',
  broken:
    '«\u00a0{{fileName}}\u00a0» est endommagé ou incomplet\u202f; le fichier n’a pas été lu. Demandez à l’expéditeur de vous le renvoyer.',
  doubtful:
    'Marbre n’est pas sûr de «\u00a0{{fileName}}\u00a0»\u202f; rien n’a été importé. {{what}} Vérifiez-le dans la fenêtre de Marbre, ou ajoutez --accept-doubtful.',
  exists:
    '«\u00a0{{fileName}}\u00a0» existe déjà et n’est pas ce que Marbre a exporté pour cet article, ou a été modifié depuis\u202f; il a été laissé tel quel. Choisissez un autre dossier, ou permettez de remplacer les fichiers (--overwrite).',
  'version-gone':
    'Cette version n’est plus là\u00a0: un autre programme l’a supprimée, ou elle a été éliminée avec l’âge. Affichez de nouveau les versions.',
  'not-found':
    'Cet article n’est plus dans la bibliothèque. Il est peut-être dans la corbeille, ou un autre programme l’a supprimé.',
  conflict:
    'Cet article a été modifié ailleurs entre-temps. Les deux versions sont conservées\u00a0: choisissez celle avec laquelle continuer.',
  damaged:
    'Le fichier de cet article est endommagé\u202f; il a été conservé tel quel. Cherchez une bonne copie dans vos sauvegardes.',
  misnamed:
    '«\u00a0{{fileName}}\u00a0» contient un bon article, «\u00a0{{headline}}\u00a0», mais sous un nom que Marbre n’emploie pas\u00a0: il n’est pas dans la liste. Reprenez-le pour y travailler.',
  'newer-version':
    'Cet article a été écrit par une version plus récente de Marbre et ne peut qu’être lu. Mettez Marbre à jour pour le modifier.',
  'other-copy':
    'La copie d’un autre ordinateur a été laissée ici. Comparez les deux fichiers et supprimez-en un.',
  'half-synced': 'Ce fichier n’est pas encore arrivé en entier\u202f; Marbre le lira quand il changera.',
  'library-missing':
    'Le dossier de la bibliothèque est introuvable\u00a0: {{folder}}. Rebranchez le disque ou choisissez un autre dossier.',
  'library-read-only':
    'Impossible d’écrire dans le dossier de la bibliothèque\u00a0: {{folder}}. Vérifiez vos droits sur ce dossier\u202f; en attendant, vous pouvez lire et exporter.',
  'library-locked':
    'Un autre Marbre écrit dans cette bibliothèque (processus {{pid}} sur {{host}}). Attendez qu’il ait terminé, puis réessayez.',
  'disk-full':
    'Le disque est plein\u00a0: rien n’a été enregistré et la version précédente est intacte. Libérez de la place\u202f; l’enregistrement reprendra.',
  'file-busy':
    'Un autre programme utilise le fichier de cet article. Fermez-le dans ce programme, puis réessayez.',
  'write-failed':
    'L’écriture sur le disque a échoué\u00a0: la version précédente est intacte. Vérifiez le disque, puis réessayez.',
  'invalid-input': 'Demande non valide ({{what}}). Corrigez-la, puis réessayez.',
  unreachable: 'Connexion à Marbre perdue. Relancez Marbre, puis réessayez.',
  unexpected: 'Erreur inattendue. Relancez Marbre, puis réessayez.',
  'invalid-item':
    '«\u00a0{{fileName}}\u00a0» ne serait pas conforme à la norme ninjs 3.1\u00a0: {{what}}. Rien n’a été écrit.',
  'no-printer':
    'Aucun navigateur Chrome, Chromium ou Edge n’a été trouvé sur cette machine pour créer le PDF. Installez-en un, ou nommez-le par MARBRE_CHROMIUM.',
  'export-refused':
    '«\u00a0{{fileName}}\u00a0» n’a pas pu être écrit dans ce dossier ({{what}})\u202f; rien n’est écrit à moitié. Choisissez un autre nom ou un autre dossier, puis exportez-le de nouveau.',
  superseded: 'Une recherche plus récente a remplacé celle-ci.',
  'bulk-gone': 'Cette modification groupée ne peut plus être poursuivie ni annulée.',
  'find-gone': 'Cette recherche dans la bibliothèque est terminée. Relancez-la.',
  'pattern-invalid': 'Cette expression régulière est incomplète ou mal formée.',
  'pattern-slow':
    'L’expression régulière prend trop de temps sur ce texte\u00a0: la recherche a été arrêtée.',
  'export-gone': 'Cet export est terminé. Relancez-le\u00a0: ce qu’il avait écrit est conservé.',
  'export-busy':
    'Un autre export écrit dans «\u00a0{{folder}}\u00a0». Attendez qu’il ait terminé, puis réessayez.',
  'place-unknown': 'Marbre ne connaît plus ce dossier. Choisissez-le de nouveau.',
  'target-not-a-file':
    '«\u00a0{{fileName}}\u00a0» y est un dossier, un lien ou un périphérique\u202f; il a été laissé tel quel. Déplacez-le ou choisissez un autre dossier, puis exportez de nouveau.',
  'folder-of-library':
    'Le dossier «\u00a0{{folder}}\u00a0» fait partie de la bibliothèque\u202f; rien n’y a été écrit. Choisissez un autre dossier, puis exportez de nouveau.',
  'folder-missing':
    'Le dossier «\u00a0{{folder}}\u00a0» est introuvable\u00a0: l’export s’est arrêté là. Rebranchez le disque ou choisissez un autre dossier, puis exportez de nouveau.',
  'folder-read-only':
    'Impossible d’écrire dans le dossier «\u00a0{{folder}}\u00a0»\u00a0: l’export s’est arrêté là. Vérifiez vos droits ou choisissez un autre dossier, puis exportez de nouveau.',
  'folder-full':
    'Le disque de «\u00a0{{folder}}\u00a0» est plein\u00a0: l’export s’est arrêté là, et aucun fichier n’est écrit à moitié. Libérez de la place, puis exportez de nouveau.',
  'print-failed':
    'La page n’a pas pu être imprimée. Réessayez\u202f; si cela se répète, exportez la page web et imprimez-la depuis un navigateur.',
  'check-cancelled': 'Vérification arrêtée avant la fin.',
} as const
