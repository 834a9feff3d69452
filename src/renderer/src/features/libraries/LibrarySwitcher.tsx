import { Library } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { addLibrariesSentences, libraryName } from '../../../../i18n/libraries.ts'
import { changeLibraryOrTell } from '../../commands/changeLibrary.ts'
import { useLayout } from '../../state/layout.ts'
import { useLibraries } from '../../state/libraries.ts'
import { ChoiceMenu } from '../../ui/ChoiceMenu.tsx'
import { useSentences, useTranslations } from '../../useTranslations.ts'

/** The id of the menu's last item, which opens the dialog. */
const MORE = 'more'

/**
 * The name of the open library, with a menu of the others; nothing where this machine knows only one. `place` is on show until
 * they are known.
 */
export default function LibrarySwitcher({ place }: { place: ReactNode }) {
  useSentences(addLibrariesSentences)
  const { t } = useTranslations()
  const { libraries, refresh } = useLibraries()
  useEffect(() => void refresh(), [refresh])
  const open = libraries?.find(({ isOpen }) => isOpen)
  if (!libraries) return place
  if (!open || libraries.length < 2) return null
  const choices = libraries.map((library) => ({
    id: library.id,
    label: libraryName(t, library),
    ...(library.isThere ? {} : { hint: t('libraries:isGone') }),
  }))
  return (
    <ChoiceMenu
      label={t('libraries:list')}
      icon={<Library aria-hidden />}
      content={
        <span>
          <span className="visually-hidden">{t('libraries:switcher', { label: libraryName(t, open) })}</span>
          <bdi aria-hidden>{libraryName(t, open)}</bdi>
        </span>
      }
      choices={[...choices, { id: MORE, label: t('libraries:more') }]}
      chosen={open.id}
      onChoose={(id) => {
        if (id === MORE) useLayout.getState().show('libraries')
        else if (id !== open.id) void changeLibraryOrTell(id)
      }}
    />
  )
}
