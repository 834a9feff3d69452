import type { ArticleFormat } from '../../../core/export/formats.ts'
import { ok, type Result } from '../../../core/failure.ts'
import type { Settings } from '../../../core/settings.ts'
import { newsroom } from '../client.ts'
import { type ClipboardContent, writeClipboard } from '../clipboard.ts'
import { addPageSentences } from '../editor/pageTranslate.ts'
import { useSession } from '../saving/session.ts'
import { useSettings } from '../state/settings.ts'
import { notify, notifyFailure } from '../state/toasts.ts'

/** A form in which an article is copied for a content-management system. */
export type CopyForm = Settings['copyForm']

/** What goes to the clipboard: an export as text, with its look where a CMS takes it by pasting. */
const FORMS: Readonly<Record<CopyForm, { plain: ArticleFormat; html?: ArticleFormat }>> = {
  rich: { plain: 'text', html: 'fragment' },
  html: { plain: 'fragment' },
  markdown: { plain: 'markdown' },
  text: { plain: 'text' },
}

/** What is copied, and how many pictures are not in it. */
type Copied = ClipboardContent & { picturesLeft: number }

async function contentOf(id: string, form: CopyForm): Promise<Result<Copied>> {
  const { exportProfile: profile, exportLines: lines } = useSettings.getState().settings
  let picturesLeft = 0
  const written = async (format: ArticleFormat): Promise<Result<string>> => {
    const asked = { id, format, options: { profile, lines } }
    const { prepareRenditions } = await import('./renditions.ts')
    const prepared = await prepareRenditions(asked)
    const exported = prepared.ok ? await newsroom.exportArticle(asked) : prepared
    if (!exported.ok) return exported
    picturesLeft = exported.value.beside?.length ?? 0
    return ok(new TextDecoder().decode(exported.value.bytes))
  }
  const formats = FORMS[form]
  const plain = await written(formats.plain)
  if (!plain.ok || formats.html === undefined)
    return plain.ok ? ok({ plain: plain.value, picturesLeft }) : plain
  const html = await written(formats.html)
  return html.ok ? ok({ plain: plain.value, html: html.value, picturesLeft }) : html
}

/** Copies an article, by default the open one, as it is published, in the form that was copied last or in another, which is then remembered. */
export async function copyArticle(chosen?: CopyForm, id = useSession.getState().openedId): Promise<void> {
  const { flush } = useSession.getState()
  if (id === null) return
  const { settings, change } = useSettings.getState()
  const form = chosen ?? settings.copyForm
  if (!(await flush([id]))) {
    notify({ tone: 'failure', message: (t) => t('export:notCopiedUnsaved') })
    return
  }
  const content = await contentOf(id, form)
  if (!content.ok) return notifyFailure(content.failure)
  const { picturesLeft, ...copied } = content.value
  const done = await writeClipboard(copied)
  const lacksPictures = done && picturesLeft > 0
  // These words come with the export dialog.
  if (lacksPictures) addPageSentences((await import('../../../i18n/exporting.ts')).addExportSentences)
  notify({
    tone: done ? 'plain' : 'failure',
    message: (t) =>
      lacksPictures
        ? t('exportRun:copiedWithoutPictures', { count: picturesLeft })
        : t(done ? `export:copiedAs.${form}` : 'export:notCopied'),
  })
  if (form !== settings.copyForm) void change({ copyForm: form })
}
