import type en from '../en/checking.ts'
import type { Overlay } from '../en-GB.ts'

/** What is said of a check in British English. */
export default {
  checking: {
    intro:
      'Marbre reads every article, version, picture and text in the bin, and compares the list with them. Checking changes nothing.',
    shownInBin: 'A picture in “{{headline}}”, which is in the bin.',
    'step.bin': 'Reading the bin…',
    binned_one: '{{count, number}} in the bin',
    binned_other: '{{count, number}} in the bin',
  },
} satisfies Overlay<{ checking: typeof en }>
