import { FIRST_CALLS } from '../../contract/firstPicture.ts'
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

/** Posts a call, and returns the body of the answer. */
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

declare global {
  interface Window {
    /** The answers that came with the first picture, each for one call; null where it failed. See `firstPicture.ts`. */
    firstAnswers?: Promise<Map<string, string> | null>
  }
}

/** The answer that came with the first picture for a call, once; undefined where there is none. */
export async function takeFirstAnswer(body: string): Promise<string | undefined> {
  const answers = await window.firstAnswers
  const answer = answers?.get(body)
  answers?.delete(body)
  return answer
}

/** True for a call whose answer has come with the first picture. Other calls do not wait for the picture. */
export async function hasFirstAnswer(body: string): Promise<boolean> {
  return Object.values(FIRST_CALLS).includes(body) && ((await window.firstAnswers)?.has(body) ?? false)
}

/** Sends a call to the host and returns the body of its answer; rejects if the host cannot be reached. */
export async function post(body: string): Promise<string> {
  const answer = (await hasFirstAnswer(body)) ? await takeFirstAnswer(body) : undefined
  return answer ?? send(body)
}
