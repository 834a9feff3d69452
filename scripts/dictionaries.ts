import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'
import { spellingFiles } from '../src/host/speller/dictionaryFiles.ts'

/** The package that the list of the spellings of 1990 is made from, by `french1990.ts`. */
const FRENCH_1990 = 'node_modules/@cspell/dict-fr-reforme/package.json'

/** A plugin that writes what spelling needs beside the main script, compressed: dictionaries and the engine's own module. */
export function dictionaryFiles(root: string): Plugin {
  return {
    name: 'marbre:dictionaries',
    buildStart() {
      for (const { source, built } of spellingFiles()) {
        const bytes = gzipSync(readFileSync(join(root, source)), { level: 9 })
        // By their original names the notices know which packages a build contains.
        const origin = source.startsWith('node_modules/') ? source : FRENCH_1990
        this.emitFile({ type: 'asset', fileName: built, originalFileName: join(root, origin), source: bytes })
      }
    },
  }
}
