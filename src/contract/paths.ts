/** `POST` with `Authorization: Bearer <token>` and `Content-Type: application/json`: the body of `toWire({name, input})`. */
export const RPC_PATH = '/rpc'

/** `GET` with the same authorisation: a stream that stays open, one event in JSON a line; an empty line says "still here". */
export const EVENTS_PATH = '/events'

/** `GET` of a path below it, which nobody can guess, gives a backup once. */
export const DOWNLOAD_PATH = '/backup/'

/** The launch token in the fragment of the address that the browser-window host opens: `#t=<token>`. */
export const TOKEN_KEY = 't'

/**
 * `GET` with the same authorisation: the prerender of a window whose `languages`, best first, are in the query; and `open`, the
 * id of the article that it had open, where it had one.
 */
export const FIRST_PATH = '/first'
