export default {
  tabCount: 'Proofing {{count, number}}',
  tabMany: 'Proofing {{count, number}}+',
  status_one: '{{count, number}} proofing issue',
  status_other: '{{count, number}} proofing issues',
  fixed_one: '{{count, number}} issue fixed.',
  fixed_other: '{{count, number}} issues fixed.',
} as const
