/** Who builds a release may set his own; a package for Debian must name both. */
const homepage = process.env.MARBRE_HOMEPAGE ?? 'https://marbre.invalid'
const maintainer = process.env.MARBRE_MAINTAINER ?? 'The Marbre authors <marbre@marbre.invalid>'

/** Marbre stands by for these under "open with", and takes them over from nobody. */
const openWith = (ext, name, mimeType) => ({ ext, name, mimeType, role: 'Editor', rank: 'Alternate' })

/** @type {import('electron-builder').Configuration} */
module.exports = {
  appId: 'org.marbre.Marbre',
  productName: 'Marbre',
  copyright: 'The Marbre authors, MIT licence',
  directories: { output: 'dist', buildResources: 'resources' },
  files: [
    'out/**',
    'package.json',
    // The Node of the scripts: Electron brings its own.
    '!node_modules/node-{linux,win}-*/**',
    '!node_modules/.bin',
  ],
  extraMetadata: { homepage },
  asar: true,
  npmRebuild: false,
  publish: null,
  icon: 'resources/icons/icon.png',
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  },
  fileAssociations: [
    openWith('txt', 'Plain text', 'text/plain'),
    openWith(['md', 'markdown'], 'Markdown', 'text/markdown'),
  ],
  mac: {
    target: [{ target: 'dmg', arch: ['arm64', 'x64'] }],
    category: 'public.app-category.productivity',
    hardenedRuntime: true,
  },
  win: { target: [{ target: 'nsis', arch: ['x64'] }] },
  nsis: { oneClick: false, perMachine: false, deleteAppDataOnUninstall: false },
  linux: {
    target: ['AppImage', 'deb'],
    icon: 'resources/icons/sizes',
    category: 'Office',
    executableName: 'marbre',
    synopsis: 'An offline desktop newsroom editor',
    maintainer,
  },
}
