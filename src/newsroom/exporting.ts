import type { Input } from '../contract/contract.ts'
import type { Article } from '../core/article/index.ts'
import type { ExportResources } from '../core/export/context.ts'
import { fileNameFor } from '../core/export/fileName.ts'
import {
  type ArticleFormat,
  EXPORT_FORMATS,
  type ExportedFile,
  type ExportFormat,
  type ExportOptions,
} from '../core/export/formats.ts'
import { fileOf, loadItemCheck, loadPdfMetadata, loadWriter } from '../core/export/index.ts'
import type { ExportNotice } from '../core/export/notices.ts'
import { failed, ok, type Result } from '../core/failure.ts'
import { DEFAULT_SETTINGS, houseProfile } from '../core/settings.ts'
import { slugOf } from '../core/slug.ts'
import type { Ports, ReadingStore } from './ports.ts'
import { FilePictures, RenditionCache } from './renditions.ts'

export type ExportPorts = Pick<Ports, 'fonts' | 'clock' | 'printer'> & { store: ReadingStore }
type SharedResources = Omit<ExportResources, 'picture'>

/** What an export is: its format, with its options. */
export type ExportKind = { format: ExportFormat; options: Partial<ExportOptions> }

/** What the library and the host have for the writers of one export, read once; and its articles as files. */
export class Exporter {
  readonly #ports: ExportPorts
  /** What is the same for every article. */
  readonly shared: SharedResources
  readonly pictures: FilePictures

  private constructor(ports: ExportPorts, shared: SharedResources, pictures: FilePictures) {
    this.#ports = ports
    this.shared = shared
    this.pictures = pictures
  }

  static async open(kind: ExportKind, renditions: RenditionCache, ports: ExportPorts): Promise<Exporter> {
    const { format } = kind
    const settings = await ports.store.readSettings()
    const house = houseProfile(settings.ok ? settings.value : DEFAULT_SETTINGS)
    const fonts = format === 'pdf' || house.embedFonts ? await ports.fonts.read() : []
    const shared = { house, fonts, now: ports.clock.now(), isPrinted: false }
    return new Exporter(ports, shared, new FilePictures(kind, renditions, ports))
  }

  /** What the writers get for these articles: with the pictures that they show. Fails as `FilePictures` does. */
  async resourcesFor(articles: readonly Article[]): Promise<Result<ExportResources>> {
    const picture = await this.pictures.read(articles)
    return picture.ok ? ok({ ...this.shared, picture: picture.value }) : picture
  }

  /**
   * An article as a finished file. A PDF is its page, with fonts, printed by the host. Fails with `invalid-item` where the
   * standard of the format refuses it, and as the printer does.
   */
  async export(
    article: Article,
    format: ArticleFormat,
    options: Partial<ExportOptions>,
  ): Promise<Result<ExportedFile>> {
    const resources = await this.resourcesFor([article])
    if (!resources.ok) return resources
    if (format === 'pdf') return this.#print(article, await printedPage(article, resources.value))
    const file = fileOf(await loadWriter(format), article, format, options, resources.value)
    const problems = format === 'ninjs' ? await problemsOfItem(file) : []
    return problems.length === 0
      ? ok(file)
      : failed('invalid-item', { fileName: file.fileName, what: problems.join('; ') })
  }

  async #print(article: Article, page: ExportedFile): Promise<Result<ExportedFile>> {
    const printed = await this.#ports.printer.print(page.bytes)
    if (!printed.ok) return printed
    const withMetadata = await loadPdfMetadata()
    const bytes = withMetadata(printed.value, article)
    if (!bytes) return failed('print-failed')
    const { mediaType, extension } = EXPORT_FORMATS.pdf
    return ok({ fileName: fileNameFor(article, extension), mediaType, bytes, notices: page.notices })
  }
}

async function problemsOfItem({ bytes }: ExportedFile): Promise<string[]> {
  const problemsOf = await loadItemCheck()
  return problemsOf(JSON.parse(new TextDecoder().decode(bytes)))
}

/** The article's page as it is printed: what is relative leads nowhere from paper. */
async function printedPage(article: Article, resources: ExportResources): Promise<ExportedFile> {
  const house = { ...resources.house, keepRelativeLinks: false }
  return fileOf(await loadWriter('html'), article, 'html', {}, { ...resources, house, isPrinted: true })
}

/** The page of an article of the library, with fonts, for a printer. */
export async function preparePrint(
  { id }: Input<'preparePrint'>,
  renditions: RenditionCache,
  ports: Ports,
): Promise<Result<ExportedFile>> {
  const opened = await ports.store.read(id)
  if (!opened.ok) return opened
  const { article } = opened.value
  const exporter = await Exporter.open({ format: 'pdf', options: {} }, renditions, ports)
  const resources = await exporter.resourcesFor([article])
  return resources.ok ? ok(await printedPage(article, resources.value)) : resources
}

/** Names the other articles that have the same slug, and so would have the same address. */
async function sameSlug(article: Article, { store }: { store: ReadingStore }): Promise<ExportNotice[]> {
  const slug = slugOf(article)
  const owners = slug === '' ? ok([]) : await store.slugOwners(slug)
  const others = owners.ok ? owners.value.filter(({ id }) => id !== article.id) : []
  return others.map(({ headline }) => ({ name: 'same-slug', what: headline }))
}

/** An article of the library as a finished file, for whoever publishes it: it names others at the same address. */
export async function exportStored(
  input: Input<'exportArticle'>,
  renditions: RenditionCache,
  ports: ExportPorts,
): Promise<Result<ExportedFile>> {
  const opened = await ports.store.read(input.id)
  if (!opened.ok) return opened
  const { article } = opened.value
  const file = await exported(article, input, renditions, ports)
  if (!file.ok) return file
  return ok({ ...file.value, notices: [...file.value.notices, ...(await sameSlug(article, ports))] })
}

/** An article of the library as plain text, to be looked at. */
export async function textOfStored(id: string, ports: ExportPorts): Promise<Result<Uint8Array>> {
  const opened = await ports.store.read(id)
  if (!opened.ok) return opened
  const kind = { format: 'text', options: {} } as const
  const file = await exported(opened.value.article, kind, new RenditionCache(), ports)
  return file.ok ? ok(file.value.bytes) : file
}

async function exported(
  article: Article,
  { format, options }: Pick<Input<'exportArticle'>, 'format' | 'options'>,
  renditions: RenditionCache,
  ports: ExportPorts,
): Promise<Result<ExportedFile>> {
  const exporter = await Exporter.open({ format, options }, renditions, ports)
  return exporter.export(article, format, options)
}
