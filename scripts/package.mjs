import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { build, environment, install, orExit, ROOT, runtime, tool } from './setup.mjs'
import { say } from './words.mjs'

/** Prints the packages and their sizes. */
function sayPackages() {
  const folder = join(ROOT, 'dist')
  const names = existsSync(folder) ? readdirSync(folder) : []
  for (const name of names.filter((each) => /\.(?:dmg|exe|AppImage|deb)$/.test(each))) {
    const size = statSync(join(folder, name)).size / 2 ** 20
    say(`dist/${name}  ${size.toFixed(1)} MB`)
  }
}

/** Installs, builds, and makes the packages of this system; further parameters are electron-builder's (`--dir`, `--arm64`). */
function packageMarbre(parameters) {
  install()
  build()
  const { status } = spawnSync(
    runtime(),
    [tool('electron-builder'), '--config', 'electron-builder.config.cjs', ...parameters],
    { cwd: ROOT, stdio: 'inherit', env: environment() },
  )
  if (status === 0) sayPackages()
  return status ?? 1
}

process.exitCode = await orExit(() => packageMarbre(process.argv.slice(2)))
