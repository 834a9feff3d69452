import type { Settings } from '../core/settings.ts'
import { FIRST_LIST } from './firstList.ts'

/** What the window shows before its own script is there, and the answers that it is made of. */
export type FirstPicture = {
  /** The markup of the window with its first rows, in the classes of the window's own components. */
  html: string
  /** The language of the interface. */
  language: string
  settings: Pick<Settings, 'theme' | 'textSize' | 'measure'>
  /** The answers to the window's first calls, by the bodies of these calls, as they would go over the wire. */
  answers: Record<string, string>
}

/** The bodies of the calls that a window makes before it draws itself. */
export const FIRST_CALLS = {
  settings: JSON.stringify({ name: 'readSettings', input: {} }),
  list: JSON.stringify({ name: 'listArticles', input: FIRST_LIST }),
}

/** Where the build leaves room for the first picture in the window's page, and the id of the element that has it. */
export const FIRST_PLACE = '<!--first-picture-->'
export const FIRST_ID = 'first-picture'
