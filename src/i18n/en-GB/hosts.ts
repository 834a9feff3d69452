import type en from '../en/hosts.ts'
import window, { type Overlay } from '../en-GB.ts'

/** What hosts say otherwise in British English. */
export default {
  ...window,
  host: { 'menu.minimize': 'Minimise', 'about.copyright': 'The Marbre authors. MIT licence.' },
} satisfies Overlay<typeof en>
