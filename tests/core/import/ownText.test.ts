import { describe, expect, test } from 'vitest'
import { importFile, isSure } from '../../../src/core/import/index.ts'
import { articleWith } from '../articleWith.ts'
import { exportArticle } from '../export/exportArticle.ts'

const PROSE =
  'La traversée entre les deux rives a repris lundi matin, après onze ans d’arrêt, sous les applaudissements d’une centaine d’habitants.'

async function bodyOf(text: string): Promise<string> {
  const bytes = new TextEncoder().encode(`Le bac rouvre\n\n${text}\n`)
  const draft = await importFile({ fileName: 'a.txt', bytes, language: 'fr' })
  if (!draft.ok) throw new Error(draft.failure.code)
  expect(isSure(draft.value)).toBe(true)
  return draft.value.content.sections.map(({ body }) => body).join('\n\n')
}

/** What comes back of a body that was exported as plain text between two paragraphs. */
async function readBack(body: string, lines: 'whole' | 'wrapped'): Promise<string> {
  const sections = [{ heading: '', body: `${PROSE}\n\n${body}\n\n${PROSE}` }]
  const article = articleWith({ headline: 'Le bac rouvre', sections })
  const draft = await importFile({ ...exportArticle(article, 'text', { lines }), language: 'fr' })
  if (!draft.ok) throw new Error(draft.failure.code)
  return draft.value.content.sections[0]?.body ?? ''
}

describe.each(['whole', 'wrapped'] as const)('a text that was exported, lines %s, comes back', (lines) => {
  test.each([
    ['with the paragraphs of an item', `- Un point\n\n  ${PROSE}\n\n- Un autre`],
    ['with a quotation in an item', '- Un point\n\n  > dit dans la liste\n\n  et la suite\n\n- Un autre'],
    ['with its tasks', '- [ ] à faire\n- [x] fait'],
    ['with its rules', '---'],
  ])('%s', async (_, body) => {
    expect(await readBack(body, lines)).toBe(`${PROSE}\n\n${body}\n\n${PROSE}`)
  })

  test.each([
    '\\> 12 places',
    '\\# croisillon',
    '- une incise',
    '1. Un point',
    '2026. Une année',
    '* étoile',
  ])('with words that look like a sign: %s', async (words) => {
    const body = `La commune et le département se sont entendus sur un montant de cent dix ${words} puis la suite du texte, pour que la ligne soit longue.`
    expect(await readBack(body, lines)).toContain(body.replaceAll('\\', ''))
  })
})

describe('a list is not gone on in', () => {
  test('by a paragraph that is indented otherwise, or of which only the first line is', async () => {
    expect(await bodyOf(`${PROSE}\n\n- un\n- deux\n\n    ${PROSE}`)).toContain(`- deux\n\n${PROSE}`)
    expect(await bodyOf(`${PROSE}\n\n- un\n- deux\n\n  La suite de ce texte\nest là.`)).toContain(
      '- deux\n\nLa suite',
    )
  })

  test('by a paragraph under a heading with a number', async () => {
    expect(await bodyOf(`${PROSE}\n\n1) UN PARI FOU\n\n   ${PROSE}`)).toBe(`${PROSE}\n\n${PROSE}`)
  })
})

test('other lines of signs between paragraphs stay as they are', async () => {
  expect(await bodyOf(`${PROSE}\n\n*****\n\n${PROSE}`)).not.toContain('---')
})
