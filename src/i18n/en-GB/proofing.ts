import type en from '../en/proofing.ts'
import type { Overlay } from '../en-GB.ts'

/** What is said of findings in British English. */
export default {
  remarks: {
    help: 'Enter: go to the passage. {{key}} and full stop: fix it, or all like it from their title.',
  },
  typography: {
    'why.ellipsis': 'One character instead of three full stops.',
    'why.ligature': 'This French word is probably spelt with œ: cœur, œuvre, sœur.',
  },
  usage: {
    locale: 'en-GB',
    'about.weekday': 'Tuesday, 11 November 2026, which is a Wednesday',
    'title.missing-full-stop': 'Full stop at the end',
    'why.missing-full-stop': 'This paragraph lacks a full stop at its end.',
    'why.fr-courtesy': 'French abbreviates monsieur to M., and madame to Mme without a full stop.',
    'why.en-courtesy': 'American English sets a full stop, British English none.',
  },
} satisfies Overlay<typeof en>
