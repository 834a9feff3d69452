import type { Refusal } from '../refusals.ts'

/** Why a file of a known format is not imported, and what to do: the format, the fact, the next step. */
export default {
  'old-document':
    '«\u00a0{{fileName}}\u00a0» est dans un ancien format de document ({{format}})\u202f; le fichier n’a pas été lu. Ouvrez-le dans Word ou LibreOffice, enregistrez-le en .docx, puis importez ce fichier.',
  pages:
    '«\u00a0{{fileName}}\u00a0» est un document Pages\u202f; le fichier n’a pas été lu. Dans Pages, choisissez Fichier > Exporter vers > Word, puis importez ce fichier.',
  'fixed-page':
    '«\u00a0{{fileName}}\u00a0» est fait de pages fixes ({{format}})\u202f; le fichier n’a pas été lu. Copiez-en le texte et collez-le comme nouvel article, ou demandez le document d’origine.',
  layout:
    '«\u00a0{{fileName}}\u00a0» est une maquette ({{format}})\u202f; le fichier n’a pas été lu. Exportez-en le texte en RTF, puis importez ce fichier.',
  spreadsheet:
    '«\u00a0{{fileName}}\u00a0» est un tableur ({{format}})\u202f; le fichier n’a pas été lu. Copiez les cellules utiles et collez-les dans un article.',
  presentation:
    '«\u00a0{{fileName}}\u00a0» est une présentation ({{format}})\u202f; le fichier n’a pas été lu. Enregistrez-en le plan en RTF, ou copiez son texte et collez-le comme nouvel article.',
  book: '«\u00a0{{fileName}}\u00a0» est un livre numérique ({{format}})\u202f; le fichier n’a pas été lu. Ouvrez-le dans une liseuse, copiez le texte et collez-le comme nouvel article.',
  picture:
    '«\u00a0{{fileName}}\u00a0» est une image ({{format}})\u202f; le fichier n’a pas été lu. L’import prend des textes, avec les images qu’ils montrent\u00a0: ajoutez celle-ci sur la page d’un article.',
  sound:
    '«\u00a0{{fileName}}\u00a0» est un enregistrement sonore ({{format}})\u202f; le fichier n’a pas été lu. Importez plutôt sa transcription.',
  video:
    '«\u00a0{{fileName}}\u00a0» est une vidéo ({{format}})\u202f; le fichier n’a pas été lu. Importez plutôt ses sous-titres (.srt ou .vtt) ou sa transcription.',
  archive:
    '«\u00a0{{fileName}}\u00a0» est une archive que Marbre n’ouvre pas ({{format}})\u202f; le fichier n’a pas été lu. Décompressez-la, puis importez les fichiers qu’elle contient.',
  'nested-archive':
    '«\u00a0{{fileName}}\u00a0» est une archive dans une archive\u202f; le fichier n’a pas été lu. Sortez-la, puis importez-la seule.',
  database:
    '«\u00a0{{fileName}}\u00a0» est une base de données ({{format}})\u202f; le fichier n’a pas été lu. Exportez le texte utile depuis le logiciel auquel elle appartient.',
  program:
    '«\u00a0{{fileName}}\u00a0» est un programme et non un texte\u202f; il n’a été ni lu ni lancé. Si vous n’en connaissez pas l’expéditeur, supprimez-le.',
  message:
    '«\u00a0{{fileName}}\u00a0» est un message enregistré par Outlook ({{format}})\u202f; le fichier n’a pas été lu. Enregistrez-le depuis Outlook en .eml ou en texte, puis importez ce fichier.',
  'web-archive':
    '«\u00a0{{fileName}}\u00a0» est une archive web de Safari\u202f; le fichier n’a pas été lu. Enregistrez de nouveau la page en code source (.html), puis importez ce fichier.',
  link: '«\u00a0{{fileName}}\u00a0» n’est qu’un lien vers un fichier ou une page\u202f; le fichier n’a pas été lu. Ouvrez-le, téléchargez le document (au format Word, par exemple), puis importez-le.',
  data: '«\u00a0{{fileName}}\u00a0» contient des données ({{format}}) et non un article\u202f; le fichier n’a pas été lu. Copiez le texte utile et collez-le comme nouvel article.',
  'item-without-text':
    '«\u00a0{{fileName}}\u00a0» est un élément ({{format}}) sans texte propre, comme une image ou une vidéo\u202f; le fichier n’a pas été lu. Importez la dépêche à laquelle il appartient.',
  'protected-document':
    '«\u00a0{{fileName}}\u00a0» est protégé par un mot de passe ({{format}})\u202f; le fichier n’a pas été lu. Ouvrez-le avec son mot de passe, retirez celui-ci dans les propriétés du document ou à l’enregistrement, puis importez-le de nouveau.',
  'protected-archive':
    '«\u00a0{{fileName}}\u00a0» est dans une archive protégée par un mot de passe\u202f; le fichier n’a pas été lu. Décompressez l’archive avec son mot de passe, puis importez les fichiers qu’elle contient.',
  'large-rtf':
    '«\u00a0{{fileName}}\u00a0» est un document RTF de plus de {{limitMegabytes, number}}\u00a0Mo\u202f; le fichier n’a pas été lu. Retirez-en les images, ou enregistrez-le en .docx, puis réessayez.',
  'large-file':
    '«\u00a0{{fileName}}\u00a0» ({{format}}) dépasse {{limitMegabytes, number}}\u00a0Mo\u202f; le fichier n’a pas été lu. Partagez-le en plusieurs fichiers, ou retirez-en les images, puis réessayez.',
  'too-much':
    '«\u00a0{{fileName}}\u00a0» contient trop de choses pour son format, {{format}}\u00a0: trop d’éléments, trop de texte ou trop de niveaux, ce qui pourrait bloquer Marbre\u202f; le fichier n’a pas été lu. Demandez une copie simple à l’expéditeur.',
  'mail-without-text':
    '«\u00a0{{fileName}}\u00a0» ne contient aucun texte d’article\u00a0: seulement une formule d’appel, une signature ou un message cité. Si le texte est en pièce jointe, importez la pièce jointe.',
} as const satisfies { readonly [refusal in Refusal]: string }
