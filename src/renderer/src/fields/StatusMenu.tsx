import { STATUSES } from '../../../core/article/index.ts'
import { changeStatus } from '../commands/checklist.ts'
import { usePage } from '../editor/pageStore.ts'
import { useSession } from '../saving/session.ts'
import { ChoiceMenu } from '../ui/ChoiceMenu.tsx'
import { StatusDot } from '../ui/StatusDot.tsx'
import { useTranslations } from '../useTranslations.ts'

/** The status of the open article, as a button that changes it. */
export function StatusMenu() {
  const { t } = useTranslations()
  const status = useSession((session) => session.content?.status) ?? 'draft'
  const readOnly = usePage((page) => page.readOnly)
  const words = t(`common:status.${status}`)
  return (
    <ChoiceMenu
      variant="text"
      label={t('fields:status')}
      isDisabled={readOnly}
      content={
        <>
          <StatusDot status={status} />
          <span className="visually-hidden">{t('fields:status')} </span>
          {words}
          {!readOnly && <span aria-hidden>▾</span>}
        </>
      }
      choices={STATUSES.map((id) => ({ id, label: t(`common:status.${id}`) }))}
      chosen={status}
      onChoose={(id) => {
        const chosen = STATUSES.find((each) => each === id)
        if (chosen) void changeStatus(chosen)
      }}
    />
  )
}
