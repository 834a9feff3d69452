const { readFileSync, writeFileSync } = require('node:fs')
const { join, posix } = require('node:path')

/** A Debian package must name both; whoever builds a release sets them in the environment. */
const homepage = process.env.MARBRE_HOMEPAGE ?? 'https://marbre.invalid'
const maintainer = process.env.MARBRE_MAINTAINER ?? 'The Marbre authors <marbre@marbre.invalid>'

/** True where a certificate for macOS is named in the environment; without one the program is signed ad hoc. */
const hasMacCertificate = Boolean(process.env.CSC_LINK || process.env.CSC_NAME)

/** A file type that macOS offers Marbre for under “Open with”, without making it the default program. */
const openWith = (ext, name) => ({ ext, name, role: 'Editor', rank: 'Alternate' })

/** What a built module imports of others, statically or later, as the bundler writes it. */
const IMPORTS = /\b(?:from|import)\s*\(?\s*(["'`])(\.[^"'`]+)\1/g

/** A built module and all that it imports, as paths from this folder; tests/package parses what is packed, and misses none. */
function withImports(path, found = new Set()) {
  if (found.has(path)) return found
  found.add(path)
  for (const [, , name] of readFileSync(join(__dirname, path), 'utf8').matchAll(IMPORTS))
    withImports(posix.join(posix.dirname(path), name), found)
  return found
}

/** Takes back electron-builder's leave for unencrypted network requests: Marbre makes no requests. */
function forbidRequests({ electronPlatformName, appOutDir, packager }) {
  if (electronPlatformName !== 'darwin') return
  const file = join(appOutDir, `${packager.appInfo.productFilename}.app`, 'Contents', 'Info.plist')
  const key = /\n( *)<key>NSAppTransportSecurity<\/key>\n\1<dict>[\s\S]*?\n\1<\/dict>/
  writeFileSync(file, readFileSync(file, 'utf8').replace(key, ''))
}

/**
 * Called when the package is made, after the build.
 * @returns {import('electron-builder').Configuration}
 */
module.exports = () => ({
  appId: 'org.marbre.Marbre',
  productName: 'Marbre',
  copyright: 'The Marbre authors, MIT licence',
  directories: { output: 'dist', buildResources: 'resources' },
  // The browser window's host and the command line run on Node alone. All dependencies are in the bundles.
  files: [
    'package.json',
    ...withImports('out/main/electron.js'),
    // The worker that dictionaries run in, and the dictionaries.
    ...withImports('out/main/speller.js'),
    // The worker that holds the index.
    ...withImports('out/main/indexThread.js'),
    'out/main/dictionaries/**',
    'out/main/icon.png',
    'out/preload/**',
    'out/renderer/**',
    '!node_modules/**',
  ],
  extraMetadata: { homepage },
  asar: true,
  npmRebuild: false,
  publish: null,
  afterPack: forbidRequests,
  electronFuses: {
    runAsNode: false,
    // Marbre keeps no cookies: with this on, macOS would ask for the keychain, and Linux for the wallet, to encrypt none.
    enableCookieEncryption: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
    // Setting fuses breaks the signature of Electron's binaries, and Apple Silicon kills a program whose signature is broken.
    resetAdHocDarwinSignature: true,
  },
  mac: {
    target: [{ target: 'dmg', arch: ['arm64', 'x64'] }],
    icon: 'out/main/icon.icns',
    category: 'public.app-category.productivity',
    fileAssociations: [
      openWith(['txt'], 'Plain text'),
      openWith(['eml', 'mht', 'mhtml'], 'Mail message'),
      openWith(['html', 'htm', 'xhtml'], 'HTML'),
      openWith(['md', 'markdown', 'mdown'], 'Markdown'),
      openWith(['docx', 'docm', 'dotx', 'dotm'], 'Word document'),
      openWith(['odt', 'ott', 'fodt'], 'OpenDocument text'),
      openWith(['rtf'], 'Rich Text Format'),
      openWith(['srt', 'vtt'], 'Subtitles'),
      openWith(['json'], 'JSON'),
    ],
    // The hardened runtime, which notarisation needs, loads no library that is signed ad hoc.
    ...(hasMacCertificate ? { hardenedRuntime: true } : { identity: '-', hardenedRuntime: false }),
  },
  win: { target: [{ target: 'nsis', arch: ['x64'] }], icon: 'out/main/icon.ico' },
  nsis: {
    oneClick: false,
    perMachine: false,
    deleteAppDataOnUninstall: false,
    // The file types: electron-builder's own would become the default program for them.
    include: 'resources/windows/installer.nsh',
  },
  linux: {
    target: ['AppImage', 'deb'],
    icon: 'resources/icons/sizes',
    category: 'Office',
    executableName: 'marbre',
    synopsis: 'An offline desktop newsroom editor',
    maintainer,
    // Named after `desktopName` in package.json, by which the desktop knows the window.
    syncDesktopName: true,
    // Types that every system knows: as file associations they would be declared anew, as “Marbre document”.
    mimeTypes: [
      'text/plain',
      'message/rfc822',
      'text/html',
      'text/markdown',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.oasis.opendocument.text',
      'application/rtf',
      'application/x-subrip',
      'application/json',
    ],
    executableArgs: [],
  },
  // Its start script turns Chromium's sandbox off only where the system lacks user namespaces; it needs no libfuse 2.
  toolsets: { appimage: '1.0.3' },
})
