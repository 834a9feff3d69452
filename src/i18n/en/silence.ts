export default {
  told: 'Marbre is not answering. It goes on once it can.',
} as const
