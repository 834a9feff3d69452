import { ArrowDownUp } from 'lucide-react'
import { DIRECTIONS, SORTS, type Sort } from '../../../../core/library.ts'
import { addFilterSentences } from '../../../../i18n/filters.ts'
import { useLibrary } from '../../state/library.ts'
import { GroupedMenu } from '../../ui/GroupedMenu.tsx'
import { useSentences, useTranslations } from '../../useTranslations.ts'

/** The order of the list and its direction. `best` means by relevance, which has no other direction; without words, by last change. */
export default function SortMenu() {
  useSentences(addFilterSentences)
  const { t } = useTranslations()
  const searching = useLibrary((state) => state.typed !== '')
  const sort = useLibrary((state) => state.sort)
  const direction = useLibrary((state) => state.direction)
  const sortBy = useLibrary((state) => state.sortBy)
  const offered = SORTS.filter((each) => searching || each !== 'best')
  const chosen: Sort = !searching && sort === 'best' ? 'updated' : sort
  const order = {
    label: t('library:sort'),
    choices: offered.map((id) => ({ id, label: t(`library:sort.${id}`) })),
    chosen,
    onChoose: (id: string) => {
      const next = SORTS.find((each) => each === id)
      if (next) sortBy(next)
    },
  }
  const directions = chosen !== 'best' && {
    label: t('filters:direction'),
    choices: DIRECTIONS.map((id) => ({ id, label: t(`filters:direction.${chosen}.${id}`) })),
    chosen: direction,
    onChoose: (id: string) => {
      const next = DIRECTIONS.find((each) => each === id)
      if (next) sortBy(chosen, next)
    },
  }
  return (
    <GroupedMenu
      label={t('library:sort')}
      icon={<ArrowDownUp />}
      groups={directions ? [order, directions] : [order]}
    />
  )
}
