const { existsSync, readdirSync } = require('node:fs')
const { join } = require('node:path')

/** The import rule: core <- contract <- newsroom <- store <- hosts; the window sees core, contract and i18n alone. */
const layers = {
  core: ['core'],
  i18n: ['i18n', 'core'],
  contract: ['contract', 'core'],
  newsroom: ['newsroom', 'contract', 'core'],
  store: ['store', 'newsroom', 'contract', 'core'],
  host: ['host', 'store', 'newsroom', 'contract', 'i18n', 'core'],
  main: ['main', 'host', 'store', 'newsroom', 'contract', 'i18n', 'core'],
  preload: ['preload', 'contract', 'core'],
  web: ['web', 'host', 'store', 'newsroom', 'contract', 'i18n', 'core'],
  cli: ['cli', 'host', 'store', 'newsroom', 'contract', 'i18n', 'core'],
  renderer: ['renderer', 'contract', 'i18n', 'core'],
}

const downwards = Object.entries(layers).map(([layer, seen]) => ({
  name: `${layer}-imports-down`,
  comment: `src/${layer} may import ${seen.join(', ')} and nothing else of ours`,
  severity: 'error',
  from: { path: `^src/${layer}/` },
  to: { path: '^src/', pathNot: `^src/(${seen.join('|')})/` },
}))

/** Layers that must run anywhere: no module of Node or Electron. */
const anywhere = '^src/(core|contract|newsroom|i18n|renderer)/'

/**
 * Files that others may import beside a folder's face, and why. Where the face brings heavy code, the window's first chunk
 * and the contract take what is light from these.
 */
const secondFaces = {
  'src/core/article/merge.ts': 'loaded when two versions meet, with its libraries of comparison',
  'src/core/article/comparison.ts': 'loaded with the comparison of versions, as the one above',
  'src/core/dates/calendarDays.ts': 'days of the calendar, without what reads typed dates',
  'src/core/dates/zones.ts': 'time zones, without what reads typed dates, which needs the import’s own',
  'src/core/document/types.ts': 'the tree’s types, without the reader and the writers',
  'src/core/export/formats.ts': 'the table of formats, without the writers',
  'src/core/export/context.ts': 'the same, for what hosts give to the writers',
  'src/core/export/house.ts': 'the same, for the profile of the house',
  'src/core/export/html/index.ts': 'the page alone, for the preview in the settings',
  'src/core/export/notices.ts': 'the same, for what an export tells',
  'src/core/pictures/metadata.ts': 'what a picture says of itself, with the reader of XML, which no window needs',
  'src/core/pictures/strip.ts': 'pictures as they leave, for the writers of exports',
  'src/core/import/xml/index.ts': 'XML that nobody vouches for, of which the metadata of pictures is a part',
  'src/core/pictures/figures.ts': 'the figures of an article, which need the reader of Markdown',
  'src/core/export/folder/index.ts': 'the same, for what writes finished files into a folder or a zip',
  'src/core/export/renditions.ts': 'the same, for the sizes of pictures',
  'src/core/export/run.ts': 'the same, for what crosses the contract in an export of several articles',
  'src/core/export/site/index.ts': 'a run makes a site step by step, which no single call can',
  'src/core/export/notices.ts': 'the same, for what it tells',
  'src/core/import/draft.ts': 'what a draft is, without the readers',
  'src/core/import/encoding/encodings.ts': 'the list of encodings, without what reads them',
  'src/core/import/doubts.ts': 'the same, for its doubts',
  'src/core/import/notices.ts': 'the same, for its notices',
  'src/core/import/unpack/unpackFile.ts': 'the window unpacks archives and mails itself, and reads none',
  'src/core/import/reason.ts': 'why a block was taken for what it is, without the readers',
  'src/core/import/metadata/dates.ts': 'the window’s date fields read dates, and nothing else',
  'src/core/import/metadata/dateOrder.ts': 'the same',
  'src/core/import/vocabulary/load.ts': 'the lists of words themselves, for typed dates',
  'src/core/import/vocabulary/zones.ts': 'the same, for the names of time zones',
  'src/core/import/metadata/calendar.ts': 'the names of months, for typed dates',
  'src/core/spelling/dictionaries.ts': 'the names of dictionaries and spellings, for the table of settings',
  'src/core/typography/conventions.ts': 'the names of the profiles, without the rules',
  'src/i18n/en/hosts.ts': 'the same in English, for that file',
  'src/i18n/fr/hosts.ts': 'the same in French',
  'src/i18n/hosts.ts': 'words of the hosts and the command line, which no window needs',
  'src/i18n/checking.ts': 'what is said of the check, loaded with its dialog',
  'src/i18n/en/checking.ts': 'the same in English, for that file',
  'src/i18n/fr/checking.ts': 'the same in French',
  'src/i18n/pictures.ts': 'what is said of pictures, loaded with the first of them',
  'src/i18n/pictureList.ts': 'what is said of the library’s pictures, loaded with their list',
  'src/i18n/en/pictureList.ts': 'the same in English, for that file',
  'src/i18n/fr/pictureList.ts': 'the same in French',
  'src/i18n/en/pictures.ts': 'the same in English, for that file',
  'src/i18n/en/pictureFailure.ts': 'the same, for that file',
  'src/i18n/fr/pictures.ts': 'the same in French',
  'src/i18n/fr/pictureFailure.ts': 'the same in French',
  'src/i18n/libraries.ts': 'what is said of several libraries, loaded with their dialog',
  'src/i18n/en/libraries.ts': 'the same in English, for that file',
  'src/i18n/en/libraryFailure.ts': 'how another library cannot be opened, for that file',
  'src/i18n/fr/libraries.ts': 'the same in French',
  'src/i18n/fr/libraryFailure.ts': 'the same in French',
  'src/i18n/houseStyle.ts': 'sentences for findings, not needed for the first paint',
  'src/i18n/importReview.ts': 'the same, for the lines of an import',
  'src/i18n/review.ts': 'sentences of the review of an import, loaded with it',
  'src/i18n/en/review.ts': 'the same in English, for that file',
  'src/i18n/fr/review.ts': 'the same in French',
  'src/i18n/exporting.ts': 'sentences of exports, loaded with their dialog',
  'src/i18n/conflictCopies.ts': 'sentences about conflict copies, loaded with the first',
  'src/i18n/en/conflictCopies.ts': 'the same in English, for that file',
  'src/i18n/fr/conflictCopies.ts': 'the same in French',
  'src/i18n/dialogs.ts': 'the sentences of the checklist, the settings and the find bar, which come with them',
  'src/i18n/en/dialogs.ts': 'the same in English, for that file',
  'src/i18n/fr/dialogs.ts': 'the same in French',
  'src/i18n/versions.ts': 'sentences of versions, loaded with their tab',
  'src/i18n/en/versions.ts': 'the same in English, for that file',
  'src/i18n/fr/versions.ts': 'the same in French',
  'src/i18n/en/versionReason.ts': 'why versions were kept, for that file',
  'src/i18n/fr/versionReason.ts': 'the same in French',
  'src/i18n/proofing.ts': 'sentences for findings, loaded with the page',
  'src/i18n/en/proofing.ts': 'the same in English, for that file',
  'src/i18n/fr/proofing.ts': 'the same in French',
  'src/i18n/filters.ts': 'words of what stands above the list, loaded with it',
  'src/i18n/en/filters.ts': 'the same in English, for that file',
  'src/i18n/fr/filters.ts': 'the same in French',
  'src/i18n/synonyms.ts': 'words of the palette, loaded with it',
  'src/i18n/en/synonyms.ts': 'the same in English, for that file',
  'src/i18n/fr/synonyms.ts': 'the same in French',
  'src/i18n/replacing.ts': 'words of replacing in the library, loaded with its dialog',
  'src/i18n/en/replacing.ts': 'the same in English, for that file',
  'src/i18n/fr/replacing.ts': 'the same in French',
  'src/i18n/bulk.ts': 'words of changes of several articles, loaded with what starts them',
  'src/i18n/en/bulk.ts': 'the same in English, for that file',
  'src/i18n/fr/bulk.ts': 'the same in French',
  'src/i18n/rows.ts': 'words of the menus of the list, loaded with them',
  'src/i18n/en/rows.ts': 'the same in English, for that file',
  'src/i18n/fr/rows.ts': 'the same in French',
  'src/i18n/details.ts': 'sentences of an article’s fields, loaded with them',
  'src/i18n/en/details.ts': 'the same in English, for that file',
  'src/i18n/fr/details.ts': 'the same in French',
  'src/i18n/cities.ts': 'names of time zones, loaded with their list',
  'src/i18n/checklist.ts': 'sentences for checks, loaded with their dialog',
  'src/i18n/bin.ts': 'what is said of the bin, loaded with it',
  'src/i18n/en/bin.ts': 'the same in English, for that file',
  'src/i18n/fr/bin.ts': 'the same in French',
  'src/i18n/en/settings.ts': 'the words that the table of settings is held to',
  'src/i18n/backing.ts': 'sentences of backups, loaded with what shows them',
  'src/i18n/en/backing.ts': 'the same in English, for that file',
  'src/i18n/fr/backing.ts': 'the same in French',
  'src/i18n/en/exporting.ts': 'the same in English, for that file',
  'src/i18n/fr/exporting.ts': 'the same in French',
  'src/i18n/sharing.ts': 'sentences about shared folders, loaded with the status bar',
  'src/i18n/en/sharing.ts': 'the same in English, for that file',
  'src/i18n/fr/sharing.ts': 'the same in French',
  'src/i18n/typography.ts': 'the same',
  'src/i18n/spelling.ts': 'the same',
  'src/i18n/usage.ts': 'the same',
  'src/i18n/settings.ts': 'words of the settings window alone',
}

/** The folders of src that have an `index.ts`, their face. */
function foldersWithFace(folder) {
  const entries = readdirSync(join(__dirname, folder), { withFileTypes: true })
  const inner = entries.flatMap((entry) => (entry.isDirectory() ? foldersWithFace(`${folder}/${entry.name}`) : []))
  return existsSync(join(__dirname, folder, 'index.ts')) ? [folder, ...inner] : inner
}

const exactly = (paths) => `^(${paths.map((path) => path.replaceAll('.', '[.]')).join('|')})$`

const faces = foldersWithFace('src').map((folder) => ({
  name: 'a-folder-has-one-face',
  comment: `what is outside of ${folder} imports its index.ts, or a file of the list of second faces`,
  severity: 'error',
  from: { path: '^src/', pathNot: `^${folder}/` },
  to: { path: `^${folder}/`, pathNot: exactly([`${folder}/index.ts`, ...Object.keys(secondFaces)]) },
}))

module.exports = {
  forbidden: [
    ...downwards,
    ...faces,
    {
      name: 'every-layer-is-named',
      comment: 'a new folder in src needs its line in the list above',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: `^src/(${Object.keys(layers).join('|')})/` },
      to: {},
    },
    {
      name: 'pure-layers-use-no-node',
      severity: 'error',
      from: { path: anywhere },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'electron-stays-in-its-hosts',
      severity: 'error',
      from: { pathNot: '^src/(main|preload)/' },
      to: { path: '(^electron$|(^|/)node_modules/electron/)' },
    },
    {
      name: 'features-do-not-know-each-other',
      severity: 'error',
      from: { path: '^src/renderer/src/features/([^/]+)/' },
      to: { path: '^src/renderer/src/features/', pathNot: '^src/renderer/src/features/$1/' },
    },
    {
      name: 'controls-know-no-article',
      severity: 'error',
      from: { path: '^src/renderer/src/ui/' },
      to: { path: '^src/renderer/src/(features/|saving/|state/library[.])' },
    },
    {
      name: 'one-reading-of-markdown',
      comment: 'core/document alone reads Markdown: what the page shows is what every export shows',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/core/document/' },
      to: { path: '(^marked$|(^|/)node_modules/marked/)' },
    },
    { name: 'no-cycle', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'source-knows-no-test',
      severity: 'error',
      from: { path: '^src/' },
      to: { path: '^(tests|bench|scripts)/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
