import { type ArticleContent, contentAfter, contentOf, copyOf } from '../../../core/article/index.ts'
import { newsroom } from '../client.ts'
import { useSession, windowTexts } from '../saving/session.ts'
import { notifyFailure } from '../state/toasts.ts'
import { newArticle } from './articles.ts'

/** The content of an article, with what was typed in it a moment ago; null where it cannot be read, which is told. */
async function presentContent(id: string): Promise<ArticleContent | null> {
  await useSession.getState().flush([id])
  // Of one that is open or could not be saved, the window has the text.
  const own = windowTexts.autosaves.get(id)
  own?.readText()
  if (own) return own.content
  const read = await newsroom.readArticle({ id })
  if (read.ok) return contentOf(read.value.article)
  notifyFailure(read.failure)
  return null
}

/** Makes a copy of an article and opens it. */
export async function duplicateArticle(id: string): Promise<void> {
  const content = await presentContent(id)
  if (content) await newArticle(copyOf(content))
}

/** Makes a new article with the text and the fields of another one, as a template has them, and opens it. */
export async function newArticleAfter(id: string): Promise<void> {
  const content = await presentContent(id)
  if (content) await newArticle(contentAfter(content))
}
