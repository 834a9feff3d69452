import type en from '../en/pictureList.ts'
import type { Overlay } from '../en-GB.ts'

/** What is said of the library’s pictures in British English. */
export default {
  pictureList: {
    'advice.unused':
      'Pictures that are in no article, no version and not in the bin appear here, and can be deleted.',
    'held.bin': 'Only in the bin',
    inBin: 'in the bin',
    'ask.text':
      'It is in no article, no version and not in the bin. This cannot be undone. Backups and exports made before keep it.',
    'ask.several':
      'They are in no article, no version and not in the bin. This cannot be undone. Backups and exports made before keep them.',
  },
} satisfies Overlay<{ pictureList: typeof en }>
