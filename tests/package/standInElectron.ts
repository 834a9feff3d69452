import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** What precedes the fuses in Electron's binary: the sentinel that @electron/fuses looks for. */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX'
/** Version 1, nine fuses, in the state in which Electron ships them (electron/build/fuses/fuses.json5). */
const FUSES = Buffer.concat([Buffer.from([1, 9]), Buffer.from('101100011')])

const BINARY = Buffer.concat([
  Buffer.from('stand-in for Electron’s binary\n'),
  Buffer.from(SENTINEL),
  FUSES,
  Buffer.alloc(64),
])

const propertyList = (name: string) => `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
  <key>CFBundleExecutable</key><string>${name}</string>
  <key>CFBundleIconFile</key><string>electron.icns</string>
  <key>CFBundleIdentifier</key><string>com.github.${name}</string>
  <key>CFBundleName</key><string>${name}</string>
  <key>CFBundlePackageType</key><string>APPL</string>
</dict>
</plist>
`

function write(folder: string, files: Readonly<Record<string, string | Buffer>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true })
    writeFileSync(join(folder, name), content, { mode: 0o755 })
  }
}

const LICENCES = { LICENSE: 'Electron', 'LICENSES.chromium.html': '<p>Chromium</p>' }

/** Writes what electron-builder needs of an unpacked Electron for Linux. */
export function linuxElectron(folder: string): void {
  write(folder, { ...LICENCES, electron: BINARY, 'locales/en-US.pak': 'en-US' })
}

/** Writes what electron-builder needs of an unpacked Electron for macOS. */
export function macElectron(folder: string): void {
  const helpers = ['', ' (GPU)', ' (Plugin)', ' (Renderer)'].map((kind) => `Electron Helper${kind}`)
  const frameworks = 'Electron.app/Contents/Frameworks'
  write(folder, {
    ...LICENCES,
    'Electron.app/Contents/Info.plist': propertyList('Electron'),
    'Electron.app/Contents/MacOS/Electron': 'launcher',
    'Electron.app/Contents/Resources/electron.icns': 'icon',
    [`${frameworks}/Electron Framework.framework/Electron Framework`]: BINARY,
    ...Object.fromEntries(
      helpers.flatMap((name) => [
        [`${frameworks}/${name}.app/Contents/Info.plist`, propertyList(name)],
        [`${frameworks}/${name}.app/Contents/MacOS/${name}`, 'helper'],
      ]),
    ),
  })
}
