import { RPC_PATH, TOKEN_KEY } from '../../contract/paths.ts'

const TOKEN_STORAGE_KEY = 'marbre.token'

/** The launch token: first from the address's fragment, then from `sessionStorage`, which survives a reload. */
function launchToken(): string {
  const token = new URLSearchParams(location.hash.slice(1)).get(TOKEN_KEY)
  if (!token) return sessionStorage.getItem(TOKEN_STORAGE_KEY) ?? ''
  sessionStorage.setItem(TOKEN_STORAGE_KEY, token)
  history.replaceState(null, '', location.pathname + location.search)
  return token
}

/** The headers that authorise a request. */
export function authorization(): { authorization: string } {
  return { authorization: `Bearer ${launchToken()}` }
}

const prefetched = new Map<string, Promise<string>>()

async function send(body: string): Promise<string> {
  const response = await fetch(RPC_PATH, {
    method: 'POST',
    headers: { ...authorization(), 'content-type': 'application/json' },
    body,
  })
  // Any other error response has its failure in the body.
  if (response.status === 401) throw new Error('the host does not know this window')
  return response.text()
}

/** Sends a call in advance; the next `post` with the same body gets its answer. */
export function prefetchRpc(body: string): void {
  const answer = send(body)
  // The rejection reaches whoever gets the answer; alone it must not be reported as unhandled.
  answer.catch(() => {})
  prefetched.set(body, answer)
}

/** Sends a call to the host and returns the body of its answer; rejects if the host cannot be reached. */
export function post(body: string): Promise<string> {
  const answer = prefetched.get(body)
  prefetched.delete(body)
  return answer ?? send(body)
}
