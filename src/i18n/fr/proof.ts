export default {
  tabCount: 'Corrections {{count, number}}',
  tabMany: 'Corrections {{count, number}}+',
  status_one: '{{count, number}} correction',
  status_other: '{{count, number}} corrections',
  fixed_one: '{{count, number}}\u00a0correction faite.',
  fixed_other: '{{count, number}}\u00a0corrections faites.',
} as const
