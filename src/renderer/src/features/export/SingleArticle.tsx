import { useMemo } from 'react'
import { picturesIn } from '../../../../core/pictures/index.ts'
import { EXPORT_FORMATS, type ExportedFile, isTextFormat } from '../../../../core/export/formats.ts'
import { fileNameFor, hasFilesBeside } from '../../../../core/export/fileName.ts'
import { namedAs, nameFromPattern, readNamePattern } from '../../../../core/export/folder/index.ts'
import type { Result } from '../../../../core/failure.ts'
import { useSession } from '../../saving/session.ts'
import { useTranslations } from '../../useTranslations.ts'
import type { Choices, Missing } from './choices.ts'
import { DestinationField } from './DestinationField.tsx'
import { downloadName } from './download.ts'
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

/** How many pictures of the library the open article shows. */
function usePictureCount(): number {
  const bodies = useSession((session) => session.content?.sections)
  return useMemo(
    () => new Set(bodies?.flatMap(({ body }) => (body.includes('](media/') ? picturesIn(body) : []))).size,
    [bodies],
  )
}

/** The open article as it will be exported, with the options of the format and where it goes. */
export function SingleArticle({ choices, onChange, preview, missing }: Props) {
  const { t } = useTranslations()
  const { format, target } = choices
  const pictures = usePictureCount()
  return (
    <div className={styles.single}>
      <div className={styles.strip}>
        <FormatOptions
          format={format}
          options={choices.options}
          hasPictures={pictures > 0}
          onChange={(options) => onChange({ options })}
        />
        <DestinationField choices={choices} onChange={onChange} missing={missing} />
        {!isTextFormat(format) && <p className={styles.note}>{t(`exportRun:previewNote.${format}`)}</p>}
        {pictures > 0 && hasFilesBeside(format, choices.options) && (
          <p className={styles.note}>{t(`exportRun:withPictures.${target}`, { count: pictures })}</p>
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
export function useFileName(choices: Choices, preview: Result<ExportedFile> | null): string {
  const { format, names, target, options } = choices
  const id = useSession((session) => session.openedId)
  const content = useSession((session) => session.content)
  const hasBeside = usePictureCount() > 0 && hasFilesBeside(format, options)
  const { extension } = EXPORT_FORMATS[format]
  if (!id || !content || format === 'site') return ''
  if (target === 'file' || names === '') {
    if (!preview?.ok) return ''
    const name = isTextFormat(format) ? preview.value.fileName : fileNameFor({ ...content, id }, extension)
    return target === 'file' ? downloadName(name, format, hasBeside) : name
  }
  const pattern = readNamePattern(names)
  if (pattern.problems.length > 0) return ''
  const name = nameFromPattern(pattern.names, { ...content, id }, extension)
  return hasBeside ? namedAs(name, { beside: [] }, { format, options }) : name
}
