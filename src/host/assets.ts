import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { FONT_PLACES } from '../contract/prerender.ts'

/** A file of the window's interface. */
export type Asset = { bytes: Uint8Array<ArrayBuffer>; mediaType: string }

/** Returns the file at a path of the window's address (`/…`, percent-encoded, no query), or null. */
export type AssetReader = (path: string) => Promise<Asset | null>

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
}

/** The parts of a path, or null if one could lead out of the folder. */
function safePathParts(path: string): string[] | null {
  try {
    const parts = decodeURIComponent(path).split('/').slice(1)
    return parts.every((part) => /^[A-Za-z0-9_@-][A-Za-z0-9._@-]*$/.test(part)) ? parts : null
  } catch {
    return null
  }
}

/** True for a file whose name has a hash of its content: it never changes, and has no data of a library. */
export function isImmutable(path: string): boolean {
  return /^\/assets\/[^/]+-[\w-]{8}\.\w+$/.test(path)
}

/** Puts the bytes of its fonts into a built page, by `read`, which gives a font in base64; none where that fails. */
async function withFonts(
  page: Uint8Array<ArrayBuffer>,
  read: (file: string) => Promise<string>,
): Promise<Uint8Array<ArrayBuffer>> {
  const html = new TextDecoder().decode(page)
  const files = [...html.matchAll(FONT_PLACES)].map(([, file = '']) => file)
  if (files.length === 0) return page
  const fonts = await Promise.all(files.map((file) => read(file).catch(() => '')))
  return new TextEncoder().encode(html.replaceAll(FONT_PLACES, () => fonts.shift() ?? ''))
}

/** Reads the interface built into `folder`; the window's page has its first fonts in it. */
export function builtAssets(folder: string): AssetReader {
  const readFont = (file: string) => readFile(join(folder, file), 'base64')
  return async (path) => {
    const parts = safePathParts(path === '/' ? '/index.html' : path)
    const mediaType = parts && MEDIA_TYPES[extname(parts.at(-1) ?? '')]
    if (!parts || !mediaType) return null
    try {
      const bytes = new Uint8Array(await readFile(join(folder, ...parts)))
      return { bytes: path === PAGE_PATH ? await withFonts(bytes, readFont) : bytes, mediaType }
    } catch {
      return null
    }
  }
}

/** Reads the interface from the development server at `address`; `path` may have a query. */
export function developmentAssets(address: string): AssetReader {
  return async (path) => {
    const response = await fetch(new URL(`.${path}`, address))
    if (!response.ok) return null
    return {
      bytes: new Uint8Array(await response.arrayBuffer()),
      mediaType: response.headers.get('content-type') ?? 'application/octet-stream',
    }
  }
}

/**
 * The window loads its own files alone. Inline styles are allowed for the editor and the preview, a sandboxed `srcdoc`
 * frame that inherits this policy; of inline scripts only the built page's own, by their hashes, but for development.
 */
function contentSecurityPolicy(development: boolean, scripts: readonly string[]): string {
  const inline = development ? ["'unsafe-inline'"] : scripts.map((hash) => `'${hash}'`)
  return [
    "default-src 'none'",
    `script-src ${["'self'", ...inline].join(' ')}`,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    `connect-src 'self'${development ? ' ws:' : ''}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** The path of the window's page. */
export const PAGE_PATH = '/'

/** The hashes of the scripts that stand in the built page itself, as a policy names them. */
async function inlineScripts(page: AssetReader): Promise<string[]> {
  const built = await page(PAGE_PATH)
  const html = built ? new TextDecoder().decode(built.bytes) : ''
  return [...html.matchAll(/<script(?! type="application\/json"| type="module")[^>]*>(.+?)<\/script>/gs)].map(
    ([, text = '']) => `sha256-${createHash('sha256').update(text).digest('base64')}`,
  )
}

/** The headers of every response to the window, whose built page `page` has. */
export async function pageHeaders(page: AssetReader, development: boolean): Promise<Record<string, string>> {
  return {
    'content-security-policy': contentSecurityPolicy(
      development,
      development ? [] : await inlineScripts(page),
    ),
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  }
}
