import type en from '../en/hosts.ts'
import type { Overlay } from '../en-GB.ts'

/** What hosts and command line say otherwise in British English. */
export default {
  cli: {
    'help.bin': 'lists the bin, with the day on which each article goes',
    'help.destroy':
      'deletes articles for good, with their versions and pictures, from the library or from the bin',
    'help.pictures.unused': 'only those that no article, version or article in the bin shows',
    'help.licenses': 'shows the licences of Marbre and of what it contains',
    'bin.listed_one': '{{count, number}} article in the bin.',
    'bin.listed_other': '{{count, number}} articles in the bin.',
  },
  host: { 'menu.minimize': 'Minimise', 'about.copyright': 'The Marbre authors. MIT licence.' },
} satisfies Overlay<typeof en>
