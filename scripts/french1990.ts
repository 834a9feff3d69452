/**
 * Writes resources/dictionaries/french-1990.txt: the spellings of 1990 that dictionary-fr does not know, each with the one that it
 * replaces where that is known. Run it by hand when one of the two packages changes: node scripts/french1990.ts
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Hunspell } from 'hunspell-wasm'
import initialize from 'hunspell-wasm/wasm/hunspell.js'

const ROOT = join(import.meta.dirname, '..')
const MODULES = join(ROOT, 'node_modules')
const startModule: (options: { wasmBinary: Uint8Array }) => Promise<unknown> = initialize

type TrieNode = { isWord: boolean; children: Map<string, TrieNode> }

/**
 * The words of a cspell trie of version 3: a character goes down, `$` ends a word and goes up, `<` and a digit after either go up,
 * `#n;` makes the present node that of number n, and a backslash takes the next character as it is.
 */
function readTrie(text: string): TrieNode {
  const node = (): TrieNode => ({ isWord: false, children: new Map() })
  const base = Number(/^base=(\d+)$/m.exec(text)?.[1])
  const data = text.slice(text.indexOf('__DATA__\n') + '__DATA__\n'.length).replaceAll('\n', '')
  const root = node()
  const nodes: TrieNode[] = [root]
  const path: { parent: TrieNode; letter: string; node: TrieNode }[] = []
  let isBack = false
  for (let at = 0; at < data.length; at++) {
    let letter = data.charAt(at)
    if (letter === '$' || letter === '<' || (isBack && /[2-9]/.test(letter))) {
      if (letter === '$') {
        const here = path.at(-1)
        if (here) here.node.isWord = true
        // A leaf has no number.
        if (here && here.node.children.size === 0 && nodes.at(-1) === here.node) nodes.pop()
      }
      path.length -= /\d/.test(letter) ? Number(letter) - 1 : 1
      isBack = true
      continue
    }
    isBack = false
    if (letter === '#') {
      const end = data.indexOf(';', at)
      const here = path.at(-1)
      const target = nodes[Number.parseInt(data.slice(at + 1, end), base)]
      if (here && target) here.parent.children.set(here.letter, target)
      nodes.pop()
      at = end
      continue
    }
    if (letter === '\\') letter = data.charAt(++at)
    const parent = path.at(-1)?.node ?? root
    const child = node()
    parent.children.set(letter, child)
    nodes.push(child)
    path.push({ parent, letter, node: child })
  }
  return root
}

function* wordsOf({ isWord, children }: TrieNode, start = ''): Generator<string> {
  if (isWord) yield start
  for (const [letter, child] of children) yield* wordsOf(child, start + letter)
}

const has = (root: TrieNode, word: string) => {
  let at: TrieNode | undefined = root
  for (const letter of word) at = at?.children.get(letter)
  return at?.isWord ?? false
}

/** What a spelling of 1990 may replace: the circumflex on i and u, é for è, ll and tt for è before l and t, hyphens, the place of the diaeresis. */
function* earlierForms(word: string): Generator<string> {
  const change = (pattern: RegExp, by: string) =>
    [...word.matchAll(pattern)].map(
      ({ 0: found, index }) => word.slice(0, index) + by + word.slice(index + found.length),
    )
  yield* change(/i/g, 'î')
  yield* change(/u/g, 'û')
  yield* change(/è/g, 'é')
  yield* change(/èl(?=e)/g, 'ell')
  yield* change(/èt(?=e)/g, 'ett')
  yield* change(/é/g, 'e')
  yield* change(/üe/g, 'uë')
  yield* change(/üi/g, 'uï')
  yield* change(/ü/g, 'u')
  yield* change(/f/g, 'ph')
  yield* change(/o(?=gn)/g, 'oi')
  yield* change(/rr/g, 'r')
  yield* change(/r/g, 'rr')
  yield* change(/l/g, 'll')
  yield* change(/t/g, 'tt')
  yield* change(/n/g, 'nn')
  yield* change(/s$/g, 'es')
  yield* change(/tt/g, 't')
  yield* change(/oi/g, 'eoi')
  yield* change(/(?<=ill)(?=ers?$|ères?$)/g, 'i')
  for (let at = 2; at < word.length - 1; at++) yield `${word.slice(0, at)}-${word.slice(at)}`
  if (word.endsWith('s')) yield word.slice(0, -1)
}

const root = readTrie(
  gunzipSync(readFileSync(join(MODULES, '@cspell/dict-fr-reforme/fr-reforme1990.trie.gz'))).toString('utf8'),
)
const wasm = readFileSync(join(MODULES, 'hunspell-wasm/wasm/hunspell.wasm'))
const text = (kind: string) => readFileSync(join(MODULES, `dictionary-fr/index.${kind}`), 'utf8')
const classical = new Hunspell(await startModule({ wasmBinary: wasm }), text('aff'), text('dic'))

const WORD = /^\p{Ll}[\p{Ll}-]*\p{Ll}$/u
const lines: string[] = []
let all = 0
for (const word of wordsOf(root)) {
  all += 1
  // “abandonnè”, of “abandonnè-je”, would hide a slip of the pen.
  if (!WORD.test(word) || word.endsWith('è') || classical.testSpelling(word)) continue
  const earlier = [...new Set(earlierForms(word))].find(
    (form) => !has(root, form) && classical.testSpelling(form),
  )
  lines.push(earlier === undefined ? word : `${word} ${earlier}`)
}
lines.sort((one, other) => (one < other ? -1 : 1))
process.stdout.write(`${lines.length} of ${all} words\n`)
writeFileSync(join(ROOT, 'resources/dictionaries/french-1990.txt'), `${lines.join('\n')}\n`)
