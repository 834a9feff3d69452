import type en from '../en/pictureList.ts'
import type { Overlay } from '../en-GB.ts'

/** What is said of the library’s pictures in British English. */
export default {
  pictureList: {
    'advice.unused':
      'A picture that no article, version or article in the bin shows would stand here, and could be deleted.',
    'held.bin': 'Only in the bin',
    inBin: 'in the bin',
    'ask.text':
      'No article, version or article in the bin shows it. It cannot be brought back, not by undoing either; backups and exports that have it keep it.',
    'ask.several':
      'No article, version or article in the bin shows them. They cannot be brought back, not by undoing either; backups and exports that have them keep them.',
  },
} satisfies Overlay<{ pictureList: typeof en }>
