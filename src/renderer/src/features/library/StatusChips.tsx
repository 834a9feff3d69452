import { STATUSES } from '../../../../core/article.ts'
import { useLibrary } from '../../state/library.ts'
import { Chips } from '../../ui/Chips.tsx'
import { useWords } from '../../words.ts'

/** Which statuses the list lets through, with how many articles each has. */
export function StatusChips() {
  const { t } = useWords()
  const status = useLibrary((state) => state.status)
  const counts = useLibrary((state) => state.counts)
  const filter = useLibrary((state) => state.filter)
  return (
    <Chips
      label={t('library:filter')}
      choices={(['all', ...STATUSES] as const).map((id) => ({
        id,
        label: t(`library:chip.${id}`),
        count: counts?.[id] ?? 0,
      }))}
      chosen={status}
      onChoose={filter}
    />
  )
}
