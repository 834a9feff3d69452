import { setTimeout } from 'node:timers/promises'
import type { Newsroom } from '../contract/contract.ts'
import { FIRST_LIST } from '../contract/firstList.ts'
import { FIRST_CALLS, FIRST_ID, FIRST_PLACE, type FirstPicture, PAGE_TAG } from '../contract/firstPicture.ts'
import { toWire } from '../contract/wire.ts'
import { STATUSES } from '../core/article/index.ts'
import { escapeAttribute, escapeHtml } from '../core/document/index.ts'
import type { Result } from '../core/failure.ts'
import type { KnownLibrary } from '../core/libraries.ts'
import type { ArticleList, ArticleSummary } from '../core/library.ts'
import type { Settings } from '../core/settings.ts'
import { hostTranslator } from '../i18n/hosts.ts'
import { libraryName } from '../i18n/libraries.ts'
import { formatLocale, type Locale, localeFor, type Translate } from '../i18n/index.ts'
import { untilEmbargo } from '../core/untilEmbargo.ts'
import { shortWhen } from '../core/when.ts'

/** Few windows are high enough to show more rows, and each takes half a millisecond to lay out. */
const MOST_ROWS = 12
/** The height that the list takes a row to have that it has not measured, in pixels. */
const ROW_HEIGHT = 104

/** The icons, as `lucide-react` draws them. */
const ICONS = {
  plus: '<path d="M5 12h14"/><path d="M12 5v14"/>',
  search: '<path d="m21 21-4.34-4.34"/><circle cx="11" cy="11" r="8"/>',
  library: '<path d="m16 6 4 14"/><path d="M12 6v14"/><path d="M8 8v12"/><path d="M4 4v16"/>',
  panelLeft: '<rect width="18" height="18" x="3" y="3" rx="2"/><path d="M9 3v18"/>',
  panelRight: '<rect width="18" height="18" x="3" y="3" rx="2"/><path d="M15 3v18"/>',
  settings:
    '<path d="M9.671 4.136a2.34 2.34 0 0 1 4.659 0 2.34 2.34 0 0 0 3.319 1.915 2.34 2.34 0 0 1 2.33 4.033 2.34 2.34 0 0 0 0 3.831 2.34 2.34 0 0 1-2.33 4.033 2.34 2.34 0 0 0-3.319 1.915 2.34 2.34 0 0 1-4.659 0 2.34 2.34 0 0 0-3.32-1.915 2.34 2.34 0 0 1-2.33-4.033 2.34 2.34 0 0 0 0-3.831A2.34 2.34 0 0 1 6.35 6.051a2.34 2.34 0 0 0 3.319-1.915"/><circle cx="12" cy="12" r="3"/>',
  bin: '<path d="M10 11v6"/><path d="M14 11v6"/><path d="M19 6v14a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V6"/><path d="M3 6h18"/><path d="M8 6V4a2 2 0 0 1 2-2h4a2 2 0 0 1 2 2v2"/>',
}

function icon(name: keyof typeof ICONS, className = ''): string {
  const look = 'width="24" height="24" viewBox="0 0 24 24" fill="none" stroke="currentColor"'
  return `<svg class="${className}" ${look} stroke-width="2" stroke-linecap="round" stroke-linejoin="round">${ICONS[name]}</svg>`
}

type Words = { t: Translate; locale: string; now: Date; isMac: boolean }

/** What `LibrarySwitcher` shows of the open library, where this machine knows others. */
function switcher(libraries: readonly KnownLibrary[], { t }: Words): string {
  const open = libraries.find(({ isOpen }) => isOpen)
  if (!open || libraries.length < 2) return ''
  const name = escapeHtml(libraryName(t, open))
  return `<button class="Button_quiet" data-switcher>${icon('library')}<span><bdi>${name}</bdi></span></button>`
}

/** What `TitleBar` shows before an article is open. */
function titleBar(libraries: readonly KnownLibrary[], words: Words): string {
  const { t, isMac } = words
  const shortcut = isMac ? '⌘K' : `${t('common:key.control')}+K`
  return `<div class="TitleBar_bar"><h1 class="TitleBar_brand"><b>M</b>arbre</h1>\
<div class="TitleBar_switcher">${switcher(libraries, words)}</div>\
<button class="Button_plain">${icon('plus')}<span class="TitleBar_label">${escapeHtml(t('common:command.new-article'))}</span></button>\
<button class="Button_plain">${escapeHtml(t('common:command.import'))}</button>\
<button class="TitleBar_palette">${icon('search', 'TitleBar_searchIcon')}<span>${escapeHtml(t('palette:field'))}</span><kbd>${escapeHtml(shortcut)}</kbd></button>\
<button class="Button_quiet" data-icon data-column="library">${icon('panelLeft')}</button>\
<button class="Button_quiet" data-icon data-column="inspector">${icon('panelRight')}</button>\
<button class="Button_quiet" data-icon>${icon('settings')}</button>\
<button class="Button_plain" disabled>${escapeHtml(t('common:command.preview'))}</button>\
<button class="Button_primary" disabled>${escapeHtml(t('common:command.export'))}</button></div>`
}

/** What `StatusChips` shows. */
function chips(counts: ArticleList['counts'], { t }: Words): string {
  const all = (['all', ...STATUSES, 'marble'] as const).map((id) => {
    const count = id === 'marble' ? 0 : counts[id]
    const number = count > 0 ? `<span class="Chips_count"> ${t('common:number', { count })}</span>` : ''
    return `<button class="Chips_chip" aria-pressed="${id === 'all'}">${escapeHtml(t(`library:chip.${id}`))}${number}</button>`
  })
  return `<fieldset class="Chips_chips">${all.join('')}</fieldset>`
}

/** What `Untitled` shows. */
function untitled(excerpt: string, t: Translate): string {
  const words = escapeHtml(t('library:untitled'))
  if (excerpt === '') return `<em>${words}</em>`
  return `<span class="visually-hidden">${words} </span><em>${escapeHtml(excerpt)}</em>`
}

/** What `ArticleRow` shows, in a row of the list that is as high as its text. */
function row(article: ArticleSummary, { t, locale, now }: Words): string {
  const { headline, excerpt, language, status, desk, signs, updatedAt } = article
  const names = article.byline.flatMap(({ name }) => (name === '' ? [] : [name])).join(', ')
  const embargo = untilEmbargo(article.embargo, now, locale)
  const foreign = `lang="${escapeAttribute(language)}" dir="auto"`
  const title = headline === '' ? untitled(excerpt, t) : escapeHtml(headline)
  const parts = [
    `<div class="Library_headline" ${foreign}>${title}</div>`,
    headline !== '' && excerpt !== '' && `<p class="Library_excerpt" ${foreign}>${escapeHtml(excerpt)}</p>`,
    '<p class="Library_meta"><span class="Library_facts">',
    `<span class="Library_status"><i class="StatusDot_dot" data-status="${status}"></i>${escapeHtml(t(`common:status.${status}`))}</span>`,
    names !== '' && `<bdi>${escapeHtml(names)}</bdi>`,
    `<span>${t('common:number', { count: signs })}</span></span>`,
    `<time class="Library_when">${escapeHtml(shortWhen(updatedAt, now, locale))}</time></p>`,
    (desk !== '' || embargo) && '<p class="Library_where">',
    desk !== '' && `<bdi>${escapeHtml(desk)}</bdi>`,
    embargo && `<b>${escapeHtml(t('library:embargo', { when: embargo }))}</b>`,
    (desk !== '' || embargo) && '</p>',
  ]
  const html = parts.filter(Boolean).join('')
  return `<div class="Listbox_row Library_item">${html}</div>`
}

/** What `App` shows of a list, before anything is open. Nothing of it can be used or is read out: it is a picture. */
function windowHtml(
  { items, total, counts }: ArticleList,
  libraries: readonly KnownLibrary[],
  words: Words,
): string {
  const { t } = words
  const shown = items.slice(0, MOST_ROWS)
  const below = (total - shown.length) * ROW_HEIGHT
  return `<div class="App_window" data-picture inert aria-hidden="true"><header class="App_bar">${titleBar(libraries, words)}</header><div class="App_banner"></div>\
<nav class="App_library"><div class="Library_column"><search class="Library_header"><div class="SearchField_field">${icon('search')}\
<input type="search" placeholder="${escapeAttribute(t('library:search'))}"></div><span class="Library_menuSpace"></span></search>\
${chips(counts, words)}<div class="Library_filters"></div>\
<div class="Listbox_scroller Library_list"><div class="Listbox_rows Listbox_plain" style="padding-bottom:${below}px">\
${shown.map((article) => row(article, words)).join('')}</div></div>\
<div class="Library_footer"><button class="Button_quiet">${icon('bin')}${escapeHtml(t('library:bin'))}</button></div></div></nav>\
<main class="App_page"></main><aside class="App_inspector"></aside><footer class="App_footer"></footer></div>`
}

/** The language of the interface by the settings, where they leave it to the system by `languages`, best first. */
function languageOf(settings: Result<Settings>, languages: readonly string[]): Locale {
  const chosen = settings.ok ? settings.value.interface : 'system'
  return chosen === 'system' ? localeFor(languages) : chosen
}

const translators = new Map<Locale, Translate>()

/** Making a translator takes as long as drawing the picture. */
function words(language: Locale): Translate {
  const known = translators.get(language) ?? hostTranslator(language)
  translators.set(language, known)
  return known
}

/** How long a picture waits for the library, in milliseconds: the list of one whose index is being made takes much longer. */
const LIBRARY_TIMEOUT = 400

/**
 * The first picture of a window whose system prefers `languages`. Null where the library has no row to show, or does not
 * answer soon: then the window draws itself when its script is there.
 */
export async function firstPicture(
  newsroom: Pick<Newsroom, 'readSettings' | 'listArticles' | 'listLibraries'>,
  languages: readonly string[],
  platform: NodeJS.Platform,
): Promise<FirstPicture | null> {
  const asked = Promise.all([
    newsroom.readSettings({}),
    newsroom.listArticles(FIRST_LIST),
    newsroom.listLibraries({}),
  ])
  const answered = await Promise.race([asked, setTimeout(LIBRARY_TIMEOUT, null, { ref: false })]).catch(
    () => null,
  )
  if (!answered) return null
  const [settings, list, libraries] = answered
  if (!settings.ok || !list.ok || list.value.total === 0) return null
  const language = languageOf(settings, languages)
  const { theme, textSize, measure } = settings.value
  const drawn = {
    t: words(language),
    locale: formatLocale(language),
    now: new Date(),
    isMac: platform === 'darwin',
  }
  return {
    html: windowHtml(list.value, libraries.ok ? libraries.value.libraries : [], drawn),
    language,
    settings: { theme, textSize, measure },
    answers: {
      [FIRST_CALLS.settings]: toWire(settings),
      [FIRST_CALLS.list]: toWire(list),
      [FIRST_CALLS.libraries]: toWire(libraries),
    },
  }
}

/** How long a picture that was made ahead is shown instead of a new one, in milliseconds. A window reads all again as it opens. */
const MADE_AHEAD = 3_000

/**
 * The first pictures of a host's windows. The first one of a process takes some 50 ms, most of them for the formats of a language;
 * it is made while the window starts.
 */
export class FirstPictures {
  readonly #make: (languages: readonly string[]) => Promise<FirstPicture | null>
  readonly #now: () => number
  #ahead: { languages: string; at: number; made: Promise<FirstPicture | null> } | null = null

  constructor(
    newsroom: Parameters<typeof firstPicture>[0],
    platform: NodeJS.Platform,
    now: () => number = Date.now,
  ) {
    this.#make = (languages) => firstPicture(newsroom, languages, platform)
    this.#now = now
  }

  /** Makes a picture for the first window that asks in these languages soon. */
  makeAhead(languages: readonly string[]): void {
    // The window that asks makes one that failed again, and is told why.
    const made = this.#make(languages).catch(() => null)
    this.#ahead = { languages: languages.join(), at: this.#now(), made }
  }

  /** As `firstPicture` says. */
  async take(languages: readonly string[]): Promise<FirstPicture | null> {
    const ahead = this.#ahead
    this.#ahead = null
    const isFit = ahead?.languages === languages.join() && this.#now() - ahead.at < MADE_AHEAD
    return (isFit ? await ahead.made : null) ?? (await this.#make(languages))
  }
}

/**
 * Puts the first picture into the window's page, which draws it as it is read; and the answers that it was made of beside it, as
 * data: no text of them can close their element, and none of it is run.
 */
export function withFirstPicture(
  page: Uint8Array<ArrayBuffer>,
  { html, ...picture }: FirstPicture,
): Uint8Array<ArrayBuffer> {
  const { language, settings } = picture
  const { theme, textSize, measure } = settings
  const data = JSON.stringify(picture).replaceAll('<', '\\u003c')
  const look = `data-theme="${theme}" data-text-size="${textSize}" data-measure="${measure}"`
  const built = new TextDecoder().decode(page)
  return new TextEncoder().encode(
    built
      .replace(PAGE_TAG, `<html lang="${language}" ${look}`)
      .replace(FIRST_PLACE, () => `${html}<script type="application/json" id="${FIRST_ID}">${data}</script>`),
  )
}
