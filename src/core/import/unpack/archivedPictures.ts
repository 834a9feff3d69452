import { failed } from '../../failure.ts'
import type { FileBeside } from '../draft.ts'
import type { Archive } from '../archive/index.ts'
import { addressesIn, isPictureName, nameKey, pageOfFolder, placesOf } from '../pictures/index.ts'
import type { Budget, Member, Unpacked } from './unpacker.ts'

type Entry = Archive['entries'][number]

/** The formats of pictures by the endings of their names, as failures name them. */
const FORMATS: { readonly [ending: string]: string } = {
  jpg: 'JPEG',
  jpeg: 'JPEG',
  jpe: 'JPEG',
  jfif: 'JPEG',
  png: 'PNG',
  gif: 'GIF',
  webp: 'WebP',
  avif: 'AVIF',
  heic: 'HEIF',
  heif: 'HEIF',
  tif: 'TIFF',
  tiff: 'TIFF',
}

const formatOf = (path: string) => FORMATS[/\.([a-z]{1,5})$/i.exec(path)?.[1]?.toLowerCase() ?? '']

/** The folders beside the pages of an archive in which a browser saved what belongs to them. */
function pageFolders(entries: readonly Entry[]): ReadonlySet<string> {
  const pages = new Set<string>()
  for (const { path } of entries)
    if (/\.x?html?$/i.test(path)) pages.add(nameKey(path.replace(/\.[^.]*$/, '')))
  const folders = new Set<string>()
  for (const { path } of entries)
    for (let end = path.indexOf('/'); end >= 0; end = path.indexOf('/', end + 1)) {
      const folder = path.slice(0, end)
      const page = pageOfFolder(folder)
      if (page !== undefined && pages.has(nameKey(page))) folders.add(folder)
    }
  return folders
}

/** True for a path below one of some folders. */
function isWithin(path: string, folders: ReadonlySet<string>): boolean {
  for (let end = path.indexOf('/'); end >= 0 && folders.size > 0; end = path.indexOf('/', end + 1))
    if (folders.has(path.slice(0, end))) return true
  return false
}

/** The pictures of an archive, which its texts show, and what else is in it. */
export class ArchivedPictures {
  /** The entries that are no pictures, nor parts of a saved page. */
  readonly others: readonly Entry[]
  private readonly archive: Archive
  private readonly budget: Budget
  private readonly byPath = new Map<string, Entry>()
  private readonly byName = new Map<string, Entry | null>()
  private readonly read = new Map<Entry, FileBeside>()
  private readonly loose: readonly Entry[]

  constructor(archive: Archive, entries: readonly Entry[], budget: Budget) {
    this.archive = archive
    this.budget = budget
    const folders = pageFolders(entries)
    const ofPages = new Set(entries.filter(({ path }) => isWithin(path, folders)))
    const isOfPage = (entry: Entry) => ofPages.has(entry)
    const isLoose = ({ path }: Entry) => formatOf(path) !== undefined
    this.others = entries.filter((entry) => !isOfPage(entry) && !isLoose(entry))
    this.loose = entries.filter((entry) => isLoose(entry) && !isOfPage(entry))
    for (const entry of entries) {
      if (!isPictureName(entry.path) && !isOfPage(entry)) continue
      this.byPath.set(nameKey(entry.path), entry)
      const name = nameKey(entry.fileName)
      this.byName.set(name, this.byName.has(name) ? null : entry)
    }
  }

  /** A text with the pictures of the archive whose addresses stand in it. */
  withPictures(member: Member & { path: string }): Member {
    if (this.byPath.size === 0) return member
    const folder = member.path.slice(0, Math.max(0, member.path.lastIndexOf('/')))
    const found = new Set<Entry>()
    for (const address of addressesIn(member.bytes)) {
      const places = placesOf(folder, address)
      const name = nameKey(places.at(-1) ?? '')
      const entry =
        places.map((place) => this.byPath.get(nameKey(place))).find((each) => each !== undefined) ??
        this.byName.get(name.slice(name.lastIndexOf('/') + 1))
      if (entry) found.add(entry)
    }
    return found.size === 0 ? member : { ...member, beside: Array.from(found, (entry) => this.fileOf(entry)) }
  }

  /** A picture, unpacked once; without its bytes where it is a bomb, or where more came out of the archive than may. */
  private fileOf(entry: Entry): FileBeside {
    const known = this.read.get(entry)
    if (known) return known
    const isLeft = this.budget.left >= entry.size
    const content = isLeft ? this.archive.read(entry) : 'hostile'
    if (isLeft) this.budget.left -= entry.size
    const file: FileBeside = { path: entry.path, ...(content instanceof Uint8Array && { bytes: content }) }
    this.read.set(entry, file)
    return file
  }

  /** The pictures that no text shows: none is imported alone. */
  get refused(): Unpacked['refused'] {
    return this.loose.flatMap((entry) => {
      const { fileName } = entry
      if (this.read.has(entry)) return []
      if (entry.isEncrypted)
        return [{ fileName, failure: failed('protected', { fileName, format: 'ZIP' }).failure }]
      return [
        { fileName, failure: failed('binary', { fileName, format: formatOf(entry.path) ?? 'JPEG' }).failure },
      ]
    })
  }
}
