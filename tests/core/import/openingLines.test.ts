import { describe, expect, test } from 'vitest'
import { type Draft, doubtsOf } from '../../../src/core/import/draft.ts'
import { readCopy } from './readCopy.ts'

const FR =
  'Le phare s’est rallumé dimanche soir après deux ans de nuit, et tout le village est descendu sur la grève pour le voir.'
const MORE =
  'La mairie avait commandé la pièce en mars, et le maire assure qu’elle n’a coûté que douze mille euros à la commune.'
const TITLE = 'Le phare se rallume après deux ans'
const UNDER = 'La mairie a commandé une pièce venue de loin'

/** Paragraphs, those between signs of bold in bold, as Markdown and as HTML. */
const asMarkdown = (lines: readonly string[]) => `${lines.join('\n\n')}\n`
const asHtml = (lines: readonly string[]) =>
  lines.map((line) => `<p>${line.replace(/^\*\*(.*)\*\*$/, '<b>$1</b>')}</p>`).join('')

/** What a text says in its fields, its headings, its first paragraph, and what is asked about. */
function seen(draft: Draft) {
  const { kicker, headline, subhead, byline, sections } = draft.content
  return {
    kicker,
    headline,
    subhead,
    byline: byline.map(({ name }) => name),
    headings: sections.map(({ heading }) => heading),
    body: sections[0]?.body.split('\n')[0],
    doubts: doubtsOf(draft).map(({ name }) => name),
  }
}

const PLAIN = { kicker: '', headline: TITLE, subhead: '', byline: [], headings: [''], body: FR, doubts: [] }

describe.each([
  ['copy.md', asMarkdown],
  ['copy.html', asHtml],
])('lines in bold that open a text: %s', (fileName, made) => {
  const seenIn = async (...lines: string[]) => seen(await readCopy(made(lines), fileName))

  test('are the headline and the line under it', async () => {
    expect(await seenIn(`**${TITLE}**`, `**${UNDER}**`, FR, MORE)).toEqual({ ...PLAIN, subhead: UNDER })
  })

  test('are so above who signs, even where such lines head what follows', async () => {
    expect(
      await seenIn(`**${TITLE}**`, `**${UNDER}**`, 'Par Inès Karam', FR, '**Une pièce rare**', MORE),
    ).toEqual({
      ...PLAIN,
      subhead: UNDER,
      byline: ['Inès Karam'],
      headings: ['', 'Une pièce rare'],
    })
  })

  test('are the headline and a heading where others follow, which is asked about', async () => {
    expect(await seenIn(`**${TITLE}**`, '**Un chantier**', FR, '**Une pièce**', MORE)).toEqual({
      ...PLAIN,
      headings: ['Un chantier', 'Une pièce'],
      doubts: ['heading-bold'],
    })
  })

  test('are a kicker and the headline where the first names a desk', async () => {
    expect(await seenIn('**ENVIRONNEMENT**', `**${TITLE}**`, FR, MORE)).toEqual({
      ...PLAIN,
      kicker: 'ENVIRONNEMENT',
    })
  })

  test.each(['PRIX DU CONTE', 'Grand angle'])(
    'are asked about below what may be a kicker: %s',
    async (kicker) => {
      const doubts = ['headline-below-capitals']
      expect(await seenIn(`**${kicker}**`, `**${TITLE}**`, FR, MORE)).toEqual({ ...PLAIN, kicker, doubts })
      expect(await seenIn(`**${kicker}**`, `**${TITLE}**`, `**${UNDER}**`, FR, MORE)).toEqual({
        ...PLAIN,
        kicker,
        subhead: UNDER,
        doubts,
      })
      const signed = await seenIn(
        `**${kicker}**`,
        `**${TITLE}**`,
        'Par Inès Karam',
        FR,
        '**Une pièce**',
        MORE,
      )
      expect(signed).toMatchObject({ kicker, headline: TITLE, doubts })
    },
  )

  test('may go on in the next line', async () => {
    expect(await seenIn('**Le phare se rallume**', '**après deux ans de nuit**', FR, MORE)).toEqual({
      ...PLAIN,
      headline: 'Le phare se rallume',
      subhead: 'après deux ans de nuit',
      doubts: ['heading-bold'],
    })
  })

  test('stand below who signs, and below what says that it is a release', async () => {
    expect(await seenIn('**Par Inès Karam**', `**${TITLE}**`, FR, MORE)).toEqual({
      ...PLAIN,
      byline: ['Inès Karam'],
    })
    expect(await seenIn('**Communiqué de presse**', `**${TITLE}**`, `**${UNDER}**`, FR, MORE)).toEqual({
      ...PLAIN,
      kicker: 'Communiqué de presse',
      subhead: UNDER,
    })
  })

  test('leave the questions of an interview what they are', async () => {
    const draft = await seenIn(`**${TITLE}**`, '**Pourquoi maintenant ?**', FR, '**Et après ?**', MORE)
    expect(draft).toEqual({ ...PLAIN, body: '**Pourquoi maintenant ?**' })
  })
})

test('a name in bold below the headline is asked about', async () => {
  const draft = seen(await readCopy(asHtml([`**${TITLE}**`, '**Inès Karam**', FR, MORE]), 'copy.html'))
  expect(draft).toEqual({ ...PLAIN, byline: ['Inès Karam'], doubts: ['byline-name-uncertain'] })
})

test('below a title that the file names lines in bold are no title', async () => {
  const text = `---\ntitle: Le phare\n---\n${asMarkdown([`**${TITLE}**`, `**${UNDER}**`, FR, MORE])}`
  expect(seen(await readCopy(text, 'copy.md'))).toMatchObject({ headline: 'Le phare', subhead: '' })
})
