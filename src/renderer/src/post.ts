import { RPC_PATH, TOKEN_KEY } from '../../contract/paths.ts'

const KEPT_TOKEN = 'marbre.token'

/** The launch token: from the address at first, and from the tab's own memory after a reload. */
function launchToken(): string {
  const given = new URLSearchParams(location.hash.slice(1)).get(TOKEN_KEY)
  if (!given) return sessionStorage.getItem(KEPT_TOKEN) ?? ''
  sessionStorage.setItem(KEPT_TOKEN, given)
  history.replaceState(null, '', location.pathname + location.search)
  return given
}

/** What every request to this page's own server carries. */
export function authorization(): { authorization: string } {
  return { authorization: `Bearer ${launchToken()}` }
}

const underway = new Map<string, Promise<string>>()

async function send(body: string): Promise<string> {
  const response = await fetch(RPC_PATH, {
    method: 'POST',
    headers: { ...authorization(), 'content-type': 'application/json' },
    body,
  })
  // Every other refusal carries its failure.
  if (response.status === 401) throw new Error('the host does not know this window')
  return response.text()
}

/** Sends a call that will be wanted soon; `post` with the same body takes its answer, once. */
export function postAhead(body: string): void {
  const answer = send(body)
  // Whoever takes the answer hears of its failure.
  answer.catch(() => {})
  underway.set(body, answer)
}

/** Sends a call to this page's own server, and brings back the body of the answer. */
export function post(body: string): Promise<string> {
  const asked = underway.get(body)
  underway.delete(body)
  return asked ?? send(body)
}
