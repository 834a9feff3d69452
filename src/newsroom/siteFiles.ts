import { type Article, isReady, type Status } from '../core/article/index.ts'
import type { ExportFolder, ExportWriter, FileToWrite } from '../core/export/folder/index.ts'
import type { ExportRequest, ExportSelection } from '../core/export/run.ts'
import {
  decodeState,
  SiteBuilder,
  type SiteFile,
  type SiteState,
  STATE_NAME,
} from '../core/export/site/index.ts'
import type { RenditionNeed } from '../core/export/renditions.ts'
import { type Failure, ok, type Result } from '../core/failure.ts'
import type { ArticleStamp } from '../core/library.ts'
import type { PictureFormat } from '../core/pictures/index.ts'
import type { Exporter } from './exporting.ts'
import type { RunFiles } from './exportRunFiles.ts'
import type { Ports } from './ports.ts'

/** The folder of a site, and what writes into it. */
export type SiteTarget = { folder: ExportFolder; writer: ExportWriter }

/** The file in whose entry the folder's list names the run that wrote the site's state. */
const WITNESS = 'style.css'

const PICTURE_TYPES: { readonly [Extension in PictureFormat['extension']]: string } = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
}

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  ...PICTURE_TYPES,
  html: 'text/html;charset=utf-8',
  css: 'text/css;charset=utf-8',
  xml: 'application/xml',
  json: 'application/feed+json',
  woff2: 'font/woff2',
}

function toFile({ id, headline, path, content, notices }: SiteFile): FileToWrite {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  const mediaType = MEDIA_TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
  return { id, headline, file: { fileName: path, mediaType, bytes, notices } }
}

/**
 * True for an article that a site holds: of the library those that are ready or published, or have the status that was asked
 * for; of a selection all; never one that is spiked.
 */
function isShown(selection: ExportSelection, status: Status): boolean {
  if (status === 'spiked') return false
  if (selection.kind === 'ids') return true
  return selection.status === 'all' ? isReady({ status }) : selection.status === status
}

async function articlesOf(selection: ExportSelection, { store }: Ports): Promise<Result<ArticleStamp[]>> {
  const stamps = await store.stamps()
  if (!stamps.ok) return stamps
  const ids = selection.kind === 'ids' ? new Set(selection.ids) : null
  return ok(stamps.value.filter(({ id, status }) => (ids?.has(id) ?? true) && isShown(selection, status)))
}

/** What the folder's site was made from; null where that is not known, or another run has written there since. */
async function stateOf({ folder, writer }: SiteTarget): Promise<SiteState | null> {
  const run = writer.madeOf(WITNESS)
  if (run === undefined) return null
  const bytes = await folder.read(STATE_NAME)
  const state = bytes.ok && bytes.value ? decodeState(bytes.value) : null
  return state?.run === run ? state : null
}

/**
 * The files of one run of a site; without a target it is made from nothing.
 *
 * Invariant: the folder's list names the run that wrote the state from when all files of a run are written until the first
 * file of the next one is. A run that was cut short leaves a state that no one trusts, and the next one makes every page again.
 */
class SiteFiles implements RunFiles {
  readonly removesOthers = true
  readonly #builder: SiteBuilder
  readonly #exporter: Exporter
  readonly #ports: Ports
  readonly #target: SiteTarget | null
  readonly #run: string
  #hasBegun: boolean = false

  constructor(builder: SiteBuilder, exporter: Exporter, ports: Ports, target: SiteTarget | null) {
    this.#builder = builder
    this.#exporter = exporter
    this.#ports = ports
    this.#target = target
    this.#run = ports.ids.next()
  }

  get ids(): readonly string[] {
    return this.#builder.wanted
  }

  #begin(): void {
    if (!this.#hasBegun) this.#target?.writer.forgetMade(WITNESS)
    this.#hasBegun = true
  }

  async take(article: Article): Promise<Result<FileToWrite[]>> {
    this.#begin()
    const resources = await this.#exporter.resourcesFor([article])
    if (!resources.ok) return resources
    return ok(this.#builder.add(article, resources.value.picture).map(toFile))
  }

  async needs(article: Article | null): Promise<Result<RenditionNeed[]>> {
    return article ? this.#exporter.pictures.needs([article]) : ok([])
  }

  skip(id: string): void {
    this.#builder.skip(id)
  }

  async *rest(): AsyncGenerator<FileToWrite, Failure | null> {
    const articles: Article[] = []
    for (const id of this.#builder.feedIds()) {
      const opened = await this.#ports.store.read(id)
      if (opened.ok) articles.push(opened.value.article)
    }
    for (const file of this.#builder.finish(articles)) {
      this.#begin()
      if (file.path !== WITNESS) yield toFile(file)
    }
    if (!this.#hasBegun) return null
    const witness = toFile(this.#builder.style())
    yield this.#target ? { ...witness, made: this.#run } : witness
    return null
  }

  missing(file: string): void {
    this.#builder.failed(file)
  }

  kept(): ReadonlySet<string> {
    return this.#builder.paths()
  }

  async close(): Promise<Result<null>> {
    if (!this.#target || !this.#hasBegun) return ok(null)
    return this.#target.folder.write(STATE_NAME, this.#builder.state(this.#run))
  }
}

/** The files of a site, of which those in the target's folder are kept that are as they would be made. */
export async function siteFiles(
  { selection, makesRenditions = false }: ExportRequest,
  exporter: Exporter,
  ports: Ports,
  target: SiteTarget | null,
): Promise<Result<RunFiles>> {
  const articles = await articlesOf(selection, ports)
  if (!articles.ok) return articles
  const previous = target && (await stateOf(target))
  const builder = new SiteBuilder({
    articles: articles.value,
    previous,
    resources: exporter.shared,
    makesRenditions,
  })
  return ok(new SiteFiles(builder, exporter, ports, target))
}
