import { besideName } from '../../../../core/export/folder/index.ts'
import { EXPORT_FORMATS, type ExportedFile, type ExportFormat } from '../../../../core/export/formats.ts'
import { ok, type Result } from '../../../../core/failure.ts'
import { zipToDownload } from './pageFolder.ts'

/** The name under which a file is given to be saved: of one with pictures beside it, that of a zip. */
export function downloadName(fileName: string, format: ExportFormat, hasBeside: boolean): string {
  const [first = '', ...others] = fileName.split('/')
  if (!hasBeside) return others.at(-1) ?? first
  const ending = `.${EXPORT_FORMATS[format].extension}`
  return `${first.endsWith(ending) ? first.slice(0, -ending.length) : first}.zip`
}

/** Downloads an exported file, and what stands beside it as one zip with it; gives the name. Fails as a zip does. */
export function downloadExport(file: ExportedFile, format: ExportFormat): Result<string> {
  const { fileName, mediaType, bytes, beside } = file
  const name = downloadName(fileName, format, beside !== undefined)
  if (!beside) {
    download(name, new Blob([Uint8Array.from(bytes)], { type: mediaType }))
    return ok(name)
  }
  const zip = zipToDownload()
  zip.folder.write(fileName, bytes)
  for (const { path, bytes: picture } of beside) zip.folder.write(besideName(fileName, path), picture)
  const ended = zip.folder.end()
  if (!ended.ok) return ended
  download(name, zip.blob())
  return ok(name)
}

/** Downloads a file; the host asks where to, or uses its download folder. */
export function download(fileName: string, content: Blob): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = fileName
  link.click()
  // The download has started by then, and the browser holds the bytes itself.
  setTimeout(() => URL.revokeObjectURL(address), 10_000)
}
