import type { ArticleContent, OpenedArticle } from '../../../../core/article/index.ts'
import { useSession } from '../../saving/session.ts'
import { usePane } from '../../state/panes.ts'
import { notifyFailure } from '../../state/toasts.ts'
import { useTranslations } from '../../useTranslations.ts'
import { MergeDialog } from './MergeDialog.tsx'

type Conflict = { content: ArticleContent; theirs: OpenedArticle; base: ArticleContent | null }

/** Resolves a conflict: both texts side by side; one is kept, or a merge of both. */
export default function ConflictDialog() {
  const { content, savedState, comparing } = useSession()
  if (!comparing || !content || savedState?.kind !== 'conflict') return null
  const { theirs, base } = savedState
  return <ConflictForm key={theirs.fingerprint} content={content} theirs={theirs} base={base} />
}

function ConflictForm({ content, theirs: { article: theirs }, base }: Conflict) {
  const { t, locale } = useTranslations()
  const { compare, keepMine, keepTheirs, keepMerge } = useSession.in(usePane()).getState()
  const savedAt = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' })
  const when = savedAt.format(new Date(theirs.updatedAt))
  const nameOf = (headline: string) => headline || t('editor:untitled')
  return (
    <MergeDialog
      title={t('editor:conflict')}
      explanation={t('editor:conflict.kept')}
      base={base}
      mine={content}
      theirs={theirs}
      sides={{
        mine: { name: t('editor:conflict.mine'), note: t('editor:conflict.here') },
        theirs: { name: t('editor:conflict.theirs'), note: t('editor:conflict.savedAt', { when }) },
      }}
      decisions={[
        {
          label: t('editor:conflict.takeTheirs'),
          run: () => keepTheirs(t('editor:conflict.mineCopy', { headline: nameOf(content.headline) })),
        },
        {
          label: t('editor:conflict.takeMine'),
          run: () => keepMine(t('editor:conflict.theirsCopy', { headline: nameOf(theirs.headline) })),
        },
        {
          label: t('editor:conflict.takeMerge'),
          run: async (merged) => {
            const failure = await keepMerge(merged)
            // The dialog begins anew with their latest text.
            if (failure?.code === 'conflict') notifyFailure(failure)
            return failure
          },
        },
      ]}
      onClose={() => compare(false)}
    />
  )
}
