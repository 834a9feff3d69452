import { useState } from 'react'
import { STATUSES } from '../../../../core/article/index.ts'
import { addBulkSentences } from '../../../../i18n/bulk.ts'
import { addRowSentences } from '../../../../i18n/rows.ts'
import { FOR_ONE, ROW_ACTION_GROUPS, runById } from '../../commands/rowActions.ts'
import { selectedInOrder, useSelection } from '../../state/selection.ts'
import { ActionMenu } from '../../ui/ActionMenu.tsx'
import { Button } from '../../ui/Button.tsx'
import { ChoiceMenu } from '../../ui/ChoiceMenu.tsx'
import { LIST_ID } from './ArticleList.tsx'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import styles from './Library.module.css'

/** The actions of the bar's menu; for the others the bar has buttons. */
const MENU_ACTIONS = ROW_ACTION_GROUPS.flat().filter((action) => !FOR_ONE.has(action) && action !== 'export')

/** What can be done with the articles that are selected together. */
export default function SelectionBar() {
  useSentences(addRowSentences)
  useSentences(addBulkSentences)
  const { t } = useTranslations()
  const articles = useSelection((state) => state.articles)
  const [isMenuOpen, setMenuOpen] = useState(false)
  const run = (id: string) => {
    runById(
      id,
      selectedInOrder(articles).map((article) => article.id),
    )
    // The button that had the focus is gone.
    if (id === 'clear') requestAnimationFrame(() => document.getElementById(LIST_ID)?.focus())
  }
  const [first, ...others] = new Set([...articles.values()].map(({ status }) => status))
  return (
    <section className={`${styles.selection} ${styles.bar}`} aria-label={t('library:selection')}>
      <p aria-hidden>{t('library:selectedCount', { count: articles.size })}</p>
      <ChoiceMenu
        variant="plain"
        label={t('rows:status')}
        content={
          <>
            {t('rows:status')} <span aria-hidden>▾</span>
          </>
        }
        choices={STATUSES.map((id) => ({ id, label: t(`common:status.${id}`) }))}
        chosen={others.length === 0 ? (first ?? '') : ''}
        onChoose={run}
      />
      <Button onClick={() => run('export')}>{t('common:command.export')}</Button>
      <ActionMenu
        label={t('rows:more')}
        actions={MENU_ACTIONS.map((id) => ({
          id,
          label: id === 'clear' ? t('library:clearSelection') : t(`rows:${id}`),
        }))}
        isOpen={isMenuOpen}
        onOpenChange={setMenuOpen}
        onAction={run}
      />
    </section>
  )
}
