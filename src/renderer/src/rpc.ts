import { FIRST_CALLS } from '../../contract/prerender.ts'
import { TOKEN_KEY } from '../../contract/paths.ts'
import { postCall } from './postCall.ts'

const TOKEN_STORAGE_KEY = 'marbre.token'

/** The launch token: first from the address's fragment, then from `sessionStorage`, which survives a reload. */
export function launchToken(): string {
  const token = new URLSearchParams(location.hash.slice(1)).get(TOKEN_KEY)
  if (!token) return sessionStorage.getItem(TOKEN_STORAGE_KEY) ?? ''
  keepToken(token)
  history.replaceState(null, '', location.pathname + location.search)
  return token
}

/** Takes a token for that of the host. */
export function keepToken(token: string): void {
  sessionStorage.setItem(TOKEN_STORAGE_KEY, token)
}

/** The headers that authorise a request. */
export function authorization(): { authorization: string } {
  return { authorization: `Bearer ${launchToken()}` }
}

declare global {
  interface Window {
    /** The answers that came with the prerender, each for one call; null where it failed. See `showPrerender.ts`. */
    firstAnswers?: Promise<Map<string, string> | null>
  }
}

/**
 * The answer that came with the prerender for a call, once; undefined where there is none. Calls that have none do not wait
 * for it.
 */
export async function takeFirstAnswer(body: string): Promise<string | undefined> {
  // Read here, not once: the page's script would have to hold them.
  if (!Object.values(FIRST_CALLS).includes(body)) return undefined
  const answers = await window.firstAnswers
  const answer = answers?.get(body)
  answers?.delete(body)
  return answer
}

/** Sends a call to the host and returns the body of its answer; rejects if the host cannot be reached. */
export async function post(body: string): Promise<string> {
  return (await takeFirstAnswer(body)) ?? postCall(authorization().authorization, body)
}

/** The same for a call of a page that is closing. */
export const postAtClose = (body: string) => postCall(authorization().authorization, body, true)
