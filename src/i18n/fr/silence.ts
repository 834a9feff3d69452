export default {
  told: 'Marbre ne répond pas. Il reprendra dès qu’il pourra.',
} as const
