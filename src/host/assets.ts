import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'

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

/** Reads the interface built into `folder`. */
export function builtAssets(folder: string): AssetReader {
  return async (path) => {
    const parts = safePathParts(path === '/' ? '/index.html' : path)
    const mediaType = parts && MEDIA_TYPES[extname(parts.at(-1) ?? '')]
    if (!parts || !mediaType) return null
    try {
      return { bytes: new Uint8Array(await readFile(join(folder, ...parts))), mediaType }
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
 * frame that inherits this policy; inline scripts only in development.
 */
function contentSecurityPolicy(development: boolean): string {
  return [
    "default-src 'none'",
    `script-src 'self'${development ? " 'unsafe-inline'" : ''}`,
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

/** The headers of every response to the window. */
export function pageHeaders(development: boolean): Record<string, string> {
  return {
    'content-security-policy': contentSecurityPolicy(development),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  }
}
