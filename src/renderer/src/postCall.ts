import { RPC_PATH } from '../../contract/paths.ts'

/** Posts a call to the host, from the page or a worker, and returns the body of the answer. */
export async function postCall(authorization: string, body: string): Promise<string> {
  const response = await fetch(RPC_PATH, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body,
  })
  // Any other error response has its failure in the body.
  if (response.status === 401) throw new Error('the host does not know this window')
  return response.text()
}
