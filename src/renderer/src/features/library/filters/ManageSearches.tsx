import { Trash2 } from 'lucide-react'
import { readSavedSearch, searchName, type StoredSearch } from '../../../../../core/savedSearches.ts'
import { useSettings } from '../../../state/settings.ts'
import { IconButton, Button } from '../../../ui/Button.tsx'
import { ModalDialog } from '../../../ui/Dialog.tsx'
import { useTranslations } from '../../../useTranslations.ts'
import styles from './SavedSearches.module.css'

type Props = { nameOf(stored: StoredSearch): string; onClose(): void }

/** Renames and deletes saved searches; each change takes effect at once. */
export function ManageSearches({ nameOf, onClose }: Props) {
  const { t } = useTranslations()
  const searches = useSettings(({ settings }) => settings.savedSearches)
  const change = (next: StoredSearch[]) => void useSettings.getState().choose('savedSearches', next)
  const rename = (at: number, stored: StoredSearch, typed: string) => {
    const name = searchName(typed)
    if (name === '' || searches.some((each) => each.name === name)) return
    change(searches.with(at, { ...stored, name }))
  }
  return (
    <ModalDialog
      title={t('filters:saved')}
      size="small"
      onClose={onClose}
      closesOnOutsideClick
      footer={<Button onClick={onClose}>{t('filters:close')}</Button>}
    >
      {searches.length === 0 ? (
        <p className={styles.noneSaved}>{t('filters:noneSaved')}</p>
      ) : (
        <ul className={styles.searches}>
          {searches.map((stored, at) => (
            <li key={stored.name}>
              {typeof readSavedSearch(stored) === 'string' ? (
                <span>{nameOf(stored)}</span>
              ) : (
                <input
                  aria-label={t('filters:rename', { name: stored.name })}
                  defaultValue={stored.name}
                  autoComplete="off"
                  onKeyDown={(event) => {
                    if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.currentTarget.blur()
                  }}
                  onBlur={(event) => {
                    rename(at, stored, event.target.value)
                    event.target.value = searchName(event.target.value) || stored.name
                  }}
                />
              )}
              <IconButton
                label={t('filters:delete', { name: stored.name })}
                onClick={() => change(searches.toSpliced(at, 1))}
              >
                <Trash2 />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </ModalDialog>
  )
}
