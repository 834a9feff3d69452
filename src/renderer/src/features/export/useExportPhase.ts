import { useState } from 'react'
import type { ArticleFormat, ExportOptions } from '../../../../core/export/formats.ts'
import { failureSentence } from '../../../../i18n/index.ts'
import { newsroom } from '../../client.ts'
import { prepareRenditions } from '../../commands/renditions.ts'
import { useSession } from '../../saving/session.ts'
import { useLayout } from '../../state/layout.ts'
import type { Selected } from '../../state/selection.ts'
import { useTranslations } from '../../useTranslations.ts'
import { type Choices, isSingle, rememberChoices, requestFor } from './choices.ts'
import { downloadExport } from './download.ts'
import { type ExportRun, type Progress, startRun } from './exportRun.ts'
import type { RunReport } from './report.ts'
import { tellExported } from './tellExported.ts'
import type { useExport } from './useExport.ts'

/** What the dialog shows: the choices, a run, or what came of it. */
export type ExportPhase =
  | { kind: 'choosing'; isAsking: boolean; isBusy: boolean; problem: string }
  | { kind: 'running'; run: ExportRun; progress: Progress; isAsking: boolean }
  | { kind: 'report'; report: RunReport; place: string | null }

export const CHOOSING = {
  kind: 'choosing',
  isAsking: false,
  isBusy: false,
  problem: '',
} satisfies ExportPhase

/** The name of a zip that is made today, by the clock of this machine. */
function zipName({ format }: Choices): string {
  const now = new Date()
  const two = (count: number) => String(count).padStart(2, '0')
  return `${format}-${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}.zip`
}

async function exportOpen(id: string, format: ArticleFormat, options: ExportOptions) {
  const prepared = await prepareRenditions({ id, format, options })
  return prepared.ok ? newsroom.exportArticle({ id, format, options }) : prepared
}

export const closeDialog = () => useLayout.getState().show(null)

type ExportBasis = {
  /** The articles of the scope; null until they are known. */
  articles: readonly Selected[] | null
  /** What is previewed, if it is what the file of a single article will be. */
  preview: ReturnType<typeof useExport>['answer']
}

/** What the export dialog shows, and what starts the export. */
export function useExportPhase(choices: Choices, { articles, preview }: ExportBasis) {
  const { t } = useTranslations()
  const [phase, setPhase] = useState<ExportPhase>(CHOOSING)
  const single = isSingle(choices)
  const { format, options } = choices
  const folder = choices.target === 'folder' ? choices.folder : null
  const place = folder?.kind === 'place' ? folder.place.id : null

  /** A single article as a download. */
  const save = async () => {
    const id = useSession.getState().openedId
    if (!id || format === 'site') return
    const exported = preview ?? (await exportOpen(id, format, options))
    const given = exported.ok ? downloadExport(exported.value, format) : exported
    if (!exported.ok || !given.ok) {
      const problem = given.ok ? '' : failureSentence(t, given.failure)
      setPhase({ kind: 'choosing', isAsking: false, isBusy: false, problem })
      return
    }
    const { notices, beside = [] } = exported.value
    const file = given.value
    const names = beside.map(({ path }) => path)
    finish({
      failure: null,
      isStopped: false,
      isStale: false,
      done: 1,
      total: 1,
      outcomes: [
        {
          kind: 'written',
          id,
          file,
          replaced: null,
          notices,
          ...(beside.length > 0 ? { beside: names } : {}),
        },
      ],
      drafts: 0,
      where: null,
    })
  }

  /** A single article that went well needs no report. */
  const finish = (report: RunReport) => {
    const isClosed = useLayout.getState().dialog !== 'export'
    if (single && tellExported(report, place) && !isClosed) closeDialog()
    else setPhase({ kind: 'report', report, place })
  }

  /** Exports what is chosen: the articles of the scope, or those of them that nothing is doubtful about. */
  const go = (chosen: readonly Selected[], includeEmbargoed: boolean) => {
    rememberChoices(choices)
    if (single) setPhase({ kind: 'choosing', isAsking: false, isBusy: true, problem: '' })
    if (single && !folder) return void save()
    const isWhole = chosen.length === articles?.length
    const run = startRun(
      requestFor(choices, chosen, { isWhole, includeEmbargoed }),
      { folder, zipName: zipName(choices) },
      (progress) => setPhase((now) => (now.kind === 'running' ? { ...now, progress } : now)),
    )
    const progress = { done: 0, total: chosen.length, secondsLeft: null, isMakingPictures: false }
    if (!single) setPhase({ kind: 'running', run, progress, isAsking: false })
    void run.report.then(finish)
  }

  return { phase, setPhase, go }
}
