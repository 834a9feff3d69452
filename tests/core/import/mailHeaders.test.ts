import { describe, expect, test } from 'vitest'
import type { Draft } from '../../../src/core/import/draft.ts'
import { doubtNames, readCopy } from './readCopy.ts'

const read = (lines: readonly string[], fileName = 'copy.txt') => readCopy(lines.join('\n'), fileName)

const bodyOf = ({ content }: Draft) =>
  content.sections.map(({ heading, body }) => `${heading}\n${body}`.trim()).join('\n\n')

const TITLE = 'The lighthouse is lit again'
const EN =
  'The lighthouse was lit again on Sunday night after two years of dark, and the whole village came out to see it.'

describe('a text that was pasted with the headers of its mail', () => {
  const HEADERS = [
    'From: Nora Pike <nora@tarn.example>',
    'Sent: Tuesday, 7 July 2026 09:58',
    'To: desk@tarn.example',
    'Cc: nights@tarn.example',
    'Subject: lamp copy',
  ]
  const PROGRAMS = [
    HEADERS,
    [
      'De : Inès Karam',
      'Date : mar. 7 juil. 2026 à 09:58',
      'Objet : papier phare',
      'À : <redaction@tarn.example>',
    ],
    [
      '---------- Forwarded message ---------',
      'De : Inès Karam <ines@tarn.example>',
      'Date: mar. 7 juil. 2026 à 09:58',
      'Subject: papier phare',
      'To: <redaction@tarn.example>',
    ],
    [
      'Von: Petra Wolf <petra@tarn.example>',
      'Gesendet: Dienstag, 7. Juli 2026 09:58',
      'An: redaktion@tarn.example',
      'Betreff: Text Leuchtturm',
    ],
    [
      'De: Lucía Marcos <lucia@tarna.example>',
      'Enviado el: martes, 7 de julio de 2026 9:58',
      'Para: mesa@diario.example',
      'Asunto: papel faro',
    ],
    [
      'Da: Marta Lodi <marta@tarn.example>',
      'Inviato: martedì 7 luglio 2026 09:58',
      'A: redazione@tarn.example',
      'Oggetto: pezzo faro',
    ],
    [
      'De: Rui Souza <rui@tarn.example>',
      'Enviada: terça-feira, 7 de julho de 2026 09:58',
      'Para: mesa@tarn.example',
      'Assunto: texto farol',
    ],
    [
      'Van: Femke Bos <femke@tarn.example>',
      'Verzonden: dinsdag 7 juli 2026 09:58',
      'Aan: redactie@tarn.example',
      'Onderwerp: stuk vuurtoren',
    ],
  ]

  test.each(PROGRAMS)('has its own title for a headline, which is asked about: %s', async (...headers) => {
    for (const signed of [[], ['By Nora Pike', '']]) {
      const draft = await read([...headers, '', TITLE, '', ...signed, EN, '', EN])
      expect(draft.content).toMatchObject({ headline: TITLE, subhead: '', date: '2026-07-07' })
      expect(draft.content.byline).toEqual(signed.length === 0 ? [] : [{ name: 'Nora Pike' }])
      for (const header of headers) expect(draft.content.note).toContain(header)
      expect(bodyOf(draft)).toBe(`${EN}\n\n${EN}`)
      expect(doubtNames(draft)).toContain('headline-among-others')
    }
  })

  test.each(PROGRAMS)('has its subject for one where nothing but prose is below: %s', async (...headers) => {
    const draft = await read([...headers, '', EN, '', EN])
    const subject = headers.find((line) =>
      /^(?:Subject|Objet|Betreff|Asunto|Oggetto|Assunto|Onder)/.test(line),
    )
    expect(draft.content.headline).toBe(subject?.replace(/^.*?: /, ''))
    expect(bodyOf(draft)).toBe(`${EN}\n\n${EN}`)
  })

  test('has no headline that greets somebody', async () => {
    const draft = await read([...HEADERS, '', 'Hello all', '', TITLE, '', EN, '', EN])
    expect(draft.content.headline).toBe(TITLE)
    expect(draft.blocks.find(({ text }) => text === 'Hello all')?.kind).toBe('aside')
    expect(doubtNames(draft)).toEqual(['mail-greeting', 'headline-among-others'])
  })

  test('has its title below what says that a text comes along, which is asked about', async () => {
    const words = 'Here is the copy, 400 words as agreed.'
    const draft = await read([...HEADERS, '', 'Hello all,', '', words, '', TITLE, '', EN, '', EN])
    expect(draft.content.headline).toBe(TITLE)
    expect(bodyOf(draft)).not.toContain(words)
    expect(doubtNames(draft)).toEqual(['mail-greeting', 'mail-cover', 'headline-among-others'])
  })

  test('has no headline that says a few words to the desk', async () => {
    const words = 'Hi Tom, here is part two. Pictures come from Jan. Cheers, Nora'
    const draft = await read([...HEADERS, '', words, '', TITLE, '', 'By Nora Pike', '', EN, '', EN])
    expect(draft.content.headline).toBe(TITLE)
    expect(bodyOf(draft)).toContain(words)
    expect(doubtNames(draft)).toContain('headline-among-others')
  })

  test('may have a kicker', async () => {
    const draft = await read([...HEADERS, '', 'POLITICS', '', TITLE, '', EN, '', EN])
    expect(draft.content).toMatchObject({ kicker: 'POLITICS', headline: TITLE })
  })
})

test('a greeting that goes on in its line stands below a subject alone', async () => {
  const words = 'Hi Tom, here is the lighthouse piece, 400 words. Nora'
  const draft = await read(['Subject: lamp copy', '', words, '', TITLE, '', EN, '', EN])
  expect(draft.content).toMatchObject({ headline: TITLE, subhead: '', note: 'Subject: lamp copy' })
  expect(bodyOf(draft)).toBe(`${EN}\n\n${EN}`)
  expect(doubtNames(draft)).toEqual(['mail-greeting', 'headline-among-others'])
})

test('an open letter names whom it is to', async () => {
  const draft = await read(['To: the mayor of Tarn', '', EN, '', EN])
  expect(`${draft.content.headline}\n${bodyOf(draft)}`).toContain('To: the mayor of Tarn')
  expect(draft.content.note).toBe('')
})

test('a mail that passes on one of a Spanish program has the headers of that one set aside', async () => {
  const draft = await read(
    [
      'From: Jefe <noticias@diario.example>',
      'To: mesa@diario.example',
      'Subject: RV: nota',
      'Date: Tue, 7 Jul 2026 10:15:00 +0200',
      'Content-Type: text/plain; charset=utf-8',
      '',
      'Para breve. Gracias.',
      '',
      '-----Mensaje original-----',
      'De: Gabinete <prensa@tarna.example>',
      'Enviado el: martes, 7 de julio de 2026 9:58',
      'Para: noticias@diario.example',
      'Asunto: nota',
      '',
      TITLE,
      '',
      EN,
    ],
    'nota.eml',
  )
  expect(draft.content.headline).toBe(TITLE)
  expect(bodyOf(draft)).toBe(EN)
})

describe('a copy that greets the desk', () => {
  const aside = ({ blocks }: Draft) => blocks.flatMap(({ kind, text }) => (kind === 'aside' ? [text] : []))

  test.each([
    [
      'objet : papier phare',
      '',
      'salut Théo, voici le papier',
      '',
      TITLE,
      '',
      'Par Inès Karam',
      '',
      EN,
      '',
      EN,
    ],
    ['Salut Théo,', '', 'Voici le papier sur le phare.', '', TITLE, '', 'Par Inès Karam', '', EN, '', EN],
    ['Cher Théo,', '', 'Voici le papier sur le phare.', '', TITLE, '', 'Par Inès Karam', '', EN, '', EN],
    ['Moin Jens,', '', 'hier mein Text für morgen.', '', TITLE, '', 'Von Petra Wolf', '', EN, '', EN],
  ])('has its own title, and the greeting is set aside and asked about: %s', async (...lines) => {
    const draft = await read(lines)
    expect(draft.content).toMatchObject({ headline: TITLE, subhead: '' })
    expect(bodyOf(draft)).toBe(`${EN}\n\n${EN}`)
    expect(aside(draft).join(' ')).toMatch(/alut Théo|Cher Théo|Moin Jens/)
    expect(doubtNames(draft)).toContain('mail-greeting')
  })

  test('has its subject for a headline where no title is below', async () => {
    const draft = await read([`Objet : ${TITLE}`, '', 'Salut Théo, voici le papier.', '', EN, '', EN])
    expect(draft.content.headline).toBe(TITLE)
    expect(bodyOf(draft)).toBe(`${EN}\n\n${EN}`)
    expect(doubtNames(draft)).toEqual(['mail-greeting'])
  })

  test('is signed at the end', async () => {
    const draft = await read(['Objet : phare', '', 'Salut Théo,', '', EN, '', EN, '', 'Bonne soirée', 'Inès'])
    expect(bodyOf(draft)).toBe(`${EN}\n\n${EN}`)
    expect(aside(draft)).toEqual(['Salut Théo,', 'Bonne soirée', 'Inès'])
  })

  test.each([
    ['Cher Monsieur le Maire,', '', EN, '', EN],
    ['Objet : le phare', '', TITLE, '', EN, '', EN],
    ['Chers lecteurs,', '', 'Voici le palmarès de vos lectures.', '', EN, '', EN],
    ['Madame Bovary revient au théâtre', '', EN, '', EN],
  ])('is no open letter, and no memo: %s', async (...lines) => {
    expect(aside(await read(lines))).toEqual([])
  })
})
