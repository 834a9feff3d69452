import { textOfBlocks } from '../../src/core/bodyText.ts'
import { readMarkdown } from '../../src/core/document/index.ts'
import { importFile } from '../../src/core/import/index.ts'

/** Characters of a paragraph, more than V8 remembers of a pattern that it has not optimised. */
const LENGTH = 4_950_000

const text = 'Le pont. '.repeat(LENGTH / 9)
const bytes = new TextEncoder().encode(`# Un pont\n\n${text}\n`)
const page = new TextEncoder().encode(`<h1>Un pont</h1>\n<p>${text}</p>`)
const lengths = [textOfBlocks(readMarkdown(text)).text.length]
for (const file of [
  { fileName: 'pont.txt', bytes },
  { fileName: 'pont.md', bytes },
  { fileName: 'pont.html', bytes: page },
]) {
  const read = await importFile(file)
  lengths.push(read.ok ? (read.value.content.sections[0]?.body.length ?? 0) : 0)
}
process.stdout.write(JSON.stringify(lengths))
