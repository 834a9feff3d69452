import { bridge } from '../../client.ts'
import { notify } from '../../state/toasts.ts'
import type { RunReport } from './report.ts'

/** Says in a toast that one file was exported; false, without a word, where there is more to say of it. */
export function tellExported({ failure, isStale, outcomes }: RunReport, place: string | null): boolean {
  const [outcome] = outcomes
  if (failure || isStale || outcomes.length !== 1) return false
  if (outcome?.kind !== 'unchanged' && outcome?.kind !== 'written') return false
  if (outcome.kind === 'written' && (outcome.notices.length > 0 || outcome.replaced !== null)) return false
  const { file: fileName } = outcome
  const pictures = outcome.kind === 'written' ? (outcome.beside?.length ?? 0) : 0
  const host = bridge
  // The desktop tells of a download itself, once somebody has said where to.
  if (host && place === null) return true
  notify({
    tone: 'plain',
    message: (t) =>
      pictures > 0
        ? t('exportRun:exportedWithPictures', { fileName, count: pictures })
        : t('export:exported', { fileName }),
    ...(host && place !== null
      ? {
          action: {
            label: (t) => t('export:showInFolder'),
            run: () => void host.showInFolder(place, fileName),
          },
        }
      : {}),
  })
  return true
}
