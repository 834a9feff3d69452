/**
 * A line that opens or closes a container of Pandoc, MyST, VitePress or Docusaurus: `::: warning Title`. A `division` has only
 * attributes, a `note` is set off from the text as an alert is, a `call` does what only its site knows.
 */
type Container = { kind: 'end' } | { kind: 'division' | 'note' | 'call'; name: string; title: string }

const END = /^:{3,}[ \t]*$/
const OPENING = /^:{3,}[ \t]*(\{[^}\n]*\}|\.?\p{L}[\p{L}\p{N}_-]{0,40})?(.*)$/u
/** The words for what is set off. */
const NOTE =
  /^(?:note|tip|info|warning|danger|caution|important|success|attention|hint|error|seealso|details|question|example|abstract|summary|admonition|spoiler)$/i
/** Lines of a note that is written as a quotation. */
const LONGEST_NOTE = 200
const FENCE = /^ {0,3}(`{3,}|~{3,})/

/** What a line opens or closes; null for a line that does neither. */
export function containerAt(line: string): Container | null {
  if (!line.startsWith(':::')) return null
  if (END.test(line)) return { kind: 'end' }
  const [, head = '', rest = ''] = OPENING.exec(line) ?? []
  // MyST has its directives in brackets, Pandoc its attributes.
  const [, directive] = /^\{(\p{L}[\p{L}\p{N}_-]{0,40})\}$/u.exec(head) ?? []
  if (directive === undefined && head.startsWith('{') && /^[ \t:]*$/.test(rest))
    return { kind: 'division', name: '', title: '' }
  const [, word = ''] = /^\{?\.?(\p{L}[\p{L}\p{N}_-]{0,40})/u.exec(head) ?? []
  const title = titleOf(rest)
  if (NOTE.test(word)) return { kind: 'note', name: word, title }
  // A class alone, as Pandoc writes it too.
  const isClass = directive === undefined && !head.startsWith('{') && word !== '' && title === ''
  return { kind: isClass ? 'division' : 'call', name: word, title }
}

/** The title behind the name, in the brackets of Docusaurus or none, without attributes. */
function titleOf(rest: string): string {
  const bare = rest.replace(/[ \t]*\{[^}\n]*\}[ \t]*$/, '').replace(/[ \t:]+$/, '')
  return (/^[ \t]*\[(.*)\]$/.exec(bare)?.[1] ?? bare).replace(/^[ \t]+/, '')
}

/** A fence that opens a directive of MyST: ` ```{note} Title `. */
const DIRECTIVE = /^(`{3,}|~{3,})\{(\p{L}[\p{L}\p{N}_-]{0,40})\}[ \t]*(.*)$/u
const PICTURE = /^(?:figure|image)$/i
const QUOTE = /^(?:epigraph|pull-quote|blockquote|quote|highlights)$/i
const CODE = /^(?:code|code-block|sourcecode)$/i
/** An option of a directive, above its text. */
const OPTION = /^:([\p{L}-]{1,30}):[ \t]*(.*)$/u

/** The lines of a directive of MyST between fences as Markdown has them; null for what only its program knows. */
function directiveLines(opening: string, inside: readonly string[], closing: string): string[] | null {
  const [, sign = '', name = '', argument = ''] = DIRECTIVE.exec(opening) ?? []
  const above = inside.findIndex((line) => !OPTION.test(line))
  const options = above < 0 ? inside : inside.slice(0, above)
  const text = above < 0 ? [] : inside.slice(above)
  if (NOTE.test(name)) return ['', `> [!${name}] ${argument}`, ...text.map((line) => `> ${line}`), '']
  if (QUOTE.test(name)) return ['', ...text.map((line) => `> ${line.replace(/^(?:--|—)[ \t]*/u, '— ')}`), '']
  if (CODE.test(name)) return [sign + argument, ...inside, closing]
  if (!PICTURE.test(name) || argument === '') return null
  const alt = options.map((line) => OPTION.exec(line)).find((option) => option?.[1] === 'alt')?.[2] ?? ''
  const caption = text.filter((line, at) => line !== '' || text[at - 1] !== '')
  while (caption[0] === '') caption.shift()
  return ['', `![${alt.replace(/[[\]\\]/g, '\\$&')}](<${argument.replace(/[<>]/g, '')}>)`, ...caption, '']
}

/**
 * A text of which the notes in containers are written as alerts: `> [!warning] Title`, with the lines of the note in the
 * quotation, and the directives of MyST between fences as what they are. One that nothing closes, that is long or that holds another
 * container stays. Cost: linear.
 */
export function notesAsAlerts(source: string): string {
  if (!/^(?::{3}|(?:`{3,}|~{3,})\{)/m.test(source)) return source
  const lines = source.split('\n')
  let fence = ''
  let fencedAt = 0
  let open: { at: number; name: string; title: string } | null = null
  for (const [at, line] of lines.entries()) {
    const sign = FENCE.exec(line)?.[1] ?? ''
    if (fence !== '') {
      if (!sign.startsWith(fence)) continue
      fence = ''
      const inside = at - fencedAt <= LONGEST_NOTE ? lines.slice(fencedAt + 1, at) : null
      const made =
        inside === null || open !== null ? null : directiveLines(lines[fencedAt] ?? '', inside, line)
      if (made) {
        lines.fill('', fencedAt, at + 1)
        lines[fencedAt] = made.join('\n')
      }
      continue
    }
    fence = sign
    fencedAt = at
    const found = containerAt(line)
    if (found === null) continue
    const inside = lines.slice((open?.at ?? at) + 1, Math.min(at, (open?.at ?? at) + LONGEST_NOTE))
    // Attributes of Pandoc may go on in the next line.
    const isPlain = !inside.some((each) => each.includes(']{'))
    if (found.kind === 'end' && open !== null && at - open.at <= LONGEST_NOTE && isPlain) {
      for (let inner = open.at + 1; inner < at; inner += 1) lines[inner] = `> ${lines[inner] ?? ''}`
      lines[open.at] = `\n> [!${open.name}] ${open.title}`
      lines[at] = ''
    }
    open = found.kind === 'note' ? { ...found, at } : null
  }
  return lines.join('\n')
}
