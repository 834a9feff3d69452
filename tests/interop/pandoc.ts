import { spawnSync } from 'node:child_process'
import * as z from 'zod/mini'
import { comparable, type Outline } from './outline.ts'

type Node = { t: string; c?: unknown }

const node: z.ZodMiniType<Node> = z.object({ t: z.string(), c: z.optional(z.unknown()) })
const document = z.object({ meta: z.record(z.string(), z.unknown()), blocks: z.array(node) })

/** A document as pandoc reads it: its metadata as plain text, and its body. Throws what pandoc complains of. */
export function readWithPandoc(
  text: string | Uint8Array,
  format: string,
): { meta: Record<string, string>; body: Outline } {
  const { status, stdout, stderr, error } = spawnSync('pandoc', ['--from', format, '--to', 'json'], {
    input: text,
    encoding: 'utf8',
    maxBuffer: 2 ** 26,
  })
  if (error) throw error
  if (status !== 0 || stderr !== '') throw new Error(`pandoc: ${status} ${stderr}`)
  const { meta, blocks } = document.parse(JSON.parse(stdout))
  const body: Outline = { headings: [], paragraphs: [], notes: [], cells: [] }
  collect(blocks, body, 'paragraphs')
  const values = Object.entries(meta).map(([name, value]) => [name, comparable(plainText(value, []))])
  return { meta: Object.fromEntries(values), body }
}

/** The nodes within a node's content, however deep in pandoc's tuples. */
function* nodesIn(content: unknown): Generator<Node> {
  if (Array.isArray(content)) for (const each of content) yield* nodesIn(each)
  else if (typeof content === 'object' && content !== null) {
    const found = node.safeParse(content).data
    if (found) yield found
    else for (const each of Object.values(content)) yield* nodesIn(each)
  }
}

const attributes = z.tuple([z.string(), z.array(z.string()), z.array(z.tuple([z.string(), z.string()]))])

/** The ARIA role of a link or a division. */
function roleOf(content: unknown): string | undefined {
  const [first] = Array.isArray(content) ? content : []
  return attributes.safeParse(first).data?.[2].find(([name]) => name === 'role')?.[1]
}

/** In HTML, the number that refers to a note and the link back from it: no text of the document. */
const NOTE_LINKS = ['doc-noteref', 'doc-backlink']

const lastText = (content: unknown) => (Array.isArray(content) ? String(content.at(-1)) : String(content))

/** The text of inlines; the notes among them are put aside. */
function plainText(content: unknown, notes: unknown[]): string {
  let text = ''
  for (const { t, c } of nodesIn(content)) {
    if (t === 'Str' || t === 'MetaString') text += String(c)
    else if (t === 'Space' || t === 'SoftBreak' || t === 'LineBreak') text += ' '
    else if (t === 'Code' || t === 'Math') text += lastText(c)
    else if (t === 'Note') notes.push(c)
    else if (t === 'Link' && NOTE_LINKS.includes(roleOf(c) ?? '')) continue
    else if (t === 'Quoted') throw new Error('pandoc changed quotation marks')
    else if (t !== 'RawInline' && t !== 'Image') text += plainText(c, notes)
  }
  return text
}

/** Adds the texts of blocks to an outline; paragraphs go into the list that is named. */
function collect(blocks: unknown, outline: Outline, paragraphs: 'paragraphs' | 'cells' | 'notes'): void {
  for (const { t, c } of nodesIn(blocks)) {
    const notes: unknown[] = []
    if (t === 'Header') outline.headings.push(comparable(plainText(c, notes)))
    else if (t === 'Para' || t === 'Plain') outline[paragraphs].push(comparable(plainText(c, notes)))
    else if (t === 'Table') collectCells(c, outline)
    else collect(c, outline, roleOf(c) === 'doc-endnotes' ? 'notes' : paragraphs)
    for (const note of notes) collect(note, outline, 'notes')
  }
}

const cell = z.tuple([z.unknown(), z.unknown(), z.unknown(), z.unknown(), z.array(node)])
const row = z.tuple([z.unknown(), z.array(cell)])
const table = z.tuple([
  z.unknown(),
  z.unknown(),
  z.unknown(),
  z.tuple([z.unknown(), z.array(row)]),
  z.array(z.tuple([z.unknown(), z.unknown(), z.array(row), z.array(row)])),
  z.unknown(),
])

/** One text for each cell, an empty one too. */
function collectCells(content: unknown, outline: Outline): void {
  const [, , , [, head], bodies] = table.parse(content)
  for (const [, cells] of [...head, ...bodies.flatMap(([, , first, rows]) => [...first, ...rows])]) {
    for (const [, , , , blocks] of cells) {
      if (blocks.length === 0) outline.cells.push('')
      else collect(blocks, outline, 'cells')
    }
  }
}
