import { Library, X } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import type { Failure } from '../../../../core/failure.ts'
import type { FolderChoice, KnownLibrary } from '../../../../core/libraries.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { addLibrariesSentences, libraryName } from '../../../../i18n/libraries.ts'
import { newsroom } from '../../client.ts'
import { writeClipboard } from '../../clipboard.ts'
import { changeLibrary } from '../../commands/changeLibrary.ts'
import { useLayout } from '../../state/layout.ts'
import { useLibraries } from '../../state/libraries.ts'
import { useSettings } from '../../state/settings.ts'
import { notify } from '../../state/toasts.ts'
import { Button, IconButton } from '../../ui/Button.tsx'
import { ModalDialog } from '../../ui/Dialog.tsx'
import { useSentences, useTranslations } from '../../useTranslations.ts'
import styles from './LibrariesDialog.module.css'

/** What the dialog says under its list: why a library was not opened, or which is being opened. */
type Said = { kind: 'failure'; failure: Failure } | { kind: 'not-saved' } | { kind: 'opening'; label: string }

function LibraryRow({ library, onOpen }: { library: KnownLibrary; onOpen(library: KnownLibrary): void }) {
  const { t } = useTranslations()
  const { id, isOpen, isThere, isOwn } = library
  const name = libraryName(t, library)
  const state = isOpen ? t('libraries:isOpen') : isThere ? '' : t('libraries:isGone')
  return (
    <li className={styles.row}>
      <button
        type="button"
        className={styles.library}
        aria-current={isOpen || undefined}
        disabled={isOpen}
        onClick={() => onOpen(library)}
      >
        <Library aria-hidden />
        <bdi>{name}</bdi>
        {state !== '' && <span data-gone={!isThere || undefined}>{state}</span>}
      </button>
      {!isOpen && !isOwn && (
        <IconButton
          label={t('libraries:forget', { label: name })}
          title={t('libraries:forgetHint')}
          onClick={() => void useLibraries.getState().forget(id)}
        >
          <X />
        </IconButton>
      )}
    </li>
  )
}

/** The folder of the open library, to be shown in the file manager or copied. */
function Folder() {
  const { t } = useTranslations()
  const folder = useSettings(({ library }) => library?.folder ?? '')
  const [isMissing, setMissing] = useState(false)
  const copy = async () => {
    if (await writeClipboard({ plain: folder }))
      notify({ tone: 'plain', message: (words) => words('libraries:copied') })
  }
  return (
    <section>
      <h3>{t('libraries:folder')}</h3>
      {isMissing && <p role="status">{t('libraries:folderAdvice')}</p>}
      <code className={styles.folder}>{folder}</code>
      <div className={styles.actions}>
        <Button
          onClick={async () => {
            const answer = await newsroom.showLibraryFolder({})
            setMissing(!answer.ok || !answer.value.shown)
          }}
        >
          {t('common:command.show-library-folder')}
        </Button>
        <Button onClick={() => void copy()}>{t('libraries:copyFolder')}</Button>
      </div>
    </section>
  )
}

function NewLibrary({ onCreate }: { onCreate(name: string): void }) {
  const { t } = useTranslations()
  const id = useId()
  const [name, setName] = useState('')
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '') onCreate(name)
      }}
    >
      <label htmlFor={id}>{t('libraries:name')}</label>
      <div className={styles.actions}>
        <input
          id={id}
          value={name}
          maxLength={60}
          spellCheck={false}
          autoComplete="off"
          aria-describedby={`${id}-note`}
          onChange={(event) => setName(event.target.value)}
        />
        <Button disabled={name.trim() === ''} onClick={() => onCreate(name)}>
          {t('libraries:create')}
        </Button>
      </div>
      <p id={`${id}-note`} className={styles.note}>
        {t('libraries:createNote')}
      </p>
    </form>
  )
}

function SaidLine({ said }: { said: Said }) {
  const { t } = useTranslations()
  if (said.kind === 'failure') return <p role="alert">{failureSentence(t, said.failure)}</p>
  if (said.kind === 'not-saved') return <p role="alert">{t('libraries:notSaved')}</p>
  return <p role="status">{t('libraries:opening', { label: said.label })}</p>
}

/** The libraries of this machine: opens one, makes a new one, shows the folder of this one. */
export default function LibrariesDialog() {
  useSentences(addLibrariesSentences)
  const { t } = useTranslations()
  const { libraries, canBrowse, refresh, browse } = useLibraries()
  const [said, setSaid] = useState<Said | null>(null)
  const [chosen, setChosen] = useState<FolderChoice | null>(null)
  useEffect(() => void refresh(), [refresh])
  const close = () => useLayout.getState().show(null)
  const open = async (id: string, label: string) => {
    setSaid({ kind: 'opening', label })
    const answer = await changeLibrary(id)
    if (!answer.ok) setSaid({ kind: 'failure', failure: answer.failure })
    else if (!answer.value.opened) setSaid({ kind: 'not-saved' })
  }
  const create = async (name: string) => {
    const made = await newsroom.createLibrary({ name })
    if (made.ok) await open(made.value.id, name)
    else setSaid({ kind: 'failure', failure: made.failure })
  }
  const choose = async () => {
    setSaid(null)
    setChosen(null)
    const answer = await browse()
    if (answer === null) return
    if ('code' in answer) setSaid({ kind: 'failure', failure: answer })
    else if (answer.holds === 'library') await open(answer.id, answer.label)
    else setChosen(answer)
  }
  return (
    <ModalDialog
      title={t('libraries:title')}
      size="small"
      closesOnOutsideClick
      onClose={close}
      footer={
        <>
          {canBrowse && <Button onClick={() => void choose()}>{t('libraries:browse')}</Button>}
          <span className={styles.spacer} />
          <Button onClick={close}>{t('common:close')}</Button>
        </>
      }
    >
      <div className={styles.body}>
        <ul className={styles.list} aria-label={t('libraries:list')}>
          {(libraries ?? []).map((library) => (
            <LibraryRow
              key={library.id}
              library={library}
              onOpen={(each) => void open(each.id, libraryName(t, each))}
            />
          ))}
        </ul>
        {chosen && (
          <section className={styles.question} role="alert">
            <p>
              {chosen.holds === 'files'
                ? t('libraries:hasFiles', { label: chosen.label })
                : t('libraries:empty', { label: chosen.label })}
            </p>
            <div className={styles.actions}>
              <Button variant="primary" onClick={() => void open(chosen.id, chosen.label)}>
                {t('libraries:useFolder')}
              </Button>
              <Button onClick={() => setChosen(null)}>{t('common:cancel')}</Button>
            </div>
          </section>
        )}
        {said && <SaidLine said={said} />}
        <NewLibrary onCreate={(name) => void create(name)} />
        <Folder />
      </div>
    </ModalDialog>
  )
}
