export default {
  untitled: 'Article sans titre',
  displayCopy: 'Titraille',
  kicker: 'Surtitre',
  headline: 'Titre',
  subhead: 'Sous-titre',
  standfirst: 'Chapô',
  byline: 'Signature',
  'byline.by': 'Par',
  dateline: 'Lieu',
  date: 'Date',
  'date.invalid':
    'Cette date n’est pas reconnue\u00a0: écrivez par exemple 10\u00a0novembre 2026 ou 2026-11-10.',
  body: 'Texte de l’article',
  'body.placeholder': 'Commencez à écrire…',
  nothingOpen: 'Choisissez un article dans la liste, ou commencez-en un.',
  removed:
    'Cet article n’est plus dans la bibliothèque\u00a0: il a été mis à la corbeille ou retiré par un autre programme. Le texte affiché est conservé dans cette fenêtre.',
  'removed.saveAsNew': 'Enregistrer comme nouvel article',
  recovered:
    'Voici le texte que vous aviez tapé le {{when}} et qui n’avait pas pu être enregistré. Il l’est à présent.',
  'recovered.understood': 'Compris',
  conflict: 'Cet article a aussi été modifié ailleurs',
  'conflict.kept':
    'Aucun texte ne se perd\u00a0: celui que vous ne gardez pas ici devient un article à part.',
  'conflict.mine': 'Votre texte',
  'conflict.here': 'dans cette fenêtre',
  'conflict.theirs': 'L’autre texte',
  'conflict.savedAt': 'enregistré le {{when}}',
  'conflict.takeMine': 'Garder mon texte ici',
  'conflict.takeTheirs': 'Garder l’autre texte ici',
  'conflict.mineApart': '{{headline}} (ma version)',
  'conflict.theirsApart': '{{headline}} (autre version)',
} as const
