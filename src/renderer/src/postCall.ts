import { RPC_PATH } from '../../contract/paths.ts'

/** Bytes of a call that may outlive its page. A browser takes 64 KiB at once, and a text is sent with its recovery copy. */
const MOST_KEPT = 30_000

/**
 * Posts a call to the host, from the page or a worker, and returns the body of the answer. With `keepalive` the browser sends it
 * though the page is gone meanwhile, unless it is long.
 */
export async function postCall(authorization: string, body: string, keepalive = false): Promise<string> {
  const response = await fetch(RPC_PATH, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body,
    keepalive: keepalive && new Blob([body]).size < MOST_KEPT,
  })
  // Any other error response has its failure in the body.
  if (response.status === 401) throw new Error('the host does not know this window')
  return response.text()
}
