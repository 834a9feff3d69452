import type { FileBeside } from '../../../../core/import/draft.ts'
import { addressesIn, nameKey, pageOfFolder, placesOf } from '../../../../core/import/index.ts'
import { isPictureName } from '../../../../core/pictures/pictureNames.ts'
import { LARGEST_PICTURE } from '../../../../core/pictures/index.ts'
import { bridge } from '../../client.ts'
import { type QueuedFile, useImportQueue } from '../../state/importQueue.ts'

/** Bytes of pictures that cross to the host with one text. A request of the browser's window may have 64 MB in base64. */
const LARGEST_BESIDE = bridge ? 100_000_000 : 40_000_000

/** A file with its path in the folder that it was chosen or dropped with. */
export type FoundFile = { path: string; file: QueuedFile }

/** The files that came with texts: what they show is taken from there, and pictures that none shows are told of. */
export class Companions {
  readonly #files = new Map<string, FoundFile>()
  readonly #byName = new Map<string, FoundFile | null>()
  /** Pictures that a person chose, and not what belongs to a saved page. */
  readonly #chosen = new Set<FoundFile>()
  readonly #used = new Set<FoundFile>()
  readonly #whole: Promise<void>
  #close: () => void = () => {}
  #isWhole: boolean = false
  /** Texts that have not been read yet. */
  #unread = 0

  constructor() {
    this.#whole = new Promise((resolve) => {
      this.#close = resolve
    })
  }

  /** Takes a file that is none to import by itself; `isOfPage` for one in the folder of a saved page. */
  add(found: FoundFile, isOfPage: boolean): void {
    this.#files.set(nameKey(found.path), found)
    const name = nameKey(found.file.fileName)
    this.#byName.set(name, this.#byName.has(name) ? null : found)
    if (!isOfPage) this.#chosen.add(found)
  }

  /** A text that may show them. */
  text({ path, file }: FoundFile): QueuedFile {
    this.#unread += 1
    return { ...file, path, beside: { of: (bytes) => this.#of(path, bytes), done: () => this.#done() } }
  }

  /** Says that all files are there. */
  close(): void {
    this.#isWhole = true
    this.#close()
    this.#tellUnused()
  }

  #done(): void {
    this.#unread -= 1
    this.#tellUnused()
  }

  /** Puts the pictures that no text shows among the files, where each has its sentence. */
  #tellUnused(): void {
    if (!this.#isWhole || this.#unread > 0) return
    const unused = [...this.#chosen].filter((found) => !this.#used.has(found)).map(({ file }) => file)
    this.#chosen.clear()
    useImportQueue.getState().enqueue(unused)
  }

  async #of(path: string, bytes: Uint8Array): Promise<readonly FileBeside[]> {
    const addresses = addressesIn(bytes)
    if (addresses.length === 0) return []
    await this.#whole
    const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')))
    const found = new Set(addresses.flatMap((address) => this.#find(placesOf(folder, address)) ?? []))
    const files: FileBeside[] = []
    let left = LARGEST_BESIDE
    for (const each of found) {
      const { size } = each.file
      this.#used.add(each)
      const isWithin = size <= LARGEST_PICTURE && size <= left
      const read = isWithin ? await each.file.bytes().catch(() => null) : null
      if (isWithin) left -= size
      files.push({ path: each.path, ...(read && { bytes: read }) })
    }
    return files
  }

  #find(places: readonly string[]): FoundFile | undefined {
    for (const place of places) {
      const found = this.#files.get(nameKey(place))
      if (found) return found
    }
    const name = places.at(-1)?.split('/').at(-1)
    return name === undefined ? undefined : (this.#byName.get(nameKey(name)) ?? undefined)
  }
}

/** True for a file that goes with texts, and is none by itself. */
export const isCompanion = ({ fileName }: QueuedFile): boolean => isPictureName(fileName)

/** True for a folder beside a saved page of its name, which holds what the page shows. */
export function isFolderOfPage(name: string, names: ReadonlySet<string>): boolean {
  const page = pageOfFolder(name)?.toLowerCase()
  return page !== undefined && ['.html', '.htm', '.xhtml'].some((ending) => names.has(page + ending))
}

/** True for a path that goes through the folder of a saved page, of which `paths` has the page. */
function isOfPage(path: string, paths: ReadonlySet<string>): boolean {
  for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
    const folder = path.slice(0, end).toLowerCase()
    if (isFolderOfPage(folder, paths)) return true
  }
  return false
}

/** Files that were chosen together, the pictures among them with the texts that show them. */
export function withCompanions(files: readonly QueuedFile[]): readonly QueuedFile[] {
  if (
    files.every(({ fileName }) => !isPictureName(fileName)) ||
    files.every(({ fileName }) => isPictureName(fileName))
  )
    return files
  const companions = new Companions()
  const found = files.map((file): FoundFile => ({ file, path: file.path || file.fileName }))
  const paths = new Set(found.map(({ path }) => path.toLowerCase()))
  const texts = found.filter((each) => {
    const isPart = isOfPage(each.path, paths)
    const isText = !isPart && (each.file.beside !== undefined || !isPictureName(each.path))
    if (!isText) companions.add(each, isPart)
    return isText
  })
  const queued = texts.map((each) => (each.file.beside ? each.file : companions.text(each)))
  companions.close()
  return queued
}
