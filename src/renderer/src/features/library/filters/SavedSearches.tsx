import { Bookmark } from 'lucide-react'
import { useId, useState } from 'react'
import { Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Text } from 'react-aria-components'
import {
  MOST_SAVED,
  readSavedSearch,
  type SavedSearch,
  searchName,
  type StoredSearch,
  withSearch,
} from '../../../../../core/savedSearches.ts'
import { addFilterSentences } from '../../../../../i18n/filters.ts'
import { queryOf, useLibrary } from '../../../state/library.ts'
import { useSettings } from '../../../state/settings.ts'
import { notify } from '../../../state/toasts.ts'
import { Button as PlainButton } from '../../../ui/Button.tsx'
import menuStyles from '../../../ui/ChoiceMenu.module.css'
import { ModalDialog } from '../../../ui/Dialog.tsx'
import { MenuIconButton } from '../../../ui/MenuIconButton.tsx'
import formStyles from '../../../ui/ShortForm.module.css'
import { useSentences, useTranslations } from '../../../useTranslations.ts'
import { ManageSearches } from './ManageSearches.tsx'
import styles from './SavedSearches.module.css'
import { partQuery, writtenIn } from './filterTerms.ts'

const SAVE = 'save'
const MANAGE = 'manage'

function run({ query, status, sort, direction }: SavedSearch, locale: string): void {
  useLibrary.getState().askFor({ ...partQuery(query, writtenIn(locale)), status, sort, direction })
}

function refuse(why: 'filters:notRunNewer' | 'filters:notRunDamaged', name: string): void {
  notify({ tone: 'failure', message: (t) => t(why, { name }) })
}

/** Asks for the name of the present search, and keeps it. */
function SaveDialog({ onClose }: { onClose(): void }) {
  const { t } = useTranslations()
  const searches = useSettings(({ settings }) => settings.savedSearches)
  const library = useLibrary.getState()
  const { status, sort, direction } = library
  const query = queryOf(library)
  const [typed, setTyped] = useState('')
  const name = searchName(typed)
  const isKnown = searches.some((each) => each.name === name)
  const isFull = !isKnown && searches.length >= MOST_SAVED
  const id = useId()
  const canSave = name !== '' && !isFull
  const save = () => {
    if (!canSave) return
    const { settings, choose } = useSettings.getState()
    const saved = withSearch(settings.savedSearches, { name, query, status, sort, direction })
    void choose('savedSearches', saved).then(() => {
      if (useSettings.getState().saved.savedSearches.some((each) => each.name === name))
        notify({ tone: 'plain', message: (words) => words('filters:savedAs', { name }) })
    })
    onClose()
  }
  return (
    <ModalDialog
      title={t('filters:saveTitle')}
      size="small"
      onClose={onClose}
      closesOnOutsideClick
      footer={
        <>
          <PlainButton onClick={onClose}>{t('filters:cancel')}</PlainButton>
          <PlainButton variant="primary" disabled={!canSave} onClick={save}>
            {t('filters:saveAction')}
          </PlainButton>
        </>
      }
    >
      <form
        className={formStyles.form}
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <label htmlFor={id}>{t('filters:name')}</label>
        <input id={id} autoComplete="off" value={typed} onChange={(event) => setTyped(event.target.value)} />
        <p role="status" className={formStyles.note}>
          {isKnown && t('filters:replaces')}
          {isFull && t('filters:tooMany', { count: MOST_SAVED })}
        </p>
      </form>
    </ModalDialog>
  )
}

/** The button with the saved searches, and what is done with them. */
export default function SavedSearches() {
  useSentences(addFilterSentences)
  const { t, locale } = useTranslations()
  const searches = useSettings(({ settings }) => settings.savedSearches)
  const [shown, setShown] = useState<'save' | 'manage' | null>(null)
  const isFillingHole = useLibrary((state) => state.isFillingHole)
  const nameOf = (stored: StoredSearch) => {
    const read = readSavedSearch(stored)
    return typeof read === 'string' ? t(`filters:${read}`, { name: stored.name }) : stored.name
  }
  const open = (stored: StoredSearch) => {
    const read = readSavedSearch(stored)
    if (read === 'newer') refuse('filters:notRunNewer', stored.name)
    else if (read === 'damaged') refuse('filters:notRunDamaged', stored.name)
    else run(read, locale)
  }
  return (
    <>
      {/* Another window may have saved one. */}
      <MenuTrigger onOpenChange={(isOpen) => isOpen && void useSettings.getState().load()}>
        <MenuIconButton label={t('filters:saved')} icon={<Bookmark />} />
        <Popover className={`${menuStyles.popover} ${styles.popover}`} placement="bottom end" offset={4}>
          <Menu
            aria-label={t('filters:saved')}
            className={menuStyles.menu ?? ''}
            autoFocus="first"
            disabledKeys={isFillingHole ? [SAVE] : []}
            onAction={(key) => {
              if (key === SAVE || key === MANAGE) return setShown(key)
              const stored = searches[Number(key)]
              if (stored) open(stored)
            }}
          >
            {searches.length > 0 && (
              <MenuSection className={menuStyles.section ?? ''}>
                <Header className={`${menuStyles.header} ${styles.header}`}>{t('filters:saved')}</Header>
                {searches.map((stored, at) => (
                  <MenuItem
                    key={stored.name}
                    id={at}
                    textValue={nameOf(stored)}
                    className={`${menuStyles.item} ${menuStyles.plain}`}
                  >
                    <Text slot="label">{nameOf(stored)}</Text>
                  </MenuItem>
                ))}
              </MenuSection>
            )}
            <MenuSection className={menuStyles.section ?? ''} aria-label={t('filters:filters')}>
              <MenuItem id={SAVE} className={`${menuStyles.item} ${menuStyles.plain}`}>
                <Text slot="label">{t('filters:save')}</Text>
              </MenuItem>
              {searches.length > 0 && (
                <MenuItem id={MANAGE} className={`${menuStyles.item} ${menuStyles.plain}`}>
                  <Text slot="label">{t('filters:manage')}</Text>
                </MenuItem>
              )}
            </MenuSection>
          </Menu>
        </Popover>
      </MenuTrigger>
      {shown === 'save' && <SaveDialog onClose={() => setShown(null)} />}
      {shown === 'manage' && <ManageSearches nameOf={nameOf} onClose={() => setShown(null)} />}
    </>
  )
}
