import type { ExportNotice } from '../core/export/notices.ts'
import type { Context } from './context.ts'

/** Says what a file could not hold. */
export async function sayNotices(
  { t, err }: Context,
  file: string,
  notices: readonly ExportNotice[],
): Promise<void> {
  for (const { name, what } of notices)
    await err.line(t('cli:exportNotice', { file, notice: t(`exportNotice:${name}`, { what }) }))
}
