export default {
  'backup-exists':
    '«\u00a0{{fileName}}\u00a0» existe déjà\u202f; il a été laissé tel quel. Choisissez un autre nom, ou permettez de le remplacer (--force).',
  'backup-in-library':
    'Le dossier «\u00a0{{folder}}\u00a0» fait partie de la bibliothèque, à laquelle une sauvegarde doit survivre\u202f; rien n’y a été écrit. Choisissez un dossier hors de la bibliothèque.',
  'backup-folder-missing':
    'Le dossier «\u00a0{{folder}}\u00a0» est introuvable\u202f; rien n’a été écrit. Rebranchez le disque, ou choisissez un autre dossier.',
  'backup-folder-read-only':
    'Impossible d’écrire dans le dossier «\u00a0{{folder}}\u00a0»\u202f; rien n’y a été laissé. Vérifiez vos droits, ou choisissez un autre dossier.',
  'backup-folder-full':
    'Le disque de «\u00a0{{folder}}\u00a0» est plein\u202f; rien n’est resté écrit à moitié, et les sauvegardes précédentes sont intactes. Libérez de la place, ou choisissez un autre dossier, puis réessayez.',
  'backup-no-room':
    'La place manque dans «\u00a0{{folder}}\u00a0»\u00a0: il faut au moins {{neededMegabytes, number}}\u00a0Mo, et {{freeMegabytes, number}}\u00a0Mo sont libres. Rien n’a été écrit. Libérez de la place, ou choisissez un autre dossier.',
  'backup-write-failed':
    'L’écriture dans «\u00a0{{folder}}\u00a0» a échoué ({{reason}})\u202f; rien n’est resté écrit à moitié. Vérifiez le disque, ou choisissez un autre dossier, puis réessayez.',
  'backup-not-verified':
    '«\u00a0{{fileName}}\u00a0» est abîmé et a été supprimé. Vérifiez le disque où il est écrit, ou choisissez un autre dossier, puis sauvegardez de nouveau.',
  'backup-cancelled': 'Sauvegarde arrêtée. Aucun fichier incomplet n’a été conservé.',
  'backup-busy':
    'Une sauvegarde de cette bibliothèque est déjà en cours. Attendez qu’elle soit finie, puis réessayez.',
  'backup-gone': 'Cette sauvegarde est terminée. Recommencez-la.',
  'backup-no-place':
    'Aucun dossier n’est choisi pour les sauvegardes. Choisissez-en un dans les réglages, à la page Sauvegardes.',
  'backup-unreadable':
    '«\u00a0{{fileName}}\u00a0» ne peut pas être lu. Vérifiez que le fichier existe et que vous avez le droit de l’ouvrir.',
  'backup-unrecognized':
    '«\u00a0{{fileName}}\u00a0» n’est pas une sauvegarde faite par Marbre, ou est tronqué\u202f; rien n’a été restauré. Choisissez un autre fichier.',
  'backup-newer':
    '«\u00a0{{fileName}}\u00a0» a été fait par une version plus récente de Marbre\u202f; rien n’a été restauré. Mettez Marbre à jour, puis réessayez.',
  'backup-damaged':
    '«\u00a0{{fileName}}\u00a0» est endommagé ({{entry}})\u202f; rien n’a été restauré. Choisissez une autre sauvegarde, ou une autre copie de celle-ci.',
  'backup-unsafe-name':
    '«\u00a0{{fileName}}\u00a0» contient un fichier dont le nom mène hors de la bibliothèque ({{entry}})\u202f; rien n’a été restauré. Ne vous fiez pas à ce fichier.',
  'backup-foreign-file':
    '«\u00a0{{fileName}}\u00a0» contient un fichier qui n’a rien à faire dans une sauvegarde ({{entry}})\u202f; rien n’a été restauré. Choisissez le fichier fait par Marbre.',
  'backup-duplicate':
    '«\u00a0{{fileName}}\u00a0» contient deux fichiers du même nom ({{entry}})\u202f; rien n’a été restauré. Choisissez le fichier fait par Marbre.',
  'backup-link':
    '«\u00a0{{fileName}}\u00a0» contient un lien ou un périphérique à la place d’un fichier ({{entry}})\u202f; rien n’a été restauré. Ne vous fiez pas à ce fichier.',
  'backup-encrypted':
    '«\u00a0{{fileName}}\u00a0» est chiffré\u202f; rien n’a été restauré. Déchiffrez-le avec le programme qui l’a chiffré, puis réessayez.',
  'backup-bomb':
    '«\u00a0{{fileName}}\u00a0» gonflerait bien au-delà de ce que contient une sauvegarde\u202f; rien n’a été restauré. Ne vous fiez pas à ce fichier.',
  'backup-no-article':
    '«\u00a0{{fileName}}\u00a0» ne contient pas l’article {{id}}. Cherchez-le dans une autre sauvegarde.',
  'backup-target-not-empty':
    'Le dossier «\u00a0{{folder}}\u00a0» n’est pas vide\u202f; une sauvegarde n’est restaurée que dans un dossier nouveau ou vide. Choisissez-en un autre.',
} as const
