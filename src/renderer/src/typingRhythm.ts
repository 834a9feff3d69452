/**
 * How long no key must have been pressed for a pause of typing, in milliseconds: longer than most people take from one word to the
 * next, so that what waits for it does not come between two words.
 */
export const TYPING_PAUSE = 350

/** How long a search waits for another key, in milliseconds: results come while one types. */
export const SEARCH_DEBOUNCE = 80
