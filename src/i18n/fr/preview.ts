export default {
  read: 'Entrée ou flèche bas\u00a0: lire la page au clavier',
  leave: 'Tab\u00a0: sortir de la page',
} as const
