import { FolderOpen } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../ui/Button.tsx'
import { RadioRow } from '../../ui/RadioRow.tsx'
import { SwitchRow } from '../../ui/SwitchRow.tsx'
import { useTranslations } from '../../useTranslations.ts'
import { type Choices, isBook, isSingle, type Missing } from './choices.ts'
import { canChooseFolder, chooseFolder, folderLabel } from './destination.ts'
import headings from '../../ui/GroupHeading.module.css'
import styles from './ExportDialog.module.css'

type Props = {
  choices: Choices
  onChange(change: Partial<Choices>): void
  missing: Missing | null
}

/** The folder that was chosen, and the button for another one. */
function FolderField({ choices, onChange, missing }: Props) {
  const { t } = useTranslations()
  const [isDenied, setDenied] = useState(false)
  const choose = async () => {
    const chosen = await chooseFolder()
    setDenied(chosen === 'denied')
    if (chosen !== null && chosen !== 'denied') onChange({ folder: chosen })
  }
  return (
    <>
      <div className={styles.place}>
        {choices.folder && (
          <bdi>
            <FolderOpen aria-hidden />
            {folderLabel(choices.folder)}
          </bdi>
        )}
        <Button data-missing={missing === 'folder' || undefined} onClick={() => void choose()}>
          {t(choices.folder ? 'exportRun:changeFolder' : 'exportRun:chooseFolder')}
        </Button>
      </div>
      {(isDenied || missing === 'folder') && (
        <p className={styles.problem} role="alert">
          {t(isDenied ? 'exportRun:folderDenied' : 'exportRun:folderMissing')}
        </p>
      )}
      {!isSingle(choices) && (
        <SwitchRow
          label={t('exportRun:overwrite')}
          note={t('exportRun:overwriteNote')}
          on={choices.overwrite}
          onChange={(overwrite) => onChange({ overwrite })}
        />
      )}
    </>
  )
}

/** Where an export goes; where there are no folders to choose, one file needs no choice. */
export function DestinationField({ choices, onChange, missing }: Props) {
  const { t } = useTranslations()
  const file = isSingle(choices) ? 'saveAs' : isBook(choices) ? 'book' : 'zip'
  if (!canChooseFolder()) {
    if (isSingle(choices)) return null
    return (
      <section>
        <h3 className={`${styles.heading} ${headings.heading}`}>{t('exportRun:destination')}</h3>
        <p>{t(`exportRun:destination.${file}`)}</p>
      </section>
    )
  }
  return (
    <section>
      <RadioRow
        label={t('exportRun:destination')}
        choices={[
          { id: 'file', label: t(`exportRun:destination.${file}`) },
          { id: 'folder', label: t('exportRun:destination.folder') },
        ]}
        chosen={choices.target}
        onChoose={(target) => onChange({ target })}
      />
      {choices.target === 'folder' && <FolderField choices={choices} onChange={onChange} missing={missing} />}
    </section>
  )
}
