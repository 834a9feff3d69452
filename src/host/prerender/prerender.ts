import { setTimeout } from 'node:timers/promises'
import type { Newsroom } from '../../contract/contract.ts'
import { FIRST_LIST } from '../../contract/firstList.ts'
import {
  FIRST_CALLS,
  PRERENDER_ID,
  PRERENDER_PLACE,
  type Prerender,
  PAGE_TAG,
} from '../../contract/prerender.ts'
import { toWire } from '../../contract/wire.ts'
import type { Result } from '../../core/failure.ts'
import type { Settings } from '../../core/settings.ts'
import { hostTranslator } from '../../i18n/hosts.ts'
import { formatLocale, type Locale, localeFor, type Translate } from '../../i18n/index.ts'
import { articleHtml } from './articleHtml.ts'
import { windowHtml } from './windowHtml.ts'

/** The language of the interface by the settings, where they leave it to the system by `languages`, best first. */
function languageOf(settings: Result<Settings>, languages: readonly string[]): Locale {
  const chosen = settings.ok ? settings.value.interface : 'system'
  return chosen === 'system' ? localeFor(languages) : chosen
}

const translators = new Map<Locale, Translate>()

/** Making a translator takes as long as drawing the prerender. */
function words(language: Locale): Translate {
  const known = translators.get(language) ?? hostTranslator(language)
  translators.set(language, known)
  return known
}

/** How long a prerender waits for the library, in milliseconds: the list of one whose index is being made takes much longer. */
const LIBRARY_TIMEOUT = 400

/** What a window asks a prerender for: the languages that its system prefers, best first, and the article that it had open. */
export type PrerenderRequest = { readonly languages: readonly string[]; readonly open: string | null }

type Asked = Pick<Newsroom, 'readSettings' | 'listArticles' | 'listLibraries' | 'readArticle'>

/** The list, and what a window that had `open` open will show on its page: that article, else the first of the list. */
async function listAndArticle(newsroom: Asked, open: string | null) {
  const list = await newsroom.listArticles(FIRST_LIST)
  const id = open ?? (list.ok ? list.value.items[0]?.id : undefined)
  return { list, article: id === undefined ? null : await newsroom.readArticle({ id }) }
}

/**
 * The prerender of a window. Null where the library has no row to show, or does not answer soon: then the window draws itself
 * when its script is there. The page is empty in it where the article cannot be read, or can only be read.
 */
export async function prerender(
  newsroom: Asked,
  { languages, open }: PrerenderRequest,
  platform: NodeJS.Platform,
): Promise<Prerender | null> {
  const asked = Promise.all([
    newsroom.readSettings({}),
    listAndArticle(newsroom, open),
    newsroom.listLibraries({}),
  ])
  const answered = await Promise.race([asked, setTimeout(LIBRARY_TIMEOUT, null, { ref: false })]).catch(
    () => null,
  )
  if (!answered) return null
  const [settings, { list, article: read }, libraries] = answered
  if (!settings.ok || !list.ok || list.value.total === 0) return null
  const language = languageOf(settings, languages)
  const { theme, textSize, measure } = settings.value
  const drawn = {
    t: words(language),
    locale: formatLocale(language),
    now: new Date(),
    isMac: platform === 'darwin',
  }
  const article = read?.ok && !read.value.readOnly ? read.value.article : null
  const page = article ? articleHtml(article, drawn) : ''
  return {
    html: windowHtml(list.value, libraries.ok ? libraries.value.libraries : [], page, drawn),
    article: article?.id ?? null,
    language,
    settings: { theme, textSize, measure },
    answers: {
      [FIRST_CALLS.readSettings]: toWire(settings),
      [FIRST_CALLS.listArticles]: toWire(list),
      [FIRST_CALLS.listLibraries]: toWire(libraries),
    },
  }
}

/** How long a prerender that was made ahead is shown instead of a new one, in milliseconds. A window reads all again as it opens. */
const MADE_AHEAD = 3_000

/**
 * The prerenders of a host's windows. The first one of a process takes some 50 ms, most of them for the formats of a language;
 * it is made while the window starts.
 */
export class Prerenderer {
  readonly #make: (request: PrerenderRequest) => Promise<Prerender | null>
  readonly #now: () => number
  #ahead: { languages: string; at: number; made: Promise<Prerender | null> } | null = null

  constructor(
    newsroom: Parameters<typeof prerender>[0],
    platform: NodeJS.Platform,
    now: () => number = Date.now,
  ) {
    this.#make = (request) => prerender(newsroom, request, platform)
    this.#now = now
  }

  /** Makes a prerender for the first window that asks in these languages soon. */
  makeAhead(languages: readonly string[]): void {
    // The window that asks makes one that failed again, and is told why.
    const made = this.#make({ languages, open: null }).catch(() => null)
    this.#ahead = { languages: languages.join(), at: this.#now(), made }
  }

  /** As `prerender` says. */
  async take(request: PrerenderRequest): Promise<Prerender | null> {
    const ahead = this.#ahead
    this.#ahead = null
    const isFit = ahead?.languages === request.languages.join() && this.#now() - ahead.at < MADE_AHEAD
    const made = isFit ? await ahead.made : null
    const isOfArticle = request.open === null || made?.article === request.open
    return (isOfArticle ? made : null) ?? (await this.#make(request))
  }
}

/**
 * Puts the prerender into the window's page, which draws it as it is read; and the answers that it was made of beside it, as
 * data: no text of them can close their element, and none of it is run.
 */
export function withPrerender(
  page: Uint8Array<ArrayBuffer>,
  { html, ...prerender }: Prerender,
): Uint8Array<ArrayBuffer> {
  const { language, settings } = prerender
  const { theme, textSize, measure } = settings
  const data = JSON.stringify(prerender).replaceAll('<', '\\u003c')
  const look = `data-theme="${theme}" data-text-size="${textSize}" data-measure="${measure}"`
  const built = new TextDecoder().decode(page)
  return new TextEncoder().encode(
    built
      .replace(PAGE_TAG, `<html lang="${language}" ${look}`)
      .replace(
        PRERENDER_PLACE,
        () => `${html}<script type="application/json" id="${PRERENDER_ID}">${data}</script>`,
      ),
  )
}
