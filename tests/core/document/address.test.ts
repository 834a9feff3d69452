import { expect, test } from 'vitest'
import { readMarkdown, toHtml, typedAddress } from '../../../src/core/document/index.ts'

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
