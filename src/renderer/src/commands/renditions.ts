import type { ArticleFormat, ExportOptions } from '../../../core/export/formats.ts'
import type { Rendition, RenditionNeed } from '../../../core/export/renditions.ts'
import { ok, type Result } from '../../../core/failure.ts'
import { newsroom } from '../client.ts'
import { workerPictures } from '../pictures/workerPictures.ts'

/** The most bytes of renditions that one call hands over, but for the last of them. */
const HANDED_OVER = 16_000_000
const none = (needs: readonly RenditionNeed[]) => needs.map(({ key }): Rendition => ({ key, bytes: null }))

/** The needs of each picture. */
function byPicture(needs: readonly RenditionNeed[]): Map<string, RenditionNeed[]> {
  const groups = new Map<string, RenditionNeed[]>()
  for (const need of needs) {
    const group = groups.get(need.src)
    if (group) group.push(need)
    else groups.set(need.src, [need])
  }
  return groups
}

/**
 * The sizes of pictures that a host needs, in the order in which it names them: all, or as many as one call should hand over,
 * and no more once the export is stopped. The host asks for the others again.
 */
export async function makeRenditions(
  needs: readonly RenditionNeed[],
  isStopped: () => boolean,
): Promise<Rendition[]> {
  const made: Rendition[] = []
  let size = 0
  let next: Promise<Result<{ bytes: Uint8Array }>> | null = null
  const groups = [...byPicture(needs)]
  for (const [index, [src, ofPicture]] of groups.entries()) {
    if (isStopped() || size >= HANDED_OVER) break
    const file = await (next ?? newsroom.readPicture({ src }))
    // The next file is read while this one is made smaller.
    const [following] = groups[index + 1] ?? []
    next = following === undefined ? null : newsroom.readPicture({ src: following })
    const renditions = file.ok
      ? await workerPictures.renditions(new Blob([new Uint8Array(file.value.bytes)]), ofPicture)
      : none(ofPicture)
    made.push(...renditions)
    for (const { bytes } of renditions) size += bytes?.length ?? 0
  }
  return made
}

/** What an export of one article is. */
type Export = { id: string; format: ArticleFormat; options: Partial<ExportOptions> }

/** Makes all the sizes of pictures that an export of an article needs, and gives them to the host. Fails as the host does. */
export async function prepareRenditions(
  { id, format, options }: Export,
  isStopped: () => boolean = () => false,
): Promise<Result<null>> {
  let renditions: Rendition[] = []
  while (!isStopped()) {
    const answer = await newsroom.neededRenditions({ id, format, options, renditions })
    if (!answer.ok) return answer
    if (answer.value.needs.length === 0) break
    renditions = await makeRenditions(answer.value.needs, isStopped)
  }
  return ok(null)
}
