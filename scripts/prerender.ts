import { join } from 'node:path'
import { build, type Plugin, type Rolldown } from 'vite'
import { PRERENDER_PLACE, fontPlace, PAGE_TAG } from '../src/contract/prerender.ts'
import type { Locale } from '../src/i18n/index.ts'

/** The scripts that stand in the page, from the root of the repository: what shows the prerender, and what answers keys over it. */
const SHOWS = 'src/renderer/src/showPrerender.ts'
const ANSWERS = 'src/renderer/src/startKeys.ts'

/** The rules of the prerender's fonts in a built style: what a rule says, and the file that it names. */
const FONT_RULES =
  /@font-face\{([^{}]*url\((\.\/assets\/(?:inter-latin-wght-normal|source-serif-4-latin-wght-(?:normal|italic))-[\w-]+\.woff2)\)[^{}]*)\}/g

/** The name of a class of a CSS module: `Chips_chip`, so that the prerender, which is no component, can name it. */
export function className(name: string, file: string): string {
  const [, stem = ''] = /([\w-]+)\.module\.css/.exec(file) ?? []
  return `${stem}_${name}`
}

/** A script of the page, minified. */
async function script(root: string, path: string): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      minify: true,
      target: 'chrome120',
      lib: { entry: join(root, path), formats: ['iife'], name: 'prerender' },
    },
  })
  const [result] = Array.isArray(built) ? built : [built]
  const chunk = result && 'output' in result ? result.output[0] : undefined
  if (chunk?.type !== 'chunk') throw new Error(`no script of ${path}`)
  return chunk.code.trim()
}

/** The fonts of the prerender by the built style, for the script that takes them into the page. */
function fontsOf(style: string, bundle: Rolldown.OutputBundle) {
  return [...style.matchAll(FONT_RULES)].map(([, rule = '', address = '']) => {
    const said = (name: string) => new RegExp(`(?:^|;)${name}:"?([^;"]+)`).exec(rule)?.[1] ?? ''
    const file = address.replace('./', '')
    if (bundle[file]?.type !== 'asset') throw new Error(`no font ${address}`)
    return {
      family: said('font-family'),
      weight: said('font-weight'),
      style: said('font-style'),
      unicodeRange: said('unicode-range'),
      data: fontPlace(file),
    }
  })
}

/** The files of the sentences in each language, from the root of the repository. */
const SENTENCES: Readonly<Record<Locale, readonly string[]>> = {
  fr: ['src/i18n/fr/index.ts'],
  en: ['src/i18n/en/index.ts'],
  'en-GB': ['src/i18n/en/index.ts', 'src/i18n/en-GB.ts'],
}

/** The addresses of what the window needs to draw itself, by language: `first`, and the sentences. */
function partsOf(root: string, first: readonly string[], bundle: Rolldown.OutputBundle) {
  const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
  const parts = Object.entries(SENTENCES).map(([locale, files]) => {
    const sentences = files.map((file) => {
      const chunk = chunks.find(({ moduleIds }) => moduleIds.includes(join(root, file)))
      if (!chunk) throw new Error(`no part of the window has ${file}`)
      return `./${chunk.fileName}`
    })
    return [locale, [...new Set([...first, ...sentences])]]
  })
  return JSON.stringify(Object.fromEntries(parts))
}

/**
 * Puts into the window's page what the prerender needs: the window's first style and fonts, the script that shows it
 * and loads the window's own script once it is on the screen, and the one that answers keys until then. The development
 * server has none. `root` is the repository's.
 */
export function prerender(root: string): Plugin {
  return {
    name: 'prerender',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      async handler(html, { bundle = {} }) {
        const first: string[] = []
        let style = ''
        let styleLink = ''
        const page = html
          .replaceAll(/\s*<script type="module"[^>]* src="([^"]+)"><\/script>/g, (_tag, address: string) => {
            first.push(address)
            return ''
          })
          .replaceAll(
            /\s*<link rel="(stylesheet|modulepreload)"[^>]* href="([^"]+)">/g,
            (_tag, kind: string, address: string) => {
              const file = bundle[address.replace('./', '')]
              if (kind === 'modulepreload') first.unshift(address)
              else if (file?.type === 'asset') {
                style += String(file.source).replaceAll('url(./', 'url(./assets/')
                // Present, so that no part of the window loads it again.
                styleLink += `<link rel="stylesheet" crossorigin href="${address}" disabled>`
              }
              return ''
            },
          )
        const main = first.at(-1) ?? ''
        const fonts = JSON.stringify(fontsOf(style, bundle))
        const head = [
          `<script data-main="${main}" data-parts='${partsOf(root, first, bundle)}' data-fonts='${fonts}'>${await script(root, SHOWS)}</script>`,
          `<style>${style}</style>`,
          styleLink,
        ]
        const keys = `<script>${await script(root, ANSWERS)}</script>`
        const whole = page
          .replace('</head>', () => `${head.join('\n')}\n</head>`)
          .replace('<div id="root">', (root) => `${PRERENDER_PLACE}${root}`)
          .replace('</body>', (end) => `${keys}\n${end}`)
        if (!whole.includes(PAGE_TAG) || !whole.includes(PRERENDER_PLACE))
          throw new Error('the page has no room for the prerender')
        return whole
      },
    },
  }
}
