import { CircleAlert } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { ExportedFile } from '../../../../core/export/formats.ts'
import { writeClipboard } from '../../clipboard.ts'
import type { Selected } from '../../state/selection.ts'
import { Button } from '../../ui/Button.tsx'
import { useDelayed } from '../../ui/useDelayed.ts'
import { useTranslations } from '../../useTranslations.ts'
import styles from './ExportDialog.module.css'
import { Question, useDoubtSentence } from './Question.tsx'
import { textOf } from './useExport.ts'
import type { Doubts } from './useScope.ts'

type Props = {
  /** Of an export of one article: its file where it is text; null for several. */
  single: { file: ExportedFile | null; isText: boolean; isStale: boolean } | null
  articles: readonly Selected[] | null
  doubts: Doubts
  isAsking: boolean
  isBusy: boolean
  isPossible: boolean
  problem: string
  onStart(): void
  onAnswer(which: 'all' | 'ready'): void
  onCancel(): void
}

/** The buttons under the choices, with what is to be known first; or the question whether to export nonetheless. */
export function ChoosingFooter(props: Props) {
  const { single, articles, doubts, isBusy, isPossible, problem } = props
  const { t } = useTranslations()
  const [copied, setCopied] = useState<{ file: ExportedFile; isDone: boolean } | null>(null)
  const doubt = useDoubtSentence(doubts, single !== null)
  const isCounting = useDelayed(articles === null && problem === '')
  const isPreparing = useDelayed(isBusy)
  const primary = useRef<HTMLButtonElement>(null)
  const hasAsked = useRef(props.isAsking)
  useEffect(() => {
    // The button that was pressed is there again, and has the focus again.
    if (hasAsked.current && !props.isAsking) primary.current?.focus()
    hasAsked.current = props.isAsking
  }, [props.isAsking])
  if (props.isAsking) {
    return (
      <Question
        doubts={doubts}
        isSingle={single !== null}
        onAnswer={props.onAnswer}
        onCancel={props.onCancel}
      />
    )
  }
  const count = articles?.length ?? 0
  const file = single?.file ?? null
  const left = copied?.file.beside?.length ?? 0
  const done = left > 0 ? t('exportRun:copiedWithoutPictures', { count: left }) : t('export:copied')
  const copiedWords = copied?.isDone ? done : t('export:notCopied')
  const words = [
    single?.isStale ? t('export:outdated') : '',
    copied && copied.file === file ? copiedWords : '',
    isCounting ? t('exportRun:counting') : '',
    isPreparing && single && !single.isText ? t('export:preparing') : '',
    articles?.length === 0 ? t('exportRun:nothing') : '',
  ].find((each) => each !== '')
  return (
    <>
      <span className={styles.words} role="status">
        {words ??
          (problem === '' && doubt !== '' && (
            <span className={styles.doubt}>
              <CircleAlert aria-hidden />
              {doubt}
            </span>
          ))}
        {problem !== '' && (
          <span className={styles.doubt} role="alert">
            <CircleAlert aria-hidden />
            {problem}
          </span>
        )}
      </span>
      <Button onClick={props.onCancel}>{t('common:cancel')}</Button>
      {single?.isText && (
        <Button
          disabled={!file}
          onClick={() =>
            file && void writeClipboard({ plain: textOf(file) }).then((isDone) => setCopied({ file, isDone }))
          }
        >
          {t('export:copy')}
        </Button>
      )}
      <Button ref={primary} variant="primary" disabled={!isPossible || isBusy} onClick={props.onStart}>
        {single || count === 0 ? t('export:export') : t('exportRun:exportSeveral', { count })}
      </Button>
    </>
  )
}
