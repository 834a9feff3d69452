/** A Debian package must name both; whoever builds a release sets them in the environment. */
const homepage = process.env.MARBRE_HOMEPAGE ?? 'https://marbre.invalid'
const maintainer = process.env.MARBRE_MAINTAINER ?? 'The Marbre authors <marbre@marbre.invalid>'

/** File types that Marbre is offered for under “Open with”, without becoming their default program. */
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
    // The Node that runs the scripts; Electron has its own.
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
    openWith(['txt'], 'Plain text', 'text/plain'),
    openWith(['md', 'markdown', 'mdown'], 'Markdown', 'text/markdown'),
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
