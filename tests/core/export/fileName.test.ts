import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileNameFor } from '../../../src/core/export/fileName.ts'
import { anyLine } from '../generated.ts'

const id = '0192f0c4-7c1e-7a3b-8d2e-5f60718293a4'
const named = (headline: string, slug = '') => fileNameFor({ id, headline, slug }, 'html')
const RESERVED = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])$/i

describe('the name of an exported file', () => {
  it.each([
    ['À Saint-Aubin, le tramway : « enfin » ?', 'a-saint-aubin-le-tramway-enfin.html'],
    ['L’Œuvre', 'l-oeuvre.html'],
    ['../../etc/passwd', 'etc-passwd.html'],
    ['C:\\Windows\\nul', 'c-windows-nul.html'],
    ['CON', 'con-article.html'],
    ['com¹', 'com1-article.html'],
    ['nul.', 'nul-article.html'],
    ['a\u0000b', 'a-b.html'],
    ['a\u202eb\u200fc', 'a-b-c.html'],
    ['🎉', 'article-5f60718293a4.html'],
    ['...', 'article-5f60718293a4.html'],
    ['', 'article-5f60718293a4.html'],
    ['من يدفع؟', 'من-يدفع.html'],
    ['渡轮复航：有何变化', '渡轮复航-有何变化.html'],
  ])('%j is %j', (headline, expected) => {
    expect(named(headline)).toBe(expected)
  })

  it('is made of the slug where there is one', () => {
    expect(named('Titre', 'Mon Slug/é')).toBe('mon-slug-e.html')
  })

  it('is the same however the accents are written, in NFC, and of at most 200 bytes', () => {
    const long = '한국어'.repeat(60)
    expect(named(long.normalize('NFD'))).toBe(named(long))
    expect(named(long)).toBe(named(long).normalize('NFC'))
    expect(new TextEncoder().encode(named(long)).length).toBeLessThanOrEqual(200)
  })

  it('is legal on Linux, macOS and Windows, whatever the headline', () => {
    fc.assert(
      fc.property(anyLine, anyLine, (headline, slug) => {
        const name = named(headline, slug)
        const stem = name.slice(0, -'.html'.length)
        expect(stem).toMatch(/^[\p{L}\p{N}][\p{L}\p{N}\p{M}-]*$/u)
        expect(stem).not.toMatch(RESERVED)
        expect(stem).not.toMatch(/-$/)
        expect(name).toBe(name.normalize('NFC'))
        expect(name).toBe(name.toLowerCase())
        expect(new TextEncoder().encode(name).length).toBeLessThanOrEqual(200)
      }),
      { numRuns: 2000 },
    )
  })
})
