import { describe, expect, test } from 'vitest'
import {
  type Block,
  type BlockKind,
  type Draft,
  buildDraft,
  isSure,
  importFile,
} from '../../../src/core/import/index.ts'

const SOURCE = `Premier titre
Par Inès Karam
10 novembre 2024

Un intertitre court
La dernière soudure a été posée mardi, sans cérémonie, devant deux élus et trois journalistes.

Un autre intertitre
Les rails brillent encore sous la pluie fine qui tombe depuis l’aube sur l’avenue des Tisserands.
`

async function draftOf(text: string): Promise<Draft> {
  const read = await importFile({ fileName: 'a.txt', bytes: new TextEncoder().encode(text) })
  if (!read.ok) throw new Error(read.failure.code)
  return read.value
}

function choose(draft: Draft, line: number, kind: BlockKind): Draft {
  const blocks = draft.blocks.map(
    (block): Block => (block.line === line ? { ...block, kind, certainty: 'sure', reason: 'chosen' } : block),
  )
  return buildDraft({ ...draft, blocks })
}

describe('a line that the user reclassifies', async () => {
  const draft = await draftOf(SOURCE)

  test('a heading becomes a paragraph of the section above', () => {
    const { sections } = choose(draft, 8, 'paragraph').content
    expect(sections).toHaveLength(1)
    expect(sections[0]?.body).toContain('\n\nUn autre intertitre\n\nLes rails')
  })
  test('a heading becomes the standfirst, the kicker, the place', () => {
    expect(choose(draft, 5, 'standfirst').content.standfirst).toBe('Un intertitre court')
    expect(choose(draft, 5, 'kicker').content.kicker).toBe('Un intertitre court')
    expect(choose(draft, 5, 'dateline').content.dateline).toBe('Un intertitre court')
  })
  test('a chosen headline makes a paragraph of the guessed one', () => {
    const { content, blocks } = choose(draft, 8, 'headline')
    expect(content.headline).toBe('Un autre intertitre')
    expect(blocks[0]).toMatchObject({ kind: 'paragraph', certainty: 'likely' })
    expect(content.sections[0]).toEqual({ heading: '', body: 'Premier titre' })
  })
  test('a chosen headline right below the guessed one goes on with it', () => {
    expect(choose(draft, 2, 'headline').content.headline).toBe('Premier titre Par Inès Karam')
  })
  test('a date that is none stays in the text', () => {
    const { date, sections } = choose(draft, 8, 'date').content
    expect(date).toBe('2024-11-10')
    expect(sections.at(-1)?.body).toContain('Un autre intertitre')
  })
  test('a byline is whoever the line names', () => {
    expect(choose(draft, 5, 'byline').content.byline).toEqual([
      { name: 'Inès Karam' },
      { name: 'Un intertitre court' },
    ])
  })
  test('quotation, list, dialogue and verbatim show the same characters', () => {
    const bodyAs = (kind: BlockKind) => choose(draft, 6, kind).content.sections[0]?.body
    expect(bodyAs('quote')).toMatch(/^> La dernière/)
    expect(bodyAs('list')).toMatch(/^- La dernière/)
    expect(bodyAs('dialogue')).toMatch(/^La dernière/)
    expect(bodyAs('verbatim')).toMatch(/^```\nLa dernière.*\n```$/)
  })
  test('choosing a headline clears the doubt that there is none', async () => {
    const brief = await draftOf(
      'Un homme de 34 ans a été blessé, mercredi matin, dans une collision sur le pont des Arts.\n\nSans gravité\n',
    )
    expect(isSure(brief)).toBe(false)
    expect(brief).toMatchObject({ content: { headline: '' } })
    const chosen = choose(brief, 3, 'headline')
    expect(isSure(chosen)).toBe(true)
    expect(chosen).toMatchObject({ content: { headline: 'Sans gravité' } })
  })
  test('nothing chosen changes nothing', () => {
    expect(buildDraft(draft)).toEqual(draft)
  })
})

describe('bodies', () => {
  const bodyOf = async (text: string) =>
    (await draftOf(`Un titre court\n\n${text}`)).content.sections.map(({ body }) => body).join('\n\n')

  test('numbers that Markdown would change, and letters, are kept as they are', async () => {
    expect(await bodyOf('3. trois\n4. quatre\n5. cinq')).toBe('3. trois\n4. quatre\n5. cinq')
    expect(await bodyOf('1. un\n3. trois\n7. sept')).toBe('1\\. un\\\n3\\. trois\\\n7\\. sept')
    expect(await bodyOf('a) un\nb) deux')).toBe('a) un\\\nb) deux')
  })
  test('two lists that touch stay two', async () => {
    expect(await bodyOf('- un\n- deux\n\n• trois\n• quatre')).toBe(
      '- un\n- deux\n\n<!-- -->\n\n- trois\n- quatre',
    )
    expect(await bodyOf('1. un\n2. deux\n\n1. un\n2. deux')).toBe(
      '1. un\n2. deux\n\n<!-- -->\n\n1. un\n2. deux',
    )
  })
  test('a list within a list, and items that go on', async () => {
    expect(await bodyOf('- un\n  - dedans\n  - encore\n    et la suite\n- deux')).toBe(
      '- un\n  - dedans\n  - encore et la suite\n- deux',
    )
  })
  test('quotations keep their depth', async () => {
    expect(await bodyOf('> un\n>> deux\n> trois')).toBe('> un\n>\n> > deux\n>\n> trois')
  })
  test('a table keeps its columns, behind a fence longer than any in it', async () => {
    expect(await bodyOf('a\t```\tc\nd\te\tf\ng\th\ti')).toBe('````\na\t```\tc\nd\te\tf\ng\th\ti\n````')
  })
})
