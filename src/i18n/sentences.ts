import type enBin from './en/bin.ts'
import type enBacking from './en/backing.ts'
import type enCli from './en/cli.ts'
import type enConflicts from './en/conflictCopies.ts'
import type enChecking from './en/checking.ts'
import type enDetails from './en/details.ts'
import type enDialogs from './en/dialogs.ts'
import type enExporting from './en/exporting.ts'
import type enLibraries from './en/libraries.ts'
import type enLibraryFailure from './en/libraryFailure.ts'
import type enPictureFailure from './en/pictureFailure.ts'
import type enPictureList from './en/pictureList.ts'
import type enPictures from './en/pictures.ts'
import type enFilters from './en/filters.ts'
import type enHosts from './en/hosts.ts'
import type en from './en/index.ts'
import type enReview from './en/review.ts'
import type enPalette from './en/palette.ts'
import type enSynonyms from './en/synonyms.ts'
import type enBulk from './en/bulk.ts'
import type enReplacing from './en/replacing.ts'
import type enProofing from './en/proofing.ts'
import type enRows from './en/rows.ts'
import type enSharing from './en/sharing.ts'
import type enShortcuts from './en/shortcuts.ts'
import type enSilence from './en/silence.ts'
import type enVersions from './en/versions.ts'

/** The areas of a window's sentences, and those that the other files of this folder add. */
type Sentences = typeof en &
  typeof enConflicts &
  typeof enDialogs &
  typeof enProofing &
  typeof enReview &
  typeof enExporting &
  typeof enBacking &
  typeof enHosts & {
    bin: typeof enBin
    checking: typeof enChecking
    cli: typeof enCli
    details: typeof enDetails
    filters: typeof enFilters
    libraries: typeof enLibraries
    libraryFailure: typeof enLibraryFailure
    pictures: typeof enPictures
    pictureList: typeof enPictureList
    pictureFailure: typeof enPictureFailure
    palette: typeof enPalette
    bulk: typeof enBulk
    replacing: typeof enReplacing
    synonyms: typeof enSynonyms
    rows: typeof enRows
    sharing: typeof enSharing
    shortcuts: typeof enShortcuts
    silence: typeof enSilence
    versions: typeof enVersions
  }

/** A key without the ending that says how many its sentence is about. */
type Stem<Key> = Key extends `${infer Start}_${'zero' | 'one' | 'other'}` ? Start : Key

/** `area:key`; without its area, a key of `common`. */
export type SentenceKey =
  | { [Area in keyof Sentences]: `${Area}:${Stem<keyof Sentences[Area]> & string}` }[keyof Sentences]
  | Stem<keyof Sentences['common']>

/** Words for the tables of the command line's commands and options. */
export type CliHelpKey = `cli:${Extract<keyof typeof enCli, `help.${string}`>}`
