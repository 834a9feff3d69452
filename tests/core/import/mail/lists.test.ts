import { describe, expect, test } from 'vitest'
import { readCopy } from '../readCopy.ts'

const ONE = 'The ferry crosses the sound at six every morning, with the post, four schoolchildren and a goat.'
const TWO =
  'Its captain has never missed a crossing, he says, and the harbour book agrees with him on all but two.'

async function bodyOf(above: string, below: string) {
  const html = `<html><body>${above}<h1>The six o’clock ferry</h1><p>${ONE}</p><p>${TWO}</p>${below}</body></html>`
  const mail = `From: Sound Council <press@sound.example>\nTo: desk@post.example\nSubject: The ferry\nDate: Mon, 2 Mar 2026 11:00:00 +0100\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n${html}\n`
  return (await readCopy(mail, 'list.eml')).content.sections.map(({ body }) => body).join('\n\n')
}

describe('what a list of mails sets around a text', () => {
  test.each([
    ['<p><a href="https://m.example/v">View this email in your browser</a></p>', ''],
    ['<p><a href="https://m.example/v">View in browser</a></p>', ''],
    ['<p><a href="https://m.example/v">Im Browser ansehen</a></p>', ''],
    [
      '',
      '<p><em>Copyright © 2026 Sound Council</em></p><p>Our mailing address is:<br>1 Quay</p><p>Want to change how you receive these emails?<br>You can update your preferences or unsubscribe from this list.</p>',
    ],
    [
      '',
      '<p>Copyright © 2026</p><p>Sie möchten keine E-Mails mehr? <a href="https://m.example/u">Abmelden</a></p>',
    ],
  ])('is left out: %s%s', async (above, below) => {
    expect(await bodyOf(above, below)).toBe(`${ONE}\n\n${TWO}`)
  })

  test.each([
    '<p>Readers who do not like the goat may unsubscribe.</p>',
    '<p>The mailing address of the ferry is a buoy.</p>',
    '<p>View this ship in the morning light.</p>',
  ])('is no sentence: %s', async (below) => {
    expect((await bodyOf('', below)).length).toBeGreaterThan(`${ONE}\n\n${TWO}`.length + 10)
  })
})
