import { unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { parse as parseYaml } from 'yaml'
import type { Article } from '../../../src/core/article/index.ts'
import { type HouseProfile, NO_HOUSE } from '../../../src/core/export/house.ts'
import { MARKDOWN_PROFILES } from '../../../src/core/export/formats.ts'
import { exportArticle, WRITTEN_FORMAT_NAMES } from './exportArticle.ts'
import { articleWith } from '../articleWith.ts'
import { parsed } from './epub/openBook.ts'
import { buildSite } from './site/builtSite.ts'

/** What ends an element, a string, a section of data or a template where a writer lets it through. */
const PAYLOADS: Readonly<Record<string, string>> = {
  script: '</script><script>alert(1)</script>',
  attribute: '" onload="alert(1)\' onerror=\'alert(1)',
  picture: '<img src=https://attack.invalid/p.png onerror=alert(1)>',
  comment: '--><svg onload=alert(1)><!--',
  style: '</style><style>@import url(https://attack.invalid/)</style>',
  address: 'javascript:alert(1)',
  entities: '&lt;script&gt;&#60;b&#62;&bogus;&#0;',
  data: ']]><x/><![CDATA[',
  template: '{{< x >}}{% include x %}{{ site }}<%= x %>',
  yaml: 'a: b\n---\nevil: true\n...\n- c # d',
  direction: '\u202egpj.exe\u202c\u2066',
  controls: 'a\u0000b\u001b[2J\u0085c',
  surrogates: '\ud800x\udc00',
  lines: 'a\u2028b\u2029c',
  device: 'con',
  parents: '../../x',
  long: 'a'.repeat(10_000),
}

/** An article that has the payload in every field. */
const attackWith = (text: string): Article =>
  articleWith({
    kicker: text,
    headline: text,
    subhead: text,
    standfirst: text,
    byline: [{ name: text, role: text, url: text }],
    dateline: text,
    agency: text,
    desk: text,
    keywords: [text, `${text} 2`],
    correction: text,
    slug: text,
    aliases: [text],
    sections: [
      {
        heading: text,
        body: `${text}\n\n[a](${text}) ![${text}](${text})\n\n    ${text}\n\n> ${text}\n\n- ${text}`,
      },
      {
        heading: '',
        body: `\`\`\`${text}\n${text}\n\`\`\`\n\n| a |\n|---|\n| ${text} |\n\nNote[^1].\n\n[^1]: ${text}`,
      },
    ],
  })

const houseWith = (text: string): HouseProfile => ({
  ...NO_HOUSE,
  siteName: text,
  publisher: text,
  licence: text,
  siteAddress: 'https://exemple.fr/"><script>/',
  logo: 'https://exemple.fr/</script><script>',
  accentColor: text,
  keepRelativeLinks: true,
})

const utf8 = new TextDecoder('utf-8', { fatal: true })

/** Fails where an element runs something, asks for something, or leads to an address that is not for readers. */
function expectHarmless(root: Document): void {
  for (const element of root.querySelectorAll('*')) {
    const name = element.localName
    if (name === 'script') expect(element.getAttribute('type')).toBe('application/ld+json')
    expect(['iframe', 'object', 'embed', 'svg', 'form', 'base']).not.toContain(name)
    for (const { name: attribute, value } of element.attributes) {
      expect(attribute).not.toMatch(/^on/i)
      if (attribute === 'href' || attribute === 'src')
        expect(value).not.toMatch(/^\s*(?:javascript|vbscript|file):/i)
      if (attribute === 'src') expect(value).not.toMatch(/^(?:https?:)?\/\//i)
    }
  }
  for (const script of root.querySelectorAll('script')) JSON.parse(script.textContent ?? '')
  for (const style of root.querySelectorAll('style')) expect(style.textContent).not.toMatch(/@import|attack/)
}

/** Parses each part of a zip that is XML. */
function expectWholeParts(bytes: Uint8Array): void {
  for (const [name, content] of Object.entries(unzipSync(bytes))) {
    if (name.endsWith('.xhtml')) expectHarmless(parsed(utf8.decode(content), 'application/xhtml+xml'))
    else if (/\.(?:xml|rels|opf|ncx)$/.test(name)) {
      const part = parsed(utf8.decode(content), 'application/xml')
      for (const element of part.querySelectorAll('[Target]'))
        expect(element.getAttribute('Target')).not.toMatch(/^(?:javascript|file|data):/i)
    }
  }
}

const LEGAL_NAME = /^(?!(?:con|nul|prn|aux)\.)[^<>:"/\\|?*\p{Cc}\p{Cf}\p{Cs}]+$/iu

describe.each(Object.entries(PAYLOADS))('%s in every field', (_, text) => {
  const resources = { house: houseWith(text) }

  test.each(WRITTEN_FORMAT_NAMES)('does nothing in %s', (format) => {
    const profiles = format === 'markdown' ? MARKDOWN_PROFILES : [undefined]
    for (const profile of profiles) {
      const options = profile ? { profile } : {}
      const { bytes, fileName } = exportArticle(attackWith(text), format, options, resources)
      expect(fileName).toMatch(LEGAL_NAME)
      if (format === 'docx' || format === 'epub') expectWholeParts(bytes)
      else if (format === 'html' || format === 'fragment')
        expectHarmless(parsed(utf8.decode(bytes), 'text/html'))
      else if (format === 'ninjs' || format === 'json') JSON.parse(utf8.decode(bytes))
      else if (format === 'markdown') {
        const front = /^---\n([\s\S]*?)\n---\n/.exec(utf8.decode(bytes))?.[1] ?? ''
        const fields: unknown = parseYaml(front)
        expect(fields).toBeTypeOf('object')
        expect(fields).not.toHaveProperty('evil')
      } else utf8.decode(bytes)
    }
  })

  test('does nothing in a site', () => {
    const { files } = buildSite({
      articles: [{ ...attackWith(text), status: 'published' }],
      house: resources.house,
    })
    for (const [path, content] of files) {
      for (const part of path.split('/')) expect(part).toMatch(LEGAL_NAME)
      const written = typeof content === 'string' ? content : utf8.decode(content)
      if (path.endsWith('.html')) expectHarmless(parsed(written, 'text/html'))
      else if (path.endsWith('.xml')) parsed(written, 'application/xml')
      else if (path.endsWith('.json')) JSON.parse(written)
      else expect(written).not.toMatch(/@import|attack/)
    }
  })
})
