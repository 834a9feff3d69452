import { ChevronDown } from 'lucide-react'
import { STATUSES, type Status } from '../../../../core/article/index.ts'
import { useSelection } from '../../state/selection.ts'
import { ChoiceMenu } from '../../ui/ChoiceMenu.tsx'
import { RadioRow } from '../../ui/RadioRow.tsx'
import { useTranslations } from '../../useTranslations.ts'
import { availableScopes, type Choices } from './choices.ts'
import styles from './ExportDialog.module.css'

type Props = { choices: Choices; onChange(change: Partial<Choices>): void }

const FILTERS: readonly (Status | 'all')[] = ['all', ...STATUSES]

/** What is exported: the open article, the selected ones, or the library with those of a status. */
export function ScopeBar({ choices: { scope, status }, onChange }: Props) {
  const { t } = useTranslations()
  const count = useSelection((state) => state.articles.size)
  const statusLabel = (id: Status | 'all') =>
    id === 'all' ? t('exportRun:status.all') : t(`common:status.${id}`)
  return (
    <div className={styles.scope}>
      <RadioRow
        isLabelHidden
        label={t('exportRun:scope')}
        choices={availableScopes().map((id) => ({ id, label: t(`exportRun:scope.${id}`, { count }) }))}
        chosen={scope}
        onChoose={(next) => onChange({ scope: next })}
      />
      {scope === 'library' && (
        <ChoiceMenu
          label={t('exportRun:status')}
          content={
            <>
              {statusLabel(status)}
              <ChevronDown aria-hidden />
            </>
          }
          choices={FILTERS.map((id) => ({ id, label: statusLabel(id) }))}
          chosen={status}
          onChoose={(id) => onChange({ status: FILTERS.find((each) => each === id) ?? 'all' })}
        />
      )}
    </div>
  )
}
