import type { ImportItem } from '../contract/importing.ts'
import type { DraftPart } from '../core/import/doubts.ts'
import { type Failure, failed, ok, type Result } from '../core/failure.ts'
import {
  divideText,
  type Draft,
  doubtsOf,
  type Encoding,
  isSure,
  LARGEST_FILE,
} from '../core/import/index.ts'
import { divideFiles } from '../core/import/unpack/divideFiles.ts'
import { type UnpackedFile, unpackFile } from '../core/import/unpack/unpackFile.ts'
import { systemDigest } from '../host/system.ts'
import { doubtSentence, noticeSentence } from '../i18n/importReview.ts'
import type { Translate } from '../i18n/index.ts'
import { previewImport } from '../newsroom/importing.ts'
import type { Companions, PlacedFile } from './companions.ts'
import type { NamedFile } from './files.ts'

/** The findings about a file, beside its article, in the JSON output. */
export type Findings = {
  format: Draft['format']
  doubts: { part: DraftPart; name: string; line?: number; message: string }[]
  notices: { name: string; message: string }[]
  /** The pictures that come with it, by the names of their files and their addresses in the library. */
  pictures: { fileName: string; src: string; width: number; height: number; bytes: number }[]
}

/** A file that was read, or a file in it; `path` names both. `findings` is null where it could not be recognised. */
export type ImportedFile = {
  path: string
  item: Result<ImportItem>
  findings: Findings | null
}

type ReadOptions = {
  encoding: Encoding | undefined
  acceptDoubtful: boolean
  t: Translate
  language: string
  /** Where the pictures of texts on the disk are. */
  companions: Companions
}

function findingsOf(draft: Draft, t: Translate): Findings {
  const { format, notices, pictures = [] } = draft
  return {
    format,
    doubts: doubtsOf(draft).map((doubt) => ({
      part: doubt.part,
      name: doubt.name,
      ...('line' in doubt ? { line: doubt.line } : {}),
      message: doubtSentence(t, doubt),
    })),
    notices: notices.map((notice) => ({ name: notice.name, message: noticeSentence(t, notice) })),
    pictures: pictures.map(({ size, ...picture }) => ({ ...picture, bytes: size })),
  }
}

/** So many doubts are in the sentence of a file that is refused for them. */
const MOST_TOLD = 3

/** A doubt as a person reads it, with the line that it is about. */
export function toldDoubt({ line, message }: Findings['doubts'][number], t: Translate): string {
  return line === undefined ? message : t('cli:doubtAtLine', { line, doubt: message })
}

function doubtfulFailure(fileName: string, { doubts }: Findings, t: Translate): Failure {
  const told = doubts.slice(0, MOST_TOLD).map((doubt) => toldDoubt(doubt, t))
  const more = doubts.length - told.length
  const what = [...told, ...(more > 0 ? [t('cli:moreDoubts', { count: more })] : [])].join(' ')
  return failed('doubtful', { fileName, what }).failure
}

/** The path of a file in another: that of the outermost, then the names. */
function pathOf(outer: string, file: UnpackedFile): string {
  const { fileName, within } = file
  return within.length > 0 || 'whole' in file ? [outer, ...within.slice(1), fileName].join('/') : outer
}

async function readUnpacked(
  name: string,
  file: UnpackedFile,
  { placed, ...options }: ReadOptions & { placed: PlacedFile | undefined },
): Promise<ImportedFile> {
  const { encoding, acceptDoubtful, t, language, companions } = options
  if ('failure' in file) return { path: name, item: { ok: false, failure: file.failure }, findings: null }
  const { fileName, bytes, within } = file
  const isOnDisk = within.length === 0 && placed !== undefined
  const path = isOnDisk ? placed.relative : (file.path ?? fileName)
  const beside = [...(file.beside ?? []), ...companions.of(isOnDisk ? placed : { relative: path }, bytes)]
  const read = {
    fileName,
    bytes: Uint8Array.from(bytes),
    encoding,
    language,
    path,
    beside,
  }
  const preview = await previewImport(read, { digest: systemDigest })
  if (!preview.ok) return { path: name, item: preview, findings: null }
  const { draft, sha256 } = preview.value
  const findings = findingsOf(draft, t)
  if (!isSure(draft) && !acceptDoubtful) {
    const failure = doubtfulFailure(fileName, findings, t)
    return { path: name, item: { ok: false, failure }, findings }
  }
  const { content, encoding: readAs, frontMatter } = draft
  const item = {
    content,
    fileName,
    encoding: readAs,
    sha256,
    ...(frontMatter ? { frontMatter } : {}),
    ...(draft.pictures ? { file: read } : {}),
  }
  return { path: name, item: ok(item), findings }
}

/** Reads a file, or the files that it holds: those of an archive, the attachments of a mail, the articles of a text. */
export async function* readToImport(file: NamedFile, options: ReadOptions): AsyncGenerator<ImportedFile> {
  const opened = await file.read(LARGEST_FILE)
  if (!opened.ok) yield { path: file.path, item: opened, findings: null }
  else
    for await (const each of divideFiles(unpackFile(opened.value), divideText))
      yield await readUnpacked(pathOf(file.path, each), each, { ...options, placed: file.placed })
}
