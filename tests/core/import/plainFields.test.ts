import { expect, test } from 'vitest'
import { FIELDS, fieldSpec, fieldsWhere } from '../../../src/core/article/index.ts'
import { importFile } from '../../../src/core/import/index.ts'
import { LABELS } from '../../../src/core/import/vocabulary/labels.ts'
import { listWords } from '../../../src/core/import/vocabulary/load.ts'

const plain = fieldsWhere('labelled', true).filter((field) =>
  ['line', 'text'].includes(fieldSpec(field).kind),
)

async function contentOf(fileName: string, text: string) {
  const read = await importFile({ fileName, bytes: new TextEncoder().encode(text) })
  if (!read.ok) throw new Error(read.failure.code)
  return read.value.content
}

test.each(plain)('%s is read from a line that one of its labels opens', async (field) => {
  for (const label of listWords(LABELS[field])) {
    const content = await contentOf(
      'a.txt',
      `Titre : Un titre\n${label}: Une valeur\n\nLe texte de l’article.\n`,
    )
    expect(content[field], label).toContain('Une valeur')
  }
})

test.each(plain)('%s is read from each of its keys in front matter', async (field) => {
  for (const key of FIELDS[field].frontMatter.read) {
    expect((await contentOf('a.md', `---\n${key}: Une valeur\n---\nLe texte.`))[field], key).toBe(
      'Une valeur',
    )
  }
})
