import { describe, expect, test } from 'vitest'
import { linkTarget } from '../../../src/core/document/address.ts'
import { readCopy } from '../import/readCopy.ts'

describe('a link without the redirect before it', () => {
  test.each([
    ['https://www.google.com/url?q=https://birds.example/storks&sa=D&ust=17', 'https://birds.example/storks'],
    ['https://www.google.co.uk/url?q=https%3A%2F%2Fa.example%2F%3Fb%3D1&usg=x', 'https://a.example/?b=1'],
    [
      'https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fa.example%2F&data=05',
      'https://a.example/',
    ],
    ['https://l.facebook.com/l.php?u=https%3A%2F%2Fa.example%2F&h=AT', 'https://a.example/'],
    ['https://www.google.com/url?q=javascript:alert(1)', 'https://www.google.com/url?q=javascript:alert(1)'],
    [
      'https://www.google.com/search?q=https://a.example/',
      'https://www.google.com/search?q=https://a.example/',
    ],
    [
      'https://google.com.evil.example/url?q=https://a.example/',
      'https://google.com.evil.example/url?q=https://a.example/',
    ],
  ])('%s', (address, target) => {
    expect(linkTarget(address)).toBe(target)
  })

  test('none where it is not safe', () => {
    expect(linkTarget('javascript:alert(1)')).toBe(null)
  })

  test('is what a page of Google Docs links to', async () => {
    const html =
      '<p>He counts pots and <a href="https://www.google.com/url?q=https://birds.example/storks&amp;sa=D">nests</a>.</p>'
    const { sections } = (await readCopy(html, 'page.html')).content
    expect(sections[0]?.body).toContain('[nests](https://birds.example/storks)')
  })
})
