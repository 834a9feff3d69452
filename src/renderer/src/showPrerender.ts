import { PRERENDER_ID, type Prerender } from '../../contract/prerender.ts'
import { FIRST_PATH } from '../../contract/paths.ts'
import { LAST_OPEN_KEY } from './lastOpen.ts'
import { authorization } from './rpc.ts'

// The build puts this script into the page itself (`scripts/prerender.ts`), so that it runs before anything is fetched. It
// shows the window as the host has drawn it, and loads the window's script, which draws itself over the prerender.

/**
 * A font of the prerender, which comes with the page: one from bytes is there at once, one from an address some frames later,
 * and the lines that were drawn without it move then. `data` is in base64.
 */
type Font = { readonly family: string; readonly data: string } & Pick<
  FontFaceDescriptors,
  'weight' | 'style' | 'unicodeRange'
>

/** How long the window's script waits for the prerender, in milliseconds. */
const PRERENDER_TIMEOUT = 400

const pause = (milliseconds: number) => new Promise((resume) => setTimeout(resume, milliseconds))

const page = document.documentElement
/** The theme by the settings, where the host has put the prerender into the page. */
const { theme: themeInPage } = page.dataset

type ShownPrerender = Omit<Prerender, 'html'> & Partial<Pick<Prerender, 'html'>>

/** Shows a theme, which may be the system's. */
function setTheme(theme: string): void {
  const system = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
  page.dataset.theme = theme === 'system' ? system : theme
}

/** The ids of the articles that were open before a reload; empty where none was. */
const open = sessionStorage.getItem(LAST_OPEN_KEY) ?? ''
// Until it is known whose text the page has: the desktop draws it before it can know what was open.
if (open) page.dataset.reload = ''

/** Resolves once the page is there: this script comes before its style and body. */
const pageRead = new Promise((resolve) => document.addEventListener('DOMContentLoaded', resolve))

/** The prerender that is in the page, else the one that the host of a browser window gives for the token; null where there is none. */
async function read(): Promise<ShownPrerender | null> {
  let text: string
  if (themeInPage !== undefined) {
    await pageRead
    text = document.getElementById(PRERENDER_ID)?.textContent ?? 'null'
  } else {
    const query = `languages=${navigator.languages}&open=${open}`
    text = await (await fetch(`${FIRST_PATH}?${query}`, { headers: authorization() })).text()
  }
  // Trusted, because it comes from this program's own host.
  const prerender: ShownPrerender | null = JSON.parse(text)
  return prerender
}

/** The bytes of a text in base64. */
function bytesOf(data: string): Uint8Array<ArrayBuffer> {
  // Not in every browser; where it is, it takes a tenth of a millisecond, and the other way ten.
  return Uint8Array.fromBase64?.(data) ?? Uint8Array.from(atob(data), (character) => character.charCodeAt(0))
}

/** Fetches what the window needs to draw itself in a language. */
function prefetch(language: string): void {
  for (const href of parts[language] ?? [])
    document.head.append(Object.assign(document.createElement('link'), { rel: 'modulepreload', href }))
}

/** Resolves once a frame has shown the prerender. */
async function draw({ html, article, language, settings }: ShownPrerender): Promise<void> {
  // Where it is in the page, the page says the rest as well.
  if (html) {
    page.lang = language
    Object.assign(page.dataset, settings)
    setTheme(settings.theme)
    await pageRead
    const root = document.getElementById('root')
    // The window may have drawn itself meanwhile.
    if (root?.childElementCount === 0) root.insertAdjacentHTML('beforebegin', html)
  }
  // The window will show another article, or two beside each other.
  if (open && open !== article) document.querySelector('[data-prerender] main')?.replaceChildren()
  delete page.dataset.reload
  // The window's script must not delay the frame that shows the prerender.
  const { port1, port2 } = new MessageChannel()
  requestAnimationFrame(() => port2.postMessage(null))
  await new Promise((resume) => {
    port1.onmessage = resume
  })
  prefetch(language)
  // The first formatter of a page takes some ten milliseconds, and the rows of the window need one: while scripts are fetched.
  setTimeout(() => new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short' }).format())
}

if (themeInPage !== undefined) setTheme(themeInPage)

/** The window's script, and all that it needs at once, by the language of the interface. */
const { main = '', parts: listed = '', fonts: given = '' } = document.currentScript?.dataset ?? {}
const parts: { readonly [language: string]: readonly string[] } = JSON.parse(listed)
const fonts: readonly Font[] = JSON.parse(given)
const prerender = read().catch(() => null)
// While the host answers.
for (const { family, data, ...descriptors } of fonts)
  document.fonts.add(new FontFace(family, bytesOf(data), descriptors))
window.firstAnswers = prerender.then((given) => given && new Map(Object.entries(given.answers)))
const drawn = prerender.then((given) => given && draw(given))
const load = () => import(/* @vite-ignore */ main)
void Promise.race([drawn, pause(PRERENDER_TIMEOUT)]).then(load, load)
