import type { Settings } from '../core/settings.ts'
import type { MethodName } from './contract.ts'
import { FIRST_LIST } from './firstList.ts'

/** What the window shows before its own script is there, and the answers that it is made of. */
export type Prerender = {
  /** The markup of the window with its first rows, in the classes of the window's own components. */
  html: string
  /** The article on its page; null where that is empty. */
  article: string | null
  /** The language of the interface. */
  language: string
  settings: Pick<Settings, 'theme' | 'textSize' | 'measure'>
  /** The answers to the window's first calls, by the bodies of these calls, as they would go over the wire. */
  answers: Record<string, string>
}

/**
 * The bodies of the calls that a window makes before it draws itself, by method; the page's script, which must be short, leaves
 * them out.
 */
export const FIRST_CALLS = {
  readSettings: /* @__PURE__ */ JSON.stringify({ name: 'readSettings', input: {} }),
  listArticles: /* @__PURE__ */ JSON.stringify({ name: 'listArticles', input: FIRST_LIST }),
  listLibraries: /* @__PURE__ */ JSON.stringify({ name: 'listLibraries', input: {} }),
} satisfies { readonly [Name in MethodName]?: string }

/** Where the build leaves room for the prerender in the window's page: before its root. */
export const PRERENDER_PLACE = '<!--prerender-->'
/** How the window's page begins its root element, which tells of language and theme once the prerender is in it. */
export const PAGE_TAG = '<html lang="en"'
/** The id of the element with what the prerender is made of, as JSON, where the host put that into the page. */
export const PRERENDER_ID = 'prerender'

/** Where the build leaves room in the window's page for the bytes of a font's file: there the host puts them, in base64. */
export const fontPlace = (file: string): string => `$font(${file})`
/** All such places; the first group is the path of the file. */
export const FONT_PLACES: RegExp = /\$font\(([\w./-]+)\)/g
