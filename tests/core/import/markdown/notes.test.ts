import { describe, expect, test } from 'vitest'
import { readCopy } from '../readCopy.ts'

const PROSE = 'The ferry crosses the sound at six every morning, with the post and a goat.'
const read = async (body: string, front = '') => {
  const head = `---\ntitle: The ferry\n${front}---\n\n`
  return (await readCopy(`${head}${body}\n`, 'ferry.md')).content
}
const bodyOf = async (body: string) => (await read(body)).sections[0]?.body

describe('what Obsidian writes into a note', () => {
  test.each([
    ['==seven boats== were left.', 'seven boats were left.'],
    ['It had ==seven *old* boats== left.', 'It had seven *old* boats left.'],
    ['Nobody was left. ^block1', 'Nobody was left.'],
    ['Nobody was left. ^37066d', 'Nobody was left.'],
  ])('is no text: %s', async (line, shown) => {
    expect(await bodyOf(`${PROSE}\n\n${line}`)).toBe(`${PROSE}\n\n${shown}`)
  })

  test.each(['if a == b or b == c', 'a==b==c', 'ten ^2', 'A line ===== with signs'])(
    'is not in other signs: %s',
    async (line) => {
      expect((await bodyOf(`${PROSE}\n\n${line}`))?.replaceAll('\\', '')).toContain(line)
    },
  )

  test('is a line of tags, which are keywords with those of the front matter', async () => {
    const { keywords, sections } = await read(`#harbour/fish #2026\n\n${PROSE}`, 'tags: [report, boats]\n')
    expect(keywords).toEqual(['report', 'boats', 'harbour/fish', '2026'])
    expect(sections[0]?.body).toBe(PROSE)
  })

  test.each(['#1 #2 is no list of tags', '#harbour', 'See #harbour #fish'])(
    'is no line of tags: %s',
    async (line) => {
      const { keywords, sections } = await read(`${PROSE}\n\n${line}`)
      expect(keywords).toEqual([])
      expect(sections[0]?.body.replaceAll('\\', '')).toContain(line)
    },
  )
})

describe('a post of Jekyll', () => {
  test('has attributes of kramdown at the end of a line, which are no text', async () => {
    expect(await bodyOf(`${PROSE}{: .quote}\n\n${PROSE}`)).toBe(`${PROSE}\n\n${PROSE}`)
    expect(await bodyOf(`${PROSE}\n\nA set {: is open} in a line.`)).toContain('is open')
  })

  test('has categories with a blank between', async () => {
    expect(await read(PROSE, 'layout: post\ncategories: culture museums\n')).toMatchObject({
      desk: 'culture',
      keywords: ['museums'],
    })
  })

  test.each([
    ['categories: culture museums\n', 'culture museums'],
    ['layout: post\ncategory: Public health\n', 'Public health'],
    ['layout: post\ncategories: [Public health, Towns]\n', 'Public health'],
  ])('has one elsewhere: %s', async (front, desk) => {
    expect((await read(PROSE, front)).desk).toBe(desk)
  })
})
