import { describe, expect, test } from 'vitest'
import { isSure } from '../../../../src/core/import/index.ts'
import { draftOf } from './draftOf.ts'

const POST = '---\nlayout: post\ntitle: Le bac repart\n---\n\nTexte.'

describe('the name of a Jekyll post', () => {
  test.each([
    ['2024-03-05-le-bac.md', POST, { date: '2024-03-05', slug: 'le-bac', headline: 'Le bac repart' }],
    ['_posts/2024-03-05-le-bac.markdown', POST, { date: '2024-03-05', slug: 'le-bac' }],
    ['2024-03-05-le-bac.md', POST.replace('title', 'date: 2024-04-06\ntitle'), { date: '2024-04-06' }],
    ['2024-03-05-le-bac.md', POST.replace('title', 'slug: ici\ntitle'), { slug: 'ici', date: '2024-03-05' }],
    ['2024-13-05-le-bac.md', POST, { date: '', slug: '' }],
    ['le-bac-2024.md', POST, { date: '', slug: '' }],
  ])('%s', async (fileName, text, fields) => {
    const draft = await draftOf(text, fileName)
    expect(draft.content).toMatchObject(fields)
    expect(isSure(draft)).toBe(true)
  })
  test('asks about a date that it has with day and month turned', async () => {
    const draft = await draftOf(POST.replace('title', 'date: 05/03/2024\ntitle'), '2024-05-03-le-bac.md')
    expect(draft.doubts).toMatchObject([{ name: 'front-matter-date-either-way', part: 'date' }])
  })
})

describe('a text without a headline', () => {
  test.each([
    ['2024-03-05-le-bac-repart.md', 'Le bac repart'],
    ['le_bac_repart.md', 'Le bac repart'],
    ['Le bac repart.md', 'Le bac repart'],
    ['Été à Évian.md', 'Été à Évian'],
  ])('is offered the name %s, and asked about', async (fileName, headline) => {
    const draft = await draftOf('Un texte que rien ne coiffe.', fileName)
    expect(draft.content.headline).toBe(headline)
    expect(draft.doubts).toMatchObject([{ name: 'headline-from-file-name', part: 'headline' }])
  })

  test.each(['index.md', '_index.fr.md', 'README.md', 'untitled 2.md', 'a.md', '2024-03-05.md', 'note-3.md'])(
    'is not called %s',
    async (fileName) => {
      const draft = await draftOf('Un texte que rien ne coiffe.', fileName)
      expect(draft.content.headline).toBe('')
      expect(draft.doubts).toMatchObject([{ name: 'no-headline' }])
    },
  )

  test.each([
    '---\ntags:\n- idee\n---\n\nUne note sans titre.',
    '---\naliases: [bac]\n---\nUne note sans titre.',
    'Une note avec un [[lien interne]] vers une autre.',
  ])('of a vault bears its title in the name: %j', async (text) => {
    const draft = await draftOf(text, 'Le bac de la gare.md')
    expect(draft.content.headline).toBe('Le bac de la gare')
    expect(draft.notices.map(({ name }) => name)).toContain('name-as-headline')
    expect(isSure(draft)).toBe(true)
  })

  test('keeps a heading of its own', async () => {
    const { content } = await draftOf('---\naliases: [bac]\n---\n\n# Un titre\n\nTexte.', 'Le bac.md')
    expect(content.headline).toBe('Un titre')
  })
})
