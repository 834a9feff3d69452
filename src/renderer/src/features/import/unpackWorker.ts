import { type UnpackedFile, unpackFile } from '../../../../core/import/unpack/unpackFile.ts'

/** To the worker: a file, and a number that its answer bears. */
export type UnpackRequest = { id: number; fileName: string; bytes: Uint8Array }
/** From the worker: the files in it, in order; null where it holds no others and is no text to divide, or none can be told. */
export type UnpackReply = { id: number; parts: readonly UnpackedFile[] | null }

async function partsOf({ fileName, bytes }: UnpackRequest): Promise<readonly UnpackedFile[] | null> {
  const parts: UnpackedFile[] = []
  for await (const part of unpackFile({ fileName, bytes })) parts.push(part)
  const [only] = parts
  const isItself = parts.length === 1 && only && 'bytes' in only && only.bytes === bytes && !only.isDivisible
  return isItself ? null : parts
}

self.addEventListener('message', async ({ data }: MessageEvent<UnpackRequest>) => {
  const parts = await partsOf(data).catch(() => null)
  self.postMessage({ id: data.id, parts } satisfies UnpackReply)
})
