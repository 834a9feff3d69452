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

describe('a note of a heading is one of the paragraph below it', () => {
  const notes = '[^1]: Minutes of 3 May.\n[^b]: Page 4.'

  test.each([
    `# The ferry[^1]\n\n${PROSE}\n\n## The goat [^b]\n\n${PROSE}\n\n${notes}`,
    `The ferry[^1]\n===\n\n${PROSE}\n\nThe goat[^b]\n---\n\n${PROSE}\n\n${notes}`,
  ])('of each kind', async (text) => {
    const { content } = await readCopy(text, 'ferry.md')
    expect(content.headline).toBe('The ferry')
    expect(content.sections).toMatchObject([
      { heading: '', body: `${PROSE}[^1]\n\n[^1]: Minutes of 3 May.` },
      { heading: 'The goat', body: `${PROSE}[^1]\n\n[^1]: Page 4.` },
    ])
  })

  test('but stays where no paragraph is below, and what has no note is text', async () => {
    const { content } = await readCopy(`# The ferry [^x]\n\n## Boats[^1]\n\n- one\n\n${notes}`, 'ferry.md')
    expect(content.headline).toBe('The ferry [^x]')
    expect(content.sections[0]?.heading).toBe('Boats[^1]')
  })
})
