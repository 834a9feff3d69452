import type en from '../en/cli.ts'
import type { Overlay } from '../en-GB.ts'
import checking from './checking.ts'
import hosts from './hosts.ts'
import pictureList from './pictureList.ts'
import proofing from './proofing.ts'

const cli = {
  'help.bin': 'lists the bin, with the day on which each article goes',
  'help.destroy':
    'deletes articles for good, with their versions and pictures, from the library or from the bin',
  'help.pictures.unused': 'only those that no article, version or article in the bin shows',
  'help.licenses': 'shows the licences of Marbre and of what it contains',
  'bin.absent': 'The article {{id}} is not in the bin.',
  'bin.listed_one': '{{count, number}} article in the bin.',
  'bin.listed_other': '{{count, number}} articles in the bin.',
}

/** What of all that the command line says differs in British English. */
export default { ...hosts, ...checking, ...proofing, ...pictureList, cli } satisfies Overlay<{
  cli: typeof en
}>
