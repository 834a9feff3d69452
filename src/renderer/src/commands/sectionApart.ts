import { emptyContent } from '../../../core/article.ts'
import { newsroom } from '../client.ts'
import { articleEditor } from '../editor/articleEditor.ts'
import { removingSection } from '../editor/plugins/sections.ts'
import { useSession } from '../saving/session.ts'
import { notify, notifyFailure } from '../state/notices.ts'
import { openArticle, shortened } from './articles.ts'

/**
 * Makes an article of its own of a section. The new article comes first; only once it is there does the section leave,
 * and only where it still says the same.
 */
export async function sectionApart(section: number): Promise<void> {
  const { openedId } = useSession.getState()
  const content = articleEditor.content()
  const found = content?.sections[section]
  if (!content || !found) return
  const { heading, body } = found
  const { language, byline, date, desk } = content
  const answer = await newsroom.createArticle({
    content: {
      ...emptyContent(language),
      byline,
      date,
      desk,
      headline: heading,
      sections: [{ heading: '', body }],
    },
  })
  if (!answer.ok) return notifyFailure(answer.failure)
  const now = articleEditor.content()?.sections[section]
  const isSame = useSession.getState().openedId === openedId && now?.heading === heading && now.body === body
  if (isSame) articleEditor.step((transaction) => removingSection(transaction, section))
  const headline = shortened(heading)
  notify({
    tone: 'plain',
    say: (t) => {
      if (!isSame) return t('editor:apart.kept', { headline })
      return headline === '' ? t('editor:apart.untitled') : t('editor:apart', { headline })
    },
    action: { label: (t) => t('editor:apart.open'), run: () => void openArticle(answer.value.article.id) },
  })
}
