export default {
  empty: '«\u00a0{{fileName}}\u00a0» est vide\u00a0: il n’y a rien à importer.',
  binary:
    '«\u00a0{{fileName}}\u00a0» n’est pas du texte (fichier binaire)\u202f; rien n’a été importé. Enregistrez-le en texte brut, puis réessayez.',
  'too-large':
    '«\u00a0{{fileName}}\u00a0» dépasse {{limitMegabytes, number}}\u00a0Mo\u202f; rien n’a été importé. Partagez-le en plusieurs fichiers, puis réessayez.',
  unreadable:
    '«\u00a0{{fileName}}\u00a0» ne peut pas être lu\u202f; rien n’a été modifié. Vérifiez qu’il existe et que vous avez le droit de l’ouvrir.',
  'not-a-file':
    '«\u00a0{{fileName}}\u00a0» n’est pas un fichier\u202f; rien n’a été importé. Choisissez les fichiers qu’il contient.',
  protected:
    '«\u00a0{{fileName}}\u00a0» est protégé par un mot de passe\u202f; rien n’a été importé. Retirez le mot de passe, puis réessayez.',
  unsupported:
    '«\u00a0{{fileName}}\u00a0» est dans un format que Marbre ne lit pas encore\u202f; rien n’a été importé. Enregistrez-le en texte brut ou en Markdown.',
  hostile:
    '«\u00a0{{fileName}}\u00a0» est construit d’une façon qui pourrait bloquer le programme\u202f; rien n’a été importé. Demandez une copie simple à l’expéditeur.',
  doubtful:
    'La structure de «\u00a0{{fileName}}\u00a0» n’est pas certaine\u202f; rien n’a été importé. Vérifiez-la dans la fenêtre de Marbre, ou ajoutez --accept-doubtful.',
  exists:
    '«\u00a0{{fileName}}\u00a0» existe déjà et n’est pas un export de cet article\u202f; il a été laissé tel quel. Choisissez un autre dossier, ou ajoutez --overwrite.',
  'not-found':
    'Cet article n’est plus dans la bibliothèque. Il est peut-être dans la corbeille, ou un autre programme l’a retiré.',
  conflict:
    'Cet article a été modifié ailleurs entre-temps. Les deux textes sont conservés\u00a0: choisissez celui avec lequel continuer.',
  damaged:
    'Le fichier de cet article est endommagé et a été laissé intact. Cherchez une bonne copie dans vos sauvegardes.',
  'newer-version':
    'Cet article a été écrit par une version plus récente de Marbre et ne peut qu’être lu. Mettez Marbre à jour pour le modifier.',
  'library-missing':
    'Le dossier de la bibliothèque est introuvable\u00a0: {{folder}}. Rebranchez le disque ou choisissez un autre dossier.',
  'library-read-only':
    'Impossible d’écrire dans le dossier de la bibliothèque\u00a0: {{folder}}. Donnez-vous le droit d’y écrire\u202f; d’ici là, vous pouvez lire et exporter.',
  'library-locked':
    'Un autre Marbre écrit dans cette bibliothèque (processus {{pid}} sur {{host}}). Attendez qu’il ait fini, puis réessayez.',
  'disk-full':
    'Le disque est plein\u00a0: rien n’a été enregistré et la version précédente est intacte. Libérez de la place\u202f; l’enregistrement reprendra.',
  'file-busy': 'Un autre programme retient le fichier de cet article. Fermez-le là-bas, puis réessayez.',
  'write-failed':
    'Le disque a refusé l’écriture\u00a0: la version précédente est intacte. Vérifiez le disque, puis réessayez.',
  'invalid-input': 'Marbre ne comprend pas cette demande ({{what}}). Corrigez-la, puis réessayez.',
  unreachable: 'Connexion à Marbre perdue. Relancez Marbre, puis réessayez.',
  unexpected:
    'Un incident imprévu s’est produit. Votre texte est toujours là\u202f; réessayez, et relancez Marbre si cela ne suffit pas.',
} as const
