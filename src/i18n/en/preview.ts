export default {
  read: 'Enter or Down Arrow: read the page by keyboard',
  leave: 'Tab: leave the page',
} as const
