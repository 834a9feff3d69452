import { emptyContent } from '../../../core/article/index.ts'
import { usesOfSection } from '../../../core/pictures/figures.ts'
import { newsroom } from '../client.ts'
import { articleEditor } from '../editor/articleEditor.ts'
import { removeSectionIn } from '../editor/plugins/sections.ts'
import { useSession } from '../saving/session.ts'
import { notify, notifyFailure } from '../state/toasts.ts'
import { openArticle, shortenHeadline } from './articles.ts'

/**
 * Makes a section an article of its own. The new article is created first; the section is removed only once that
 * succeeded, and only if its text has not changed meanwhile.
 */
export async function extractSection(section: number): Promise<void> {
  const { openedId } = useSession.getState()
  const content = articleEditor.content()
  const found = content?.sections[section]
  if (!content || !found) return
  const { heading, body } = found
  const language = found.language ?? content.language
  const { byline, date, desk, ignored } = content
  const answer = await newsroom.createArticle({
    content: {
      ...emptyContent(language),
      byline,
      date,
      desk,
      ignored,
      headline: heading,
      sections: [{ heading: '', body }],
      pictures: usesOfSection(content, section),
    },
  })
  if (!answer.ok) return notifyFailure(answer.failure)
  const now = articleEditor.content()?.sections[section]
  const isSame = useSession.getState().openedId === openedId && now?.heading === heading && now.body === body
  if (isSame) articleEditor.applyStep((transaction) => removeSectionIn(transaction, section))
  const headline = shortenHeadline(heading)
  notify({
    tone: 'plain',
    message: (t) => {
      if (!isSame) return t('editor:extracted.kept', { headline })
      return headline === '' ? t('editor:extracted.untitled') : t('editor:extracted', { headline })
    },
    action: {
      label: (t) => t('editor:extracted.open'),
      run: () => void openArticle(answer.value.article.id),
    },
  })
}
