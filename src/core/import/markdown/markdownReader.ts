import { ok } from '../../failure.ts'
import { hasExtensionOf } from '../formats.ts'
import type { FormatReader } from '../reader.ts'
import { readMarkdown } from './readMarkdown.ts'
import { looksLikeMarkdown } from './recogniseMarkdown.ts'

/** Markdown: by the name of the file, by front matter, or by marks that no plain text has in such number. */
export const markdownReader: FormatReader = {
  recognise(file) {
    if (file.foreign !== null || !file.text.ok) return null
    if (hasExtensionOf(file.fileName, 'markdown')) return 'sure'
    return looksLikeMarkdown(file.text.value.text) ? 'likely' : null
  },
  read({ fileName, text: source }) {
    if (!source.ok) return source
    const { text, encoding, repairs, language } = source.value
    const sure = repairs.length === 0 && !text.includes('\ufffd')
    const content = readMarkdown(text, language)
    return ok({ fileName, format: 'markdown', encoding, content, blocks: [], sure })
  },
}
