import type en from '../en/hosts.ts'
import type { Overlay } from '../en-GB.ts'

/** What hosts and command line say otherwise in British English. */
export default {
  host: { 'menu.minimize': 'Minimise', 'about.copyright': 'The Marbre authors. MIT licence.' },
} satisfies Overlay<typeof en>
