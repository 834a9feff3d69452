import { takesOption } from '../../../../core/export/fileName.ts'
import {
  EXPORT_FORMAT_NAMES,
  type ExportFormat,
  type ExportOptions,
  MARKDOWN_PROFILES,
  PICTURE_PLACES,
  TEXT_LINES,
} from '../../../../core/export/formats.ts'
import { RadioRow } from '../../ui/RadioRow.tsx'
import { useTranslations } from '../../useTranslations.ts'
import styles from './ExportDialog.module.css'

type ListProps = { chosen: ExportFormat; onChoose(format: ExportFormat): void }

/** All formats, each with what it is for; in a low window, only the chosen one says so. */
export function FormatList({ chosen, onChoose }: ListProps) {
  const { t } = useTranslations()
  return (
    <div className={styles.formats}>
      <RadioRow
        stacked
        label={t('exportFormat:format')}
        choices={EXPORT_FORMAT_NAMES.map((id) => ({
          id,
          label: t(`exportFormat:format.${id}`),
          note: t(`exportFormat:note.${id}`),
        }))}
        chosen={chosen}
        onChoose={onChoose}
      />
    </div>
  )
}

type OptionsProps = {
  format: ExportFormat
  options: ExportOptions
  /** False where it is known that there is no picture to place. */
  hasPictures?: boolean
  onChange(options: ExportOptions): void
}

/** The options that make a difference to a format; nothing for most. */
export function FormatOptions({ format, options, hasPictures = true, onChange }: OptionsProps) {
  const { t } = useTranslations()
  return (
    <>
      {takesOption(format, 'profile') && (
        <div>
          <RadioRow
            label={t('exportFormat:profile')}
            choices={MARKDOWN_PROFILES.map((id) => ({ id, label: t(`exportFormat:profile.${id}`) }))}
            chosen={options.profile}
            onChoose={(profile) => onChange({ ...options, profile })}
          />
          <p className={styles.note}>{t(`exportFormat:profileNote.${options.profile}`)}</p>
        </div>
      )}
      {takesOption(format, 'pictures') && hasPictures && (
        <div>
          <RadioRow
            label={t('exportRun:pictures')}
            choices={PICTURE_PLACES.map((id) => ({ id, label: t(`exportRun:pictures.${id}`) }))}
            chosen={options.pictures}
            onChoose={(pictures) => onChange({ ...options, pictures })}
          />
          <p className={styles.note}>{t(`exportRun:picturesNote.${options.pictures}`)}</p>
        </div>
      )}
      {takesOption(format, 'lines') && (
        <div>
          <RadioRow
            label={t('exportRun:lines')}
            choices={TEXT_LINES.map((id) => ({ id, label: t(`exportRun:lines.${id}`) }))}
            chosen={options.lines}
            onChoose={(lines) => onChange({ ...options, lines })}
          />
          <p className={styles.note}>{t(`exportRun:linesNote.${options.lines}`)}</p>
        </div>
      )}
    </>
  )
}
