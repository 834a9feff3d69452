import { registerHooks } from 'node:module'

/**
 * Has `import … from 'electron'` give the double: `node --import …/register.mjs out/main/electron.js . …`. The environment
 * says what the system would: MARBRE_DOUBLE_SOCKET (where a test asks and acts), MARBRE_DOUBLE_PLATFORM, _PACKAGED,
 * _LANGUAGES, _DARK, _OPEN (files that macOS opens before the app is ready, one a line).
 */
registerHooks({
  resolve(specifier, context, next) {
    if (specifier !== 'electron') return next(specifier, context)
    return {
      url: new URL('./electron.ts', import.meta.url).href,
      format: 'module-typescript',
      shortCircuit: true,
    }
  },
})

if (process.env.MARBRE_DOUBLE_PLATFORM)
  Object.defineProperty(process, 'platform', { value: process.env.MARBRE_DOUBLE_PLATFORM })
Object.defineProperty(process, 'type', { value: 'browser' })
Object.defineProperty(process, 'defaultApp', { value: true })
// A relaunch needs the script, which Electron's arguments do not name.
const [script] = process.argv.splice(1, 1)
process.env.MARBRE_DOUBLE_SCRIPT = script
