import { addBackupSentences } from './backing.ts'
import { addCheckingSentences } from './checking.ts'
import { addDialogSentences } from './dialogs.ts'
import { addConflictSentences } from './conflictCopies.ts'
import en from './en/hosts.ts'
import type { Overlay } from './en-GB.ts'
import { addExportSentences } from './exporting.ts'
import fr from './fr/hosts.ts'
import { createI18n, type Locale, type Translate } from './index.ts'
import { addLibrariesSentences } from './libraries.ts'
import { addPictureListSentences } from './pictureList.ts'
import { addPictureSentences } from './pictures.ts'
import { addProofingSentences } from './proofing.ts'
import { addReviewSentences } from './review.ts'

const british = {
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

/** The sentences of the hosts and of the command line, which no window shows. */
export const HOST_SENTENCES = {
  fr,
  en,
  'en-GB': british,
} as const satisfies Readonly<Record<Locale, object>>

/** The words of one language, with those of a review and of an export, and those that only hosts and the command line say. */
export function hostTranslator(locale: Locale): Translate {
  const instance = createI18n(locale)
  for (const [language, areas] of Object.entries(HOST_SENTENCES))
    for (const [area, sentences] of Object.entries(areas))
      instance.addResourceBundle(language, area, sentences)
  addConflictSentences(instance)
  addDialogSentences(instance)
  addProofingSentences(instance)
  addCheckingSentences(instance)
  addLibrariesSentences(instance)
  addPictureSentences(instance)
  addPictureListSentences(instance)
  addReviewSentences(instance)
  addExportSentences(instance)
  addBackupSentences(instance)
  return instance.t
}
