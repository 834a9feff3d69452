import type en from './en/index.ts'
import type enDialogs from './en/dialogs.ts'
import type enExporting from './en/exporting.ts'
import type enReview from './en/review.ts'

/** Some of the sentences of some areas. */
export type Overlay<Sentences> = {
  readonly [Area in keyof Sentences]?: { readonly [Key in keyof Sentences[Area]]?: string }
}

/** British English where it differs from American English: spelling, terms and the order of a date. */
export default {
  checklist: {
    'passed.standfirst': 'Standfirst',
    'passed.standfirst-length': 'Standfirst length',
    'issue.standfirst': 'The standfirst is missing.',
    'issue.standfirst-length': 'The standfirst is longer than {{longest, number}} characters.',
  },
  common: {
    'command.delete-article': 'Move article to bin',
    'command.open-bin': 'Bin',
    'command.empty-bin': 'Empty bin…',
    'command.licences': 'Licences',
  },
  editor: {
    'date.invalid': 'Date not recognised. Use, for example, 10 November 2026 or 2026-11-10.',
    removed:
      'This article is no longer in the library: it was moved to the bin, or removed by another program. The text on screen is kept in this window.',
  },
  fields: {
    standfirst: 'Standfirst',
  },
  failure: {
    encoding:
      'The encoding of “{{fileName}}” could not be recognised; it was not read. Choose its encoding, or save it as UTF-8, then try again.',
    'not-found':
      'This article is no longer in the library. It may be in the bin, or another program may have removed it.',
  },
  import: {
    cancelled: 'Import cancelled',
  },
  importDoubt: {
    'item-canceled':
      'The sender has cancelled this item: remove it from the list if it should not be imported.',
  },
  importReason: {
    'headline-first': 'at the top of the text, short, with no full stop',
    'headline-with-stop': 'at the top and set apart from the text, despite its full stop',
    'heading-short': 'short, with no full stop, followed by a paragraph',
    'heading-bold': 'in bold, short, with no full stop, followed by a paragraph',
    'heading-larger': 'in larger letters than the text, short, with no full stop',
    'page-standfirst': 'what the page calls its standfirst',
    'heading-quoted': 'a short quotation with no full stop, followed by a paragraph',
  },
  library: {
    deleted: '“{{headline}}” is in the bin',
    deletedUntitled: 'The untitled article is in the bin',
    bin: 'Bin',
    binCount_one: 'Bin, {{count, number}} article',
    binCount_other: 'Bin, {{count, number}} articles',
  },
  settings: {
    accentColor: 'Accent colour',
    'accentColor.swatch': 'Choose the accent colour',
    'accentColor.reset': 'Marbre’s colour',
    'invalid.color': 'This colour is not saved: write # and six digits from 0 to f, as in #b8361a.',
    licence: 'Licence line',
    'rule.suggest.note': '$1 stands for what the first brackets hold.',
    'sample.kicker': 'Harbour',
  },
} as const satisfies Overlay<typeof en & typeof enDialogs & typeof enReview & typeof enExporting>
