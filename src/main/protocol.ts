import type { CustomScheme, Session } from 'electron'
import { type AssetReader, PAGE_PATH, pageHeaders } from '../host/assets.ts'
import { withPrerender } from '../host/prerender/index.ts'
import type { Prerender } from '../contract/prerender.ts'

/** The scheme of the window's own page. */
export const SCHEME = 'app'
const HOST = 'marbre'

/** The address of the window's page. */
export const PAGE_ADDRESS = `${SCHEME}://${HOST}/`

const PRINT_HOST = 'print'
/** The address of the nth page that is printed: of another origin than the window. */
export const printAddress = (nth: number) => `${SCHEME}://${PRINT_HOST}/${nth}`
const isPrintAddress = (address: string) => address.startsWith(`${SCHEME}://${PRINT_HOST}/`)

/** The privileges of that scheme; must be registered before the app is ready. */
export const SCHEMES: CustomScheme[] = [
  { scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
]

/** True for an address with exactly the page's scheme and host. */
export function isPageAddress(address: string): boolean {
  const url = URL.canParse(address) ? new URL(address) : null
  return url !== null && url.protocol === `${SCHEME}:` && url.host === HOST
}

/**
 * Serves the page's files under that scheme, and the pages that are printed. The page itself has the prerender in it, where
 * there is one.
 */
export function pageHandler(
  page: AssetReader,
  development: boolean,
  printedAt: (address: string) => Uint8Array | null,
  prerender: () => Promise<Prerender | null>,
): (request: Request) => Promise<Response> {
  const pending = pageHeaders(page, development)
  return async ({ url, method }) => {
    const headers = await pending
    const printed = printedAt(url)
    if (printed) {
      const body = new Uint8Array(printed)
      return new Response(body, { headers: { ...headers, 'content-type': 'text/html; charset=utf-8' } })
    }
    if (!isPageAddress(url)) return new Response(null, { status: 404, headers })
    if (method !== 'GET' && method !== 'HEAD') return new Response(null, { status: 405, headers })
    const { pathname, search } = new URL(url)
    const asset = await page(development ? pathname + search : pathname)
    if (!asset) return new Response(null, { status: 404, headers })
    const prerendered = pathname === PAGE_PATH && !development ? await prerender() : null
    const bytes = prerendered ? withPrerender(asset.bytes, prerendered) : asset.bytes
    return new Response(method === 'HEAD' ? null : bytes, {
      headers: { ...headers, 'content-type': asset.mediaType },
    })
  }
}

/** True for what may be requested: the window's own files, the blobs and data URLs that it made, pages to print. */
export function mayRequest(address: string, development: boolean): boolean {
  const scheme = /^[a-z][a-z0-9+.-]*:/i.exec(address)?.[0].toLowerCase()
  if (scheme === 'blob:') return isPageAddress(address.slice('blob:'.length))
  if (scheme === 'data:') return true
  if (development && (scheme === 'devtools:' || /^wss?:\/\/localhost[:/]/.test(address))) return true
  return isPageAddress(address) || isPrintAddress(address)
}

type Lockable = Pick<
  Session,
  | 'on'
  | 'setPermissionRequestHandler'
  | 'setPermissionCheckHandler'
  | 'setDevicePermissionHandler'
  | 'setDisplayMediaRequestHandler'
  | 'setSpellCheckerEnabled'
  | 'setSpellCheckerLanguages'
> & { webRequest: Pick<Session['webRequest'], 'onBeforeRequest'> }

/**
 * Blocks a session's network requests and permissions; only blobs of the page can be downloaded. `onSaved` is told the path of
 * each download that is complete.
 */
export function lockSession(session: Lockable, development: boolean, onSaved: (path: string) => void): void {
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !mayRequest(url, development) }))
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false))
  session.setPermissionCheckHandler(() => false)
  session.setDevicePermissionHandler(() => false)
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null))
  session.on('will-download', (event, item) => {
    if (!item.getURL().startsWith(`blob:${PAGE_ADDRESS}`)) event.preventDefault()
    else {
      item.once('done', (_done, state) => {
        if (state === 'completed') onSaved(item.getSavePath())
      })
    }
  })
  // Chromium downloads the dictionaries of its spell checker.
  session.setSpellCheckerLanguages([])
  session.setSpellCheckerEnabled(false)
}
