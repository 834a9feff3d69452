/** The import rule: core <- contract <- newsroom <- store <- hosts; the window sees core, contract and i18n alone. */
const floors = {
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

const downwards = Object.entries(floors).map(([room, seen]) => ({
  name: `${room}-imports-down`,
  comment: `src/${room} may import ${seen.join(', ')} and nothing else of ours`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^src/', pathNot: `^src/(${seen.join('|')})/` },
}))

/** Rooms that must run anywhere: no module of Node or Electron. */
const anywhere = '^src/(core|contract|newsroom|i18n|renderer)/'

module.exports = {
  forbidden: [
    ...downwards,
    {
      name: 'every-room-is-named',
      comment: 'a new folder in src needs its line in the list above',
      severity: 'error',
      from: { path: '^src/[^/]+/', pathNot: `^src/(${Object.keys(floors).join('|')})/` },
      to: {},
    },
    {
      name: 'pure-rooms-know-no-machine',
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
    {
      name: 'document-has-one-face',
      severity: 'error',
      from: { path: '^src/', pathNot: '^src/core/document/' },
      to: { path: '^src/core/document/', pathNot: '^src/core/document/(index|types)[.]ts$' },
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
