export default {
  localAt: 'Enregistré sur cet ordinateur à {{time}}',
  localOn: 'Enregistré sur cet ordinateur le {{when}}',
  'local.help':
    'Votre texte est enregistré sur cet ordinateur. Il ira dans le dossier partagé à la prochaine pause.',
  sharedAt: 'Enregistré dans le dossier partagé à {{time}}',
  sharedOn: 'Enregistré dans le dossier partagé le {{when}}',
  'shared.help': 'Votre texte est enregistré dans le dossier partagé, où les autres ordinateurs le trouvent.',
  notSaved: 'Non enregistré dans le dossier partagé. {{reason}}',
  'notSaved.help': 'Votre texte est enregistré sur cet ordinateur.',
  someone: 'Quelqu’un',
  writing_one: '{{names}} écrit ici',
  writing_other: '{{names}} écrivent ici',
  ago: '(il y a {{count, number}}\u00a0min)',
  'writing.help': 'Vous pouvez écrire dans cet article en même temps\u00a0: Marbre fusionne les textes.',
} as const
