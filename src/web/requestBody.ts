import type { IncomingMessage } from 'node:http'
import { fromWire } from '../contract/wire.ts'

/** A body that is not taken: 413 where it is too large, 400 where it is no call. */
export class BodyRefused extends Error {
  readonly status: 400 | 413
  constructor(status: 400 | 413) {
    super(`body refused: ${status}`)
    this.status = status
  }
}

async function bytesOf(request: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new BodyRefused(413)
  const chunks: Buffer[] = []
  let size = 0
  // The connection must outlive a refusal, which goes out over it.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(chunk)) throw new BodyRefused(400)
    size += chunk.length
    if (size > limit) throw new BodyRefused(413)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The call that a request carries. Throws `BodyRefused`; of a body over `limit` bytes no more than that is kept. */
export async function callIn(
  request: IncomingMessage,
  limit: number,
): Promise<{ name: unknown; input: unknown }> {
  const bytes = await bytesOf(request, limit)
  try {
    const call = fromWire(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (typeof call === 'object' && call !== null && 'name' in call && 'input' in call) return call
  } catch {
    // What cannot be read is as little a call as what reads as something else.
  }
  throw new BodyRefused(400)
}
