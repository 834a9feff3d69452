/** A path as it is compared: systems differ in how they keep accents, and most take capitals for small letters. */
export function nameKey(path: string): string {
  return path.normalize('NFC').toLowerCase()
}

/** A path without `.` and `..`; null where it leads out of the folder in which it starts, or to another drive. */
function within(path: string): string | null {
  const parts: string[] = []
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return null
    } else if (part.includes(':')) return null
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return parts.length === 0 ? null : parts.join('/')
}

/** Folders that generators of sites take for the root of the site they write. */
const SITE_ROOTS = ['static', 'public', 'assets', 'content', 'src/assets']

/** An address as a person wrote it, without what is said to a browser; as it stands, and with its escapes read. */
function pathsOfAddress(address: string): string[] {
  const [path = ''] = address.split(/[?#]/)
  const written = [address, path].map((each) => each.trim().replaceAll('\\', '/'))
  const read = written.flatMap((each) => {
    try {
      return [decodeURIComponent(each), each]
    } catch {
      return [each]
    }
  })
  return [...new Set(read)].filter((each) => each !== '' && !/\p{Cc}/u.test(each))
}

/**
 * Where a relative address of a text may lead among the files that came along, likeliest first; each a path from their common
 * folder, out of which none leads. `folder` is that of the text, empty for the common one.
 */
export function placesOf(folder: string, address: string): string[] {
  // Where a URI is wanted, as in ninjs, a relative address has the scheme of files and no stroke behind it.
  const relative = address.trim().replace(/^file:(?![\\/])/i, '')
  if (/^(?:[a-z][a-z0-9+.-]*:|\/\/|\\\\)/i.test(relative)) return []
  const places = pathsOfAddress(relative).flatMap((path) => {
    const isFromRoot = path.startsWith('/')
    const fromRoot = path.replace(/^(?:\.{0,2}\/)+/, '')
    const name = path.slice(path.lastIndexOf('/') + 1)
    const isOut = within(`${folder}/${path}`) === null && !isFromRoot
    if (isOut) return []
    return [
      ...(isFromRoot ? [] : [`${folder}/${path}`]),
      fromRoot,
      ...(isFromRoot ? SITE_ROOTS.map((root) => `${root}/${fromRoot}`) : []),
      ...['', 'attachments/', 'assets/', 'images/', 'media/'].map((inner) => `${folder}/${inner}${name}`),
      name,
    ]
  })
  return [...new Set(places.map(within).filter((place) => place !== null))]
}
