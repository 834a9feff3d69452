import type { IncomingMessage } from 'node:http'
import { fromWire } from '../contract/wire.ts'

/** A body that is rejected: 413 where it is too large, 400 where it holds no call. */
export class BodyError extends Error {
  readonly status: 400 | 413
  constructor(status: 400 | 413) {
    super(`body rejected: ${status}`)
    this.status = status
  }
}

async function bytesOf(request: IncomingMessage, limit: number): Promise<Buffer> {
  if (Number(request.headers['content-length'] ?? 0) > limit) throw new BodyError(413)
  const chunks: Buffer[] = []
  let size = 0
  // The connection stays open, for the rejection is sent over it.
  for await (const chunk of request.iterator({ destroyOnReturn: false })) {
    if (!Buffer.isBuffer(chunk)) throw new BodyError(400)
    size += chunk.length
    if (size > limit) throw new BodyError(413)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** Reads the call in a request's body. Throws `BodyError`. Keeps at most `limit` bytes. */
export async function readCall(
  request: IncomingMessage,
  limit: number,
): Promise<{ name: unknown; input: unknown }> {
  const bytes = await bytesOf(request, limit)
  try {
    const call = fromWire(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    if (typeof call === 'object' && call !== null && 'name' in call && 'input' in call) return call
  } catch {
    // Not UTF-8 or not JSON: rejected below, like JSON that is no call.
  }
  throw new BodyError(400)
}
