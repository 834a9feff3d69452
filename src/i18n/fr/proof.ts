export default {
  tabCount: 'Corrections {{count, number}}',
  status_one: '{{count, number}} correction',
  status_other: '{{count, number}} corrections',
  fix: 'Corriger',
  fixAll: 'Tout corriger ({{count, number}})',
  fixRule: 'Corriger partout ({{count, number}})',
  fixGroup: 'Corriger partout ({{count, number}})',
  list: 'Corrections proposées',
  help: 'Entrée\u00a0: aller au passage. Ctrl ou ⌘ et point\u00a0: corriger le passage, ou tous ceux de la règle depuis son titre.',
  helpReading: 'Entrée\u00a0: aller au passage.',
  suggestion: 'à vérifier',
  none: 'Rien à corriger\u00a0: guillemets, espaces, tirets et apostrophes sont corrects.',
  reading: 'Vérification de l’article…',
  unknown: 'Marbre ne vérifie pas encore la typographie de cette langue.',
  note: 'Note',
  fixed_one: '{{count, number}}\u00a0correction faite.',
  fixed_other: '{{count, number}}\u00a0corrections faites.',
  notUnderlined_one:
    '{{count, number}}\u00a0correction n’est pas soulignée sur la page\u00a0: son paragraphe est très long.',
  notUnderlined_other:
    '{{count, number}}\u00a0corrections ne sont pas soulignées sur la page\u00a0: leurs paragraphes sont très longs.',
} as const
