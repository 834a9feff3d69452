import { expect, test } from 'vitest'
import { readMarkdown, safeAddress, toHtml, typedAddress } from '../../../src/core/document/index.ts'

test.each([
  ['example.org', 'https://example.org'],
  [' example.org/a?b=c ', 'https://example.org/a?b=c'],
  ['example.org:8080/a', 'https://example.org:8080/a'],
  ['http://example.org', 'http://example.org'],
  ['mailto:a@example.org', 'mailto:a@example.org'],
  ['a@example.org', 'mailto:a@example.org'],
  ['https://fr.example.org/wiki/Marbre_(imprimerie)', 'https://fr.example.org/wiki/Marbre_%28imprimerie%29'],
  ['https://example.org/été', 'https://example.org/%C3%A9t%C3%A9'],
])('%j is the address %j, and a link to it leads there', (typed, address) => {
  expect(typedAddress(typed)).toBe(address)
  expect(toHtml(readMarkdown(`[mot](${address})`))).toContain(
    `href="${new URL(address).href.replaceAll('&', '&amp;')}"`,
  )
})

test.each([
  '',
  'bonjour',
  'deux mots.fr',
  'javascript:alert(1)',
  'file:///etc/passwd',
  'ftp://example.org',
  'https://',
])('%j is none', (typed) => {
  expect(typedAddress(typed)).toBeNull()
})

test.each([
  ['https://example.org/a|b[c]^d', 'https://example.org/a%7Cb%5Bc%5D%5Ed'],
  ['https://example.org/100%', 'https://example.org/100%25'],
  ['https://example.org/%C3%A9?a=%zz', 'https://example.org/%C3%A9?a=%25zz'],
  ['https://example.org/#a#b', 'https://example.org/#a%23b'],
  ['http://[::1]:8080/[a]#[b]', 'http://[::1]:8080/%5Ba%5D#%5Bb%5D'],
  ['https://a`b.example/', 'https://a%60b.example/'],
  ['mailto:a@example.org?subject=a b', 'mailto:a@example.org?subject=a%20b'],
  ["https://example.org/(a)!*'a;b,c", "https://example.org/(a)!*'a;b,c"],
])('%j leads there as a URI of RFC 3986: %j', (address, uri) => {
  expect(safeAddress(address)).toBe(uri)
  expect(safeAddress(uri)).toBe(uri)
})
