import { EXPORT_FORMATS, type ExportedFile, isTextFormat } from '../../../../core/export/formats.ts'
import { nameFromPattern, readNamePattern } from '../../../../core/export/folder/index.ts'
import type { Result } from '../../../../core/failure.ts'
import { useSession } from '../../saving/session.ts'
import { useTranslations } from '../../useTranslations.ts'
import type { Choices, Missing } from './choices.ts'
import { DestinationField } from './DestinationField.tsx'
import styles from './ExportDialog.module.css'
import { ExportPreview } from './ExportPreview.tsx'
import { FormatOptions } from './FormatList.tsx'

type Props = {
  choices: Choices
  onChange(change: Partial<Choices>): void
  /** What is previewed: the file itself where it is text, else the page. */
  preview: Result<ExportedFile> | null
  missing: Missing | null
}

/** The open article as it will be exported, with the options of the format and where it goes. */
export function SingleArticle({ choices, onChange, preview, missing }: Props) {
  const { t } = useTranslations()
  const { format } = choices
  return (
    <div className={styles.single}>
      <div className={styles.strip}>
        <FormatOptions
          format={format}
          options={choices.options}
          onChange={(options) => onChange({ options })}
        />
        <DestinationField choices={choices} onChange={onChange} missing={missing} />
        {(format === 'docx' || format === 'pdf' || format === 'epub') && (
          <p className={styles.note}>{t(`exportRun:previewNote.${format}`)}</p>
        )}
      </div>
      <div className={styles.sheet}>
        <ExportPreview
          answer={preview}
          shows={isTextFormat(format) && format !== 'html' ? 'source' : 'page'}
        />
      </div>
    </div>
  )
}

/** The name that the open article's file will have; empty while nothing is known. */
export function useFileName(
  { format, names, target }: Choices,
  preview: Result<ExportedFile> | null,
): string {
  const id = useSession((session) => session.openedId)
  const content = useSession((session) => session.content)
  const { extension } = EXPORT_FORMATS[format]
  if (target === 'file' || names === '') {
    const name = preview?.ok ? preview.value.fileName : ''
    return isTextFormat(format) ? name : name.replace(/html$/, extension)
  }
  const pattern = readNamePattern(names)
  if (!id || !content || pattern.problems.length > 0) return ''
  return nameFromPattern(pattern.names, { ...content, id }, extension)
}
