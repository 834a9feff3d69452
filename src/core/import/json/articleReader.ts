import {
  type ArticleContent,
  contentOf,
  emptyContent,
  FIELD_NAMES,
  fieldSpec,
  upgrade,
} from '../../article/index.ts'
import { readSections } from '../../document/index.ts'
import { failed, ok } from '../../failure.ts'
import { aliasesOf } from '../../slug.ts'
import { picturesOf } from '../../pictures/figures.ts'
import type { SourcePictures } from '../pictures/index.ts'
import type { FormatReader } from '../reader.ts'
import { ownBlock } from '../tree/ownBlock.ts'
import { isObject, type JsonObject, jsonObjectOf } from './jsonOf.ts'

/** An article of Marbre: a file of a library, what `marbre show --json` prints, or an export. It becomes a new article. */
export const articleReader: FormatReader = {
  recognise(file) {
    const fields = jsonObjectOf(file)
    return fields && isArticle(fields) ? 'sure' : null
  },
  async read(file) {
    const { fileName, text } = file
    const fields = jsonObjectOf(file)
    if (!text.ok) return text
    if (!fields) return failed('broken', { fileName })
    const opened = upgrade({ ...withoutInternals, ...fields })
    if (!opened.ok) {
      const { code, detail } = opened.failure
      return failed(code === 'damaged' ? 'broken' : code, { ...detail, fileName })
    }
    const { article } = opened.value
    const content = withPicturesFound(contentOf(article), file.pictures)
    const aliases = aliasesOf(article)
    const frontMatter = { ...article.source?.frontMatter, ...(aliases.length > 0 && { aliases }) }
    return ok({
      ...(Object.keys(frontMatter).length > 0 && { frontMatter }),
      fileName,
      format: 'marbre',
      encoding: text.value.encoding,
      base: { ...content, sections: emptyContent(content.language).sections },
      origin: 'item',
      blocks: readSections(content.sections).map(ownBlock),
      content,
      doubts: [],
      notices: [],
    })
  },
}

/** An article with the addresses of the pictures that came along with it, which are those of their content. */
function withPicturesFound(content: ArticleContent, pictures: SourcePictures): ArticleContent {
  const addresses = new Map<string, string>()
  for (const src of picturesOf(content)) {
    const own = pictures.find([src])
    if (own && own !== src) addresses.set(src, own)
  }
  if (addresses.size === 0) return content
  const renamed = (text: string) => [...addresses].reduce((all, [from, to]) => all.replaceAll(from, to), text)
  return {
    ...content,
    sections: content.sections.map((section) => ({ ...section, body: renamed(section.body) })),
    pictures: content.pictures.map((use) => ({ ...use, src: renamed(use.src) })),
  }
}

/** True for an article as it is stored, shown or exported. */
function isArticle(fields: JsonObject): boolean {
  if (fields.format === 'marbre-article') return true
  const { id, headline, sections, language } = fields
  return (
    typeof id === 'string' &&
    typeof headline === 'string' &&
    typeof language === 'string' &&
    Array.isArray(sections) &&
    sections.every((section) => isObject(section) && 'heading' in section && 'body' in section)
  )
}

/** What an export leaves out. */
const withoutInternals: JsonObject = Object.fromEntries(
  Object.entries(emptyContent('en')).filter(([name]) =>
    FIELD_NAMES.some((field) => field === name && fieldSpec(field).frontMatter?.write === null),
  ),
)
