import type { Newsroom } from '../../../contract/contract.ts'
import { type ArticleContent, contentOf, type OpenedArticle } from '../../../core/article/index.ts'
import type { Failure, Result } from '../../../core/failure.ts'
import type { Autosave } from './autosave.ts'

/** A text of the window, and what its article has become meanwhile, where both changed the same place. */
export type Conflict = { readonly autosave: Autosave; readonly theirs: OpenedArticle }

/** Makes an article of a text, changed in some fields, and brings it up to what is typed in the meantime. */
export async function createFrom(
  newsroom: Newsroom,
  autosave: Autosave,
  change: Partial<ArticleContent> = {},
): Promise<Result<OpenedArticle>> {
  autosave.readText()
  let { content } = autosave
  let made = await newsroom.createArticle({ content: contentOf({ ...content, ...change }) })
  for (;;) {
    autosave.readText()
    if (!made.ok || autosave.content === content) return made
    content = autosave.content
    const { article, fingerprint } = made.value
    const base = { revision: article.revision, fingerprint }
    const changed = contentOf({ ...content, ...change })
    made = await newsroom.saveArticle({ id: article.id, base, content: changed })
  }
}

/** Saves our text over theirs, which becomes an article of its own. */
export async function keepMine(
  newsroom: Newsroom,
  { autosave, theirs }: Conflict,
  theirHeadline: string,
): Promise<Failure | null> {
  const content = contentOf({ ...theirs.article, headline: theirHeadline })
  const copy = await newsroom.createArticle({ content })
  if (!copy.ok) return copy.failure
  await autosave.overwrite(theirs)
  return null
}

/** Shows their text in place of ours, which becomes an article of its own. */
export async function keepTheirs(
  newsroom: Newsroom,
  { autosave, theirs }: Conflict,
  myHeadline: string,
): Promise<Failure | null> {
  const copy = await createFrom(newsroom, autosave, { headline: myHeadline })
  if (!copy.ok) return copy.failure
  autosave.adopt(theirs, 'choice')
  // It may have been saved again since the conflict began.
  await autosave.revalidate()
  return null
}
