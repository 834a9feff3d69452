import { ArrowDownUp } from 'lucide-react'
import { SORTS, type Sort } from '../../../../core/library.ts'
import { useLibrary } from '../../state/library.ts'
import { ChoiceMenu } from '../../ui/ChoiceMenu.tsx'
import { useTranslations } from '../../useTranslations.ts'

/** The order of the list. `best` means by relevance; without a query, by last change. */
export default function SortMenu() {
  const { t } = useTranslations()
  const query = useLibrary((state) => state.query)
  const sort = useLibrary((state) => state.sort)
  const sortBy = useLibrary((state) => state.sortBy)
  const searching = query !== ''
  const offered = SORTS.filter((each) => searching || each !== 'best')
  const chosen: Sort = !searching && sort === 'best' ? 'updated' : sort
  return (
    <ChoiceMenu
      label={t('library:sort')}
      icon={<ArrowDownUp />}
      choices={offered.map((id) => ({ id, label: t(`library:sort.${id}`) }))}
      chosen={chosen}
      onChoose={(id) => {
        const next = SORTS.find((each) => each === id)
        if (next) sortBy(next)
      }}
    />
  )
}
