import { describe, expect, test } from 'vitest'
import type { Draft } from '../../../../src/core/import/draft.ts'
import { importFile, isSure } from '../../../../src/core/import/index.ts'
import { mailDate } from '../../../../src/core/import/mail/mailDate.ts'
import { unpackFile } from '../../../../src/core/import/unpack/unpackFile.ts'
import { refusalOf } from '../../../../src/i18n/refusals.ts'
import { expectInProportion } from '../../../processorTime.ts'

const LEAD =
  'Les travaux du pont de la gare, attendus depuis six ans, ont commencé lundi matin sous une pluie fine, devant une poignée de riverains.'
const BODY =
  'La mairie promet une réouverture au printemps ; les commerçants, eux, demandent déjà une aide pour les mois de chantier à venir.'

type Mail = { subject?: string; from?: string; type?: string; headers?: string; body: string }

function mailOf({
  subject = 'Le pont de la gare ferme',
  from = 'Inès Karam <ines.karam@exemple.fr>',
  type = 'text/plain; charset=utf-8',
  headers = '',
  body,
}: Mail): Uint8Array {
  const head = `From: ${from}\nTo: redaction@exemple.fr\nSubject: ${subject}\nDate: Tue, 10 Nov 2026 08:30:00 +0100\nMessage-ID: <a@exemple.fr>\nMIME-Version: 1.0\nContent-Type: ${type}\nContent-Transfer-Encoding: 8bit\n${headers}`
  return new TextEncoder().encode(`${head}\n${body}`.replaceAll('\n', '\r\n'))
}

async function draftOf(bytes: Uint8Array, fileName = 'message.eml'): Promise<Draft> {
  const read = await importFile({ fileName, bytes, language: 'fr' })
  if (!read.ok) throw new Error(read.failure.code)
  return read.value
}
const doubtsIn = ({ doubts }: Draft) => doubts.map(({ name }) => name)
const asidesIn = ({ blocks }: Draft) =>
  blocks.filter(({ kind }) => kind === 'aside').map(({ reason, text }) => [reason, text])

describe('without a greeting', () => {
  test.each([
    'Here you go, 400 words. Pics to follow.',
    'Voici mon papier, photos ce soir',
    'Wie besprochen, 60 Zeilen.',
  ])('a paragraph that brings the text is set aside, which is asked about: %s', async (line) => {
    const body = `${line}\n\nLe pont ferme lundi\n\nPar Inès Karam\n\n${LEAD}\n\n${BODY}\n`
    const draft = await draftOf(mailOf({ body, subject: 'pont' }))
    expect(draft.content).toMatchObject({ headline: 'Le pont ferme lundi', subhead: '' })
    expect(asidesIn(draft)).toEqual([['mail-cover', line]])
    expect(isSure(draft)).toBe(false)
  })

  test('a headline that opens with such a word stays one', async () => {
    const { content } = await draftOf(
      mailOf({ body: `Voici pourquoi le pont ferme\n\n${LEAD}\n\n${BODY}\n`, subject: 'pont' }),
    )
    expect(content.headline).toBe('Voici pourquoi le pont ferme')
  })

  test('who sends it may sign below the sign that the text ends', async () => {
    const body = `Le pont ferme lundi\n\n${LEAD}\n\n${BODY}\n\nfin\n\nInès\n`
    const draft = await draftOf(mailOf({ body }))
    expect(asidesIn(draft)).toEqual([
      ['text-end', 'fin'],
      ['mail-signature', 'Inès'],
    ])
  })
})

describe('what stands below a greeting', () => {
  test.each([
    'Voici le papier sur le pont, 1200 signes.',
    'Copy below, 300 words. Invoice to follow.',
    'anbei unsere Pressemitteilung mit der Bitte um Veröffentlichung.',
    'Adjunto la nota. Gracias.',
    'In allegato il comunicato.',
  ])('accompanies the text where it says so, which is asked about: %s', async (line) => {
    const body = `Bonjour Paul,\n\n${line}\n\nLe pont ferme lundi\n\nPar Inès Karam\n\n${LEAD}\n\n${BODY}\n`
    const draft = await draftOf(mailOf({ body }))
    expect(asidesIn(draft)).toEqual([
      ['mail-greeting', 'Bonjour Paul,'],
      ['mail-cover', line],
    ])
    expect(draft.content).toMatchObject({
      headline: 'Le pont ferme lundi',
      sections: [{ body: `${LEAD}\n\n${BODY}` }],
    })
    expect(isSure(draft)).toBe(false)
  })
  test.each([
    ['Bonjour Paul,\n\nTout va bien ici.\n\nBises\nInès', ['mail-greeting', 'mail-cover']],
    ['Hej Karin!\n\nHär kommer texten.\n\nMvh\nInès', ['mail-greeting', 'mail-cover']],
    ['Ha Tom,\n\nHierbij het stuk.\n\nGroet,\nInès', ['mail-greeting', 'mail-cover']],
    ['Hola Carmen, va la columna. ¿Me confirmas?\n\nUn abrazo,\nInès', ['mail-cover']],
    ['Salut Marc, je t’envoie le papier sur le pont, dis-moi si ça va.', ['mail-cover']],
    ['Hi both - obit below, slug PIKE, 310 words. Pictures come from Jan.', ['mail-cover']],
    ['Buenas, ahí va la crónica. Un saludo.', ['mail-cover']],
  ])('is what its sender says and signs above the text, which is asked about: %j', async (words, reasons) => {
    const draft = await draftOf(mailOf({ body: `${words}\n\nLe pont ferme lundi\n\n${LEAD}\n\n${BODY}\n` }))
    expect(asidesIn(draft).map(([reason]) => reason)).toEqual(reasons)
    expect(draft.content).toMatchObject({
      headline: 'Le pont ferme lundi',
      sections: [{ body: `${LEAD}\n\n${BODY}` }],
    })
    expect(isSure(draft)).toBe(false)
  })
  test.each([
    `Dear diary, I said, and closed the book.\n\n${LEAD}`,
    `Bonjour Tristesse, le film\n\n${LEAD}`,
    `Bonjour,\n\n${LEAD}\n\nBises\nPaul\n\n${BODY}`,
  ])('is the text where nobody is greeted in it, or another signs: %j', async (body) => {
    const draft = await draftOf(mailOf({ body: `${body}\n\n${BODY}\n` }))
    const set = asidesIn(draft).filter(([reason]) => reason === 'mail-cover')
    expect(set.every(([, text]) => !text?.includes(LEAD))).toBe(true)
  })
  test.each([
    ['Moin Jens,', 'hier mein Text für morgen, Foto kommt extra.'],
    ['Madame, Monsieur,', 'Veuillez trouver ci-dessous notre texte.'],
    ['Coucou,', 'la chronique de la semaine !'],
  ])('accompanies the text also where the mail is signed soon below: %s', async (greeting, line) => {
    const gap = greeting === 'Coucou,' ? '\n' : '\n\n'
    const body = `${greeting}${gap}${line}\n\nLe pont ferme lundi\n\n${LEAD}\n\nBises\nInès\n`
    const draft = await draftOf(mailOf({ body }))
    expect(asidesIn(draft).slice(0, 2)).toEqual([
      ['mail-greeting', greeting],
      ['mail-cover', line],
    ])
    expect(draft.content).toMatchObject({ headline: 'Le pont ferme lundi', sections: [{ body: LEAD }] })
    expect(isSure(draft)).toBe(false)
  })
  test('is the text where nothing else is longer', async () => {
    const line = 'Voici le dessin du nouveau pont.'
    const draft = await draftOf(mailOf({ body: `Bonjour,\n\n${line}\n\nInès\n` }))
    expect(asidesIn(draft).map(([reason]) => reason)).not.toContain('mail-cover')
    expect(draft.blocks.map(({ text }) => text)).toContain(line)
  })
  test.each([`Bonjour,\n\n${LEAD}\n\n${BODY}\n`, `Voici le pont qui ferme.\n\n${LEAD}\n\n${BODY}\n`])(
    'is the text where it does not: %j',
    async (body) => {
      expect(asidesIn(await draftOf(mailOf({ body }))).map(([reason]) => reason)).not.toContain('mail-cover')
    },
  )
})

test('a line in capitals under a subject that is the headline is asked about', async () => {
  const draft = await draftOf(
    mailOf({ subject: 'Colonne de lundi', body: `ÉLOGE DU BANC PUBLIC\n\n${LEAD}\n\n${BODY}\n` }),
  )
  expect(doubtsIn(draft)).toContain('mail-two-headlines')
})

test('the line of underscores over a mail that is answered is none of the text', async () => {
  const answered =
    'De: Cierre <cierre@exemple.fr>\nEnviado: lunes\nPara: Inès\nAsunto: Columna\n\n¿Nos la mandas?'
  const body = `Le pont ferme lundi\n\n${LEAD}\n\n${BODY}\n\n________________________________\n${answered}\n`
  const { content } = await draftOf(mailOf({ subject: 'RE: Columna', body }))
  expect(content.sections.map(({ body: text }) => text)).toEqual([`${LEAD}\n\n${BODY}`])
})

describe('an embargo that a mail speaks of beside its text', () => {
  test.each([
    ['Le pont ferme - embargo jusqu’au 13/11', LEAD],
    ['PM: Neue Brücke, Sperrfrist 13.11., 10 Uhr', LEAD],
    ['Le pont ferme', `Bonjour,\n\nVoici notre communiqué, sous embargo jusqu’à vendredi 6 h.\n\n${LEAD}`],
  ])('is asked about: %s', async (subject, text) => {
    const draft = await draftOf(mailOf({ subject, body: `${text}\n\n${BODY}\n` }))
    expect(doubtsIn(draft)).toContain('mail-embargo')
  })
  test('is none on oil, and is not asked about where the text has it', async () => {
    const subjects = ['Levée de l’embargo sur le pétrole', 'Le pont ferme (sous embargo)']
    const [oil, known] = await Promise.all(
      subjects.map((subject, at) =>
        draftOf(
          mailOf({
            subject,
            body: `${at > 0 ? 'Embargo : 13 novembre 2026, 10 h CET\n\n' : ''}${LEAD}\n\n${BODY}\n`,
          }),
        ),
      ),
    )
    expect(oil && doubtsIn(oil)).not.toContain('mail-embargo')
    expect(known && doubtsIn(known)).not.toContain('mail-embargo')
  })
})

describe('a sign-off over a name', () => {
  const signature = 'Inès Karam<br>Attachée de presse<br>06 00 00 00 00'
  test('is set aside with all lines below it, in one paragraph too', async () => {
    const body = `<p><b>Le pont</b></p><p>${LEAD}</p><p>${BODY}</p><p>Cordialement,</p><p>${signature}</p>`
    const draft = await draftOf(mailOf({ type: 'text/html; charset=utf-8', body }))
    expect(JSON.stringify(draft.content)).not.toMatch(/Attachée|Cordialement/)
    expect(asidesIn(draft)).toEqual([
      ['mail-signature', 'Cordialement,'],
      ['mail-signature', signature.replaceAll('<br>', '\n')],
    ])
  })
  test.each(['Bien à toi,', 'Belle journée,', 'Speak soon,', 'LG', 'Un abrazo,'])(
    'is known: %s',
    async (line) => {
      const draft = await draftOf(mailOf({ body: `${LEAD}\n\n${BODY}\n\n${line}\nInès\n` }))
      expect(draft.content.sections).toEqual([{ heading: '', body: `${LEAD}\n\n${BODY}` }])
      expect(asidesIn(draft)).toEqual([['mail-signature', `${line}\nInès`]])
    },
  )
})

describe('a mail', () => {
  test('of a reporter is read as text, its subject and date beside it', async () => {
    const draft = await draftOf(
      mailOf({ body: `Par Inès Karam\n\n${LEAD}\n\n${BODY}\n\n-- \nInès Karam\n06 00 00 00 00\n` }),
    )
    expect(draft.format).toBe('mail')
    expect(isSure(draft)).toBe(true)
    expect(draft.content).toMatchObject({
      headline: 'Le pont de la gare ferme',
      byline: [{ name: 'Inès Karam' }],
      date: '2026-11-10T08:30:00+01:00',
      sections: [{ heading: '', body: `${LEAD}\n\n${BODY}` }],
    })
    expect(asidesIn(draft)).toEqual([
      ['mail-signature', '-- \nInès Karam\n06 00 00 00 00'.replace('-- ', '--')],
    ])
  })
  test('with base64 and a subject in another encoding comes out in letters', async () => {
    const body = Buffer.from(`${LEAD}\n\n${BODY}`).toString('base64')
    const bytes = mailOf({ subject: '=?iso-8859-1?Q?L=27=E9t=E9_du_pont?=', body: '' })
    const text = new TextDecoder().decode(bytes).replace('8bit', 'base64') + body
    const { content } = await draftOf(new TextEncoder().encode(text))
    expect(content).toMatchObject({ headline: "L'été du pont", sections: [{ body: `${LEAD}\n\n${BODY}` }] })
  })
  test('has a subject of which a program divided the letters among encoded words', async () => {
    const word = (bytes: number[]) => `=?UTF-8?B?${Buffer.from(bytes).toString('base64')}?=`
    const subject = [Buffer.from('Le pont d'), [0xc3], [0xa9], Buffer.from('coupé')].map((part) =>
      word([...part]),
    )
    const { content } = await draftOf(mailOf({ subject: subject.join('\n '), body: `${LEAD}\n\n${BODY}` }))
    expect(content.headline).toBe('Le pont découpé')
    const damaged = await draftOf(
      mailOf({ subject: word([0x4c, 0x65, 0x20, 0xc3]), body: `${LEAD}\n\n${BODY}` }),
    )
    expect(doubtsIn(damaged)).toContain('damaged-characters')
  })
  test('whose lines flow keeps the signs of quotations out of them', async () => {
    const type = 'text/plain; charset=utf-8; format=flowed'
    const quoted = (lines: string) => `${LEAD}\n\n${lines}\n\n${BODY}\n`
    const bodyIn = async (lines: string) =>
      (await draftOf(mailOf({ type, body: quoted(lines) }))).content.sections[0]?.body
    expect(await bodyIn('> On verra \n> bien \n> au printemps.')).toBe(
      quoted('> On verra bien au printemps.').trim(),
    )
    expect(await bodyIn('> On verra bien. ')).toBe(quoted('> On verra bien.').trim())
  })
  test.each([
    'ATTENTION : ce message provient de l’extérieur. Ne cliquez sur aucun lien.',
    '[EXTERNAL] This email originated from outside the organization. Do not click links.',
    'Achtung: Diese Nachricht stammt von einem externen Absender.',
  ])('has nothing of the warning that a firm sets over it: %s', async (warning) => {
    const draft = await draftOf(mailOf({ body: `${warning}\n\nBonjour,\n\n${LEAD}\n\n${BODY}\n` }))
    expect(asidesIn(draft)).toEqual([
      ['mail-cover', warning],
      ['mail-greeting', 'Bonjour,'],
    ])
    expect(draft.content.sections[0]?.body).toBe(`${LEAD}\n\n${BODY}`)
  })
  test('that tells of what comes from outside keeps that', async () => {
    const told = 'Ce message provient de l’extérieur, selon la police, qui a ouvert une enquête lundi.'
    const draft = await draftOf(mailOf({ body: `${told}\n\n${LEAD}\n` }))
    expect(asidesIn(draft)).toEqual([])
  })
  test('has the text of its HTML where the plain one only tells to open it elsewhere', async () => {
    const part = (type: string, body: string) => `--b\nContent-Type: ${type}; charset=utf-8\n\n${body}\n`
    const mail = (plain: string) =>
      mailOf({
        type: 'multipart/alternative; boundary=b',
        body: `${part('text/plain', plain)}${part('text/html', `<style>p{margin:0}</style><p>${LEAD}</p><p>${BODY}</p>`)}--b--\n`,
      })
    for (const plain of ['Votre logiciel ne peut pas afficher ce message.', `${LEAD}\n\n${BODY}`])
      expect((await draftOf(mail(plain))).content.sections[0]?.body).toBe(`${LEAD}\n\n${BODY}`)
  })
  test('ends above what a list of mails sets below it', async () => {
    const foot = `${'_'.repeat(47)}\ndesk mailing list\ndesk@exemple.fr\nhttps://exemple.fr/listinfo/desk`
    const draft = await draftOf(mailOf({ body: `${LEAD}\n\n${BODY}\n${foot}\n` }))
    expect(asidesIn(draft)).toEqual([['mail-signature', foot]])
  })
  test('with HTML keeps its headings and links', async () => {
    const html = `<html><body><h1>Le pont de la gare ferme</h1><p>${LEAD} <a href="https://exemple.fr">La mairie</a></p><h2>La suite</h2><p>${BODY}</p><p>Envoyé de mon iPhone</p></body></html>`
    const draft = await draftOf(mailOf({ type: 'text/html; charset=utf-8', body: html }))
    expect(draft.content).toMatchObject({
      headline: 'Le pont de la gare ferme',
      sections: [{ body: `${LEAD} [La mairie](https://exemple.fr)` }, { heading: 'La suite', body: BODY }],
    })
    expect(asidesIn(draft)).toEqual([['mail-signature', 'Envoyé de mon iPhone']])
  })
  test.each([
    ['text/plain; charset=utf-8', `Par Inès Karam\n\n${LEAD}\n\n${BODY}\n`],
    ['text/html; charset=utf-8', `<p>Par Inès Karam</p><p>${LEAD}</p><p><b>${BODY}</b></p>`],
  ])('is signed in its first line, under its subject: %s', async (type, body) => {
    const draft = await draftOf(mailOf({ type, body, from: 'Paul Orval <paul@exemple.fr>' }))
    expect(draft.content).toMatchObject({
      headline: 'Le pont de la gare ferme',
      byline: [{ name: 'Inès Karam' }],
    })
    expect(draft.content.sections[0]?.body).not.toContain('Karam')
    expect(doubtsIn(draft)).toEqual([])
  })
  test.each([
    'Wysłane z iPhone’a',
    'Отправлено с iPhone',
    'Skickat från min iPhone',
    'Ta wiadomość i jej załączniki są poufne.',
    'Это сообщение и его вложения конфиденциальны.',
    'Dit bericht en de bijlagen zijn vertrouwelijk.',
  ])('ends above what a program adds: %s', async (line) => {
    const draft = await draftOf(mailOf({ body: `${LEAD}\n\n${BODY}\n\n${line}\n` }))
    expect(asidesIn(draft)).toEqual([['mail-signature', line]])
  })
  test('that answers another sets what is quoted aside', async () => {
    const body = `${LEAD}\n\nLe 9 nov. 2026 à 18:00, Paul Ferrand a écrit :\n> Tu peux faire le pont ?\n> Merci\n`
    const draft = await draftOf(mailOf({ subject: 'Re: Le pont de la gare ferme', body }))
    expect(draft.content.headline).toBe('Le pont de la gare ferme')
    expect(draft.content.sections[0]?.body).toBe(LEAD)
    expect(asidesIn(draft)).toMatchObject([['mail-quoted', expect.stringContaining('Tu peux faire')]])
  })
  test('that passes another on is that other', async () => {
    const body = `Pour demain.\n\n---------- Message transféré ---------\nDe : Paul Ferrand <paul@exemple.fr>\nDate : lun. 9 nov. 2026\nObjet : Trois vols à Bercy\nÀ : Inès Karam\n\n${LEAD}\n\n${BODY}\n`
    const draft = await draftOf(mailOf({ subject: 'TR: Trois vols à Bercy', body }))
    expect(draft.content).toMatchObject({
      headline: 'Trois vols à Bercy',
      byline: [{ name: 'Paul Ferrand' }],
      sections: [{ body: `${LEAD}\n\n${BODY}` }],
    })
    expect(asidesIn(draft).map(([reason]) => reason)).toEqual(['mail-cover', 'mail-quoted'])
    expect(doubtsIn(draft)).toEqual(['byline-from-sender'])
  })
  test.each([
    ['French', 'Message transféré', ['Sujet :', 'Date :', 'De :', 'Pour :', 'Copie à :']],
    ['Italian', 'Messaggio Inoltrato', ['Oggetto:', 'Data:', 'Mittente:', 'A:', 'CC:']],
    ['Polish', 'Przekazana wiadomość', ['Temat:', 'Data:', 'Nadawca:', 'Adresat:', 'Kopia:']],
  ])(
    'is that other below the headers of Thunderbird in %s',
    async (_, words, [subject, date, from, to, copy]) => {
      const headers = `${subject} Papier\n${date} Mon, 9 Nov 2026 09:12:00 +0100\n${from} Paul Ferrand <paul@exemple.fr>\n${to} desk@exemple.fr\n${copy} nuit@exemple.fr`
      const body = `Pour demain.\n\n-------- ${words} --------\n${headers}\n\nTrois vols à Bercy\n\n${LEAD}\n\n${BODY}\n`
      const draft = await draftOf(mailOf({ subject: 'Fwd: Papier', body }))
      expect(draft.content).toMatchObject({
        headline: 'Trois vols à Bercy',
        byline: [{ name: 'Paul Ferrand' }],
        sections: [{ body: `${LEAD}\n\n${BODY}` }],
      })
      expect(asidesIn(draft).map(([reason]) => reason)).toEqual(['mail-cover', 'mail-quoted'])
    },
  )
})

describe('a mail in HTML that passes another on', () => {
  const LINES = [
    'De : Paul Ferrand &lt;paul@exemple.fr>',
    'Objet : Papier',
    'Date : 9 novembre 2026 à 09:12',
    'À : Desk',
  ]
  const TEXT = `<p><b>Trois vols à Bercy</b></p><p>Par Paul Ferrand</p><p>${LEAD}</p><p>${BODY}</p>`
  const inHtml = (body: string, subject = 'TR: Papier') =>
    draftOf(mailOf({ subject, type: 'text/html; charset=utf-8', body: `<html><body>${body}</body></html>` }))
  const each = LINES.map((line) => `<div><b>${line.replace(' :', ' :</b>')}</div>`).join('')
  const OPENING = '<div>Début du message réexpédié :</div>'
  test.each([
    ['its headers in one paragraph', `<p>Pour info</p><p>${LINES.join('<br>')}</p>${TEXT}`],
    ['its headers in a paragraph each', `<p>Pour info</p>${each}${TEXT}`],
    [
      'all of it quoted',
      `<p>Pour info</p><blockquote type="cite">${OPENING}<br>${each}<br>${TEXT}</blockquote>`,
    ],
  ])('is that other: %s', async (_, body) => {
    const draft = await inHtml(body)
    expect(draft.content).toMatchObject({
      headline: 'Trois vols à Bercy',
      byline: [{ name: 'Paul Ferrand' }],
      note: '',
      sections: [{ heading: '', body: `${LEAD}\n\n${BODY}` }],
    })
    expect(asidesIn(draft).every(([reason]) => reason === 'mail-cover' || reason === 'mail-quoted')).toBe(
      true,
    )
  })
  test('keeps a label below its headers that repeats one', async () => {
    const draft = await inHtml(`${each}<p>Date : 3 mars 2026</p><h1>Trois vols</h1><p>${LEAD}</p>`)
    expect(draft.content).toMatchObject({ headline: 'Trois vols', date: '2026-03-03' })
  })
  test('is its own text where it answers the one that it quotes', async () => {
    const quoted = `<blockquote type="cite">${OPENING}${each}<p>Merci.</p></blockquote>`
    const draft = await inHtml(`<p>${LEAD}</p><p>${BODY}</p>${quoted}`, 'Re: Papier')
    expect(draft.content.sections[0]?.body).toBe(`${LEAD}\n\n${BODY}`)
  })
  test('keeps a quotation that is no mail', async () => {
    const draft = await inHtml(
      `<h1>Le pont</h1><p>${LEAD}</p><blockquote>Plus le choix.</blockquote><p>${BODY}</p>`,
    )
    expect(draft.content.sections[0]?.body).toBe(`${LEAD}\n\n> Plus le choix.\n\n${BODY}`)
  })
})

describe('a mail with another below its text', () => {
  const ASKED = 'Le papier du pont est prêt ?'
  const HEADERS = 'De : Desk\nEnvoyé : lundi 9 novembre 2026 18:00\nÀ : Inès Karam\nObjet : Papier\n\n'
  const ARTICLE = `Le pont de la gare ferme\n\nPar Inès Karam\n\n${LEAD}`
  const ANSWERS = 'In-Reply-To: <b@exemple.fr>\n'
  const quotedIn = ({ blocks }: Draft) =>
    blocks.filter(({ reason }) => reason === 'mail-quoted').map(({ kind, certainty }) => [kind, certainty])
  test.each([
    ['answers it, by its headers', { headers: ANSWERS }, '-----Message d’origine-----\n', 'sure'],
    ['calls itself passed on', { subject: 'Tr: Papier', headers: ANSWERS }, '', 'doubtful'],
    ['opens it as passed on', {}, '---------- Message transféré ---------\n', 'doubtful'],
    ['opens it as an original one', {}, '-----Message d’origine-----\n', 'doubtful'],
  ])('is its own text, the longer of the two, where it %s', async (_, mail, line, certainty) => {
    const draft = await draftOf(
      mailOf({ subject: 'Papier', ...mail, body: `${ARTICLE}\n\n${line}${HEADERS}${ASKED}\n` }),
    )
    expect(draft.content).toMatchObject({
      headline: 'Le pont de la gare ferme',
      byline: [{ name: 'Inès Karam' }],
      sections: [{ body: LEAD }],
    })
    expect(quotedIn(draft)).toEqual([['aside', certainty]])
  })
  test('is not signed by who wrote the other', async () => {
    const other = HEADERS.replace('De : Desk', 'De : Paul Ferrand <paul@exemple.fr>')
    const draft = await draftOf(mailOf({ subject: 'Re: Le pont', body: `${LEAD}\n\n${other}${ASKED}\n` }))
    expect(draft.content.byline).toEqual([{ name: 'Inès Karam' }])
  })
  test.each([
    ['an address', 'Le lun. 9 nov. 2026, Desk <desk@exemple.fr> a écrit :'],
    ['a time, over two lines', 'Le lundi 9 novembre 2026 à 18:00, le secrétariat de rédaction\na écrit :'],
  ])('sets that one aside below a line with %s, and asks, where nothing marks it', async (_, line) => {
    const draft = await draftOf(mailOf({ body: `${ARTICLE}\n\n${line}\n\n${ASKED}\n` }))
    expect(draft.content.sections[0]?.body).toBe(LEAD)
    expect(asidesIn(draft)).toEqual([['mail-quoted', `${line}\n\n${ASKED}`]])
    expect(quotedIn(draft)).toEqual([['aside', 'doubtful']])
  })
  test('keeps what somebody in the story wrote', async () => {
    const body = `${ARTICLE}\n\nLe 9 novembre 2026, le maire a écrit :\n\n${BODY}\n`
    const draft = await draftOf(mailOf({ body }))
    expect(draft.content.sections.map((section) => section.body)).toContain(BODY)
    expect(asidesIn(draft)).toEqual([])
  })
})

describe('a sign-off in a mail', () => {
  test.each(['Grazie e buon lavoro', 'Merci et bonne journée,'])('may be two: %s', async (line) => {
    const { content } = await draftOf(mailOf({ body: `${TEXT}\n\n${line}\nInès\n` }))
    expect(JSON.stringify(content)).not.toContain(line)
  })

  const CONTACT = 'Grand reporter, La Gazette\nTél. : +33 1 02 03 04 05 | www.gazette.exemple'
  const TEXT = `Par Inès Karam\n\n${LEAD}\n\n${BODY}`
  test.each([
    'Bien cordialement,',
    'Kind regards',
    'Mit freundlichen Grüßen',
    'Un saludo,',
    'Cordiali saluti',
    'Cumprimentos,',
    'Met vriendelijke groet,',
  ])('begins the signature: %s', async (line) => {
    const signature = `${line}\n\nPaul Ferrand\n${CONTACT}`
    const draft = await draftOf(mailOf({ body: `${TEXT}\n\n${signature}\n` }))
    expect(draft.content.sections).toEqual([{ heading: '', body: `${LEAD}\n\n${BODY}` }])
    expect(asidesIn(draft)).toEqual([['mail-signature', signature]])
    expect(isSure(draft)).toBe(true)
  })
  test('does so in HTML, where the name is in bold', async () => {
    const body = `<p>Par Inès Karam</p><p>${LEAD} <b>Oui</b>.</p><p>Cordialement,</p><p><b>Paul Ferrand</b></p><p>Reporter</p><p>paul@gazette.exemple</p>`
    const draft = await draftOf(mailOf({ type: 'text/html; charset=utf-8', body }))
    expect(draft.content.sections).toEqual([{ heading: '', body: `${LEAD} **Oui**.` }])
  })
  test('is that of who sends it, or is asked about', async () => {
    const own = await draftOf(mailOf({ body: `${TEXT}\n\nCordialement,\nInès\n` }))
    expect(asidesIn(own)).toHaveLength(1)
    expect(isSure(own)).toBe(true)
    const other = await draftOf(mailOf({ body: `${TEXT}\n\nCordialement,\nPaul\n` }))
    expect(asidesIn(other)).toHaveLength(1)
    expect(isSure(other)).toBe(false)
  })
  test.each([
    ['sentences', `Merci.\n\n${BODY}`],
    ['something that is said', 'Merci.\n\n« Je vous en prie ! »'],
    ['nothing', 'Merci.'],
  ])('stays in the text above %s', async (_, below) => {
    const draft = await draftOf(mailOf({ body: `${TEXT}\n\n${below}\n` }))
    expect(asidesIn(draft)).toEqual([])
  })
})

describe('a mark of mails within the text of a mail', () => {
  const QUOTE = '> Nous n’avions plus le choix.'
  test.each([
    ['', 'sure', `Par Inès Karam\n\n${LEAD}\n\n${QUOTE}\n\n${BODY}\n`],
    ['In-Reply-To: <b@exemple.fr>\n', 'doubtful', `Par Inès Karam\n\n${LEAD}\n\n${QUOTE}\n\n${BODY}\n`],
    ['', 'doubtful', `Par Inès Karam\n\n${LEAD}\n\n${QUOTE}\n`],
  ])('keeps a quotation that no line announces: %j, %s', async (headers, certainty, body) => {
    const draft = await draftOf(mailOf({ headers, body }))
    expect(draft.content.sections[0]?.body).toContain(QUOTE)
    expect(isSure(draft)).toBe(certainty === 'sure')
  })
  test('sets a quotation aside that ends an answer, and asks', async () => {
    const body = `Par Inès Karam\n\n${LEAD}\n\n${QUOTE}\n`
    const draft = await draftOf(mailOf({ subject: 'Re: Le pont', body }))
    expect(asidesIn(draft)).toEqual([['mail-quoted', QUOTE]])
    expect(isSure(draft)).toBe(false)
  })
  test('asks about what is quoted where words of the mail stand between', async () => {
    const asked = '> Quand rouvre-t-il ?'
    const body = `Le 9 nov. 2026 à 18:00, Paul Ferrand a écrit :\n> Qui paie ?\n\n${LEAD}\n\n${asked}\n\n${BODY}\n`
    const draft = await draftOf(mailOf({ subject: 'Re: Le pont', headers: 'In-Reply-To: <b@x>\n', body }))
    const doubted = draft.blocks.filter(({ certainty }) => certainty === 'doubtful').map(({ text }) => text)
    expect(doubted).toHaveLength(2)
    expect(doubted.join('\n')).toMatch(/> Qui paie \?\n> Quand rouvre/)
  })
  test('does the same in HTML', async () => {
    const body = `<p>Par Inès Karam</p><p>${LEAD}</p><blockquote>Plus le choix.</blockquote><p><b>${BODY}</b></p>`
    const draft = await draftOf(
      mailOf({ type: 'text/html; charset=utf-8', headers: 'References: <b@exemple.fr>\n', body }),
    )
    expect(draft.content.sections[0]?.body).toContain('> Plus le choix.')
    expect(draft.blocks.filter(({ certainty }) => certainty === 'doubtful')).toMatchObject([
      { kind: 'quote', reason: 'mail-quoted' },
    ])
  })
  test('keeps the text below two dashes that are a rule, and asks', async () => {
    const draft = await draftOf(mailOf({ body: `Par Inès Karam\n\n${LEAD}\n\n--\n${BODY}\n` }))
    expect(draft.content.sections[0]?.body).toContain(BODY)
    expect(draft.blocks.filter(({ certainty }) => certainty === 'doubtful')).toMatchObject([
      { text: '--', reason: 'mail-signature' },
    ])
  })
})

test.each([
  `${LEAD} Écrire à mairie@ville.example, ou lire https://ville.example avant la fin du mois de mars, dit le maire.`,
  'Le maire a promis que tout serait bien fini\nen mars, et que la fête aurait lieu sur\nle pont.',
])('sentences below the dashes of a signature stay, and are asked about: %s', async (below) => {
  const draft = await draftOf(mailOf({ body: `Par Inès Karam\n\n${LEAD}\n\n-- \n${below}\n` }))
  expect(draft.content.sections[0]?.body).toContain(below.slice(-20).split('\n').at(-1))
  expect(draft.blocks.filter(({ certainty }) => certainty === 'doubtful')).toMatchObject([
    { text: '--', reason: 'mail-signature' },
  ])
})

describe('a mail that leaves a doubt', () => {
  test.each([
    ['about its headline', { body: `Trois vols dans la nuit à Bercy\n\n${LEAD}\n` }, 'mail-two-headlines'],
    ['about a missing headline', { subject: 'Mon papier', body: `${LEAD}\n\n${BODY}\n` }, 'mail-no-headline'],
    ['about who signs', { body: `${LEAD}\n\n${BODY}\n` }, 'byline-from-sender'],
    ['about where the article begins', { body: `Bonjour Paul,\n\n${LEAD}\n\n${BODY}\n` }, 'mail-greeting'],
    [
      'about who wrote at all',
      { headers: 'Auto-Submitted: auto-replied\n', body: `${LEAD}\n` },
      'mail-automatic',
    ],
  ])('%s', async (_, mail, name) => {
    expect(doubtsIn(await draftOf(mailOf(mail)))).toContain(name)
  })
  test('but its sender does not sign a press release, nor does an office', async () => {
    const release = await draftOf(mailOf({ body: `COMMUNIQUÉ DE PRESSE\n\n${LEAD}\n\n${BODY}\n` }))
    expect(release.content.byline).toEqual([])
    expect(
      (await draftOf(mailOf({ from: 'Service presse <presse@exemple.fr>', body: LEAD }))).content.byline,
    ).toEqual([])
  })
})

describe('what is attached to a mail', () => {
  const part = (head: string, body: string) => `--x\n${head}\n\n${body}\n`
  const mixed = (...parts: string[]) =>
    mailOf({ type: 'multipart/mixed; boundary=x', body: `${parts.join('')}--x--\n` })
  const TEXT = part('Content-Type: text/plain; charset=utf-8', `Par Inès Karam\n\n${LEAD}`)
  const namesIn = async (bytes: Uint8Array, fileName = 'message.eml') => {
    const names: string[] = []
    for await (const file of unpackFile({ fileName, bytes }))
      names.push([...file.within, file.fileName].join(' > '))
    return names
  }
  test('is a file of its own, if it may be an article; pictures and others are named', async () => {
    const bytes = mixed(
      TEXT,
      part(
        'Content-Type: text/plain\nContent-Disposition: attachment; filename="../notes.txt"',
        'Des notes.',
      ),
      part('Content-Type: image/jpeg; name="pont.jpg"\nContent-Disposition: attachment', 'x'),
      part('Content-Type: application/vnd.ms-excel; name="budget.xls"\nContent-Disposition: attachment', 'x'),
      part('Content-Type: message/rfc822', `Subject: Autre\nFrom: a@exemple.fr\n\n${BODY}`),
    )
    expect(await namesIn(bytes)).toEqual(
      ['message.eml', 'message.eml > notes.txt', 'message.eml > 4.eml'].map((name) =>
        name.replace('4.eml', '4.eml'),
      ),
    )
    expect((await draftOf(bytes)).notices).toMatchObject([
      { name: 'attachments-left-out', detail: { names: 'budget.xls' } },
      { name: 'pictures-unsupported', detail: { pictures: 'pont.jpg' } },
    ])
  })
  test('is all there is, where the mail says nothing', async () => {
    const only = part('Content-Type: text/plain\nContent-Disposition: attachment; filename=a.txt', LEAD)
    expect(await namesIn(mixed(only))).toEqual(['message.eml > a.txt'])
  })
  test('is all there is, where the mail only greets and signs', async () => {
    const attached = part('Content-Type: text/plain\nContent-Disposition: attachment; filename=a.txt', LEAD)
    const cover = (said: string) => part('Content-Type: text/plain; charset=utf-8', said)
    expect(await namesIn(mixed(cover('Bonjour,\n\nBien à vous,\nInès'), attached))).toEqual([
      'message.eml > a.txt',
    ])
    expect(await namesIn(mixed(cover(`Bonjour,\n\n${BODY}`), attached))).toHaveLength(2)
    const alone = await importFile({ fileName: 'a.eml', bytes: mailOf({ body: 'Bonjour,\n' }) })
    expect(alone).toMatchObject({ ok: false, failure: { code: 'empty', detail: { format: 'mail' } } })
    expect(alone.ok || refusalOf(alone.failure)).toBe('mail-without-text')
    const blank = await importFile({ fileName: 'a.eml', bytes: mailOf({ body: '\n' }) })
    expect(blank).toMatchObject({ ok: false, failure: { detail: { fileName: 'a.eml' } } })
    expect(blank.ok || blank.failure.detail.format).toBeUndefined()
  })
  test('a mailbox has a sign before lines that open as its mails do, which is none of the text', async () => {
    const one = new TextDecoder().decode(mailOf({ body: `${LEAD}\n\n>From the pier, nothing.\n\n${BODY}\n` }))
    const envelope = 'From a@exemple.fr Tue Nov 10 08:30:00 2026\r\n'
    const bodies: string[] = []
    for (const box of [`${envelope}${one}\r\n${envelope}${one}`, `${envelope}${one}`])
      for await (const file of unpackFile({ fileName: 'a.mbox', bytes: new TextEncoder().encode(box) }))
        if ('bytes' in file)
          bodies.push((await draftOf(file.bytes, file.fileName)).content.sections[0]?.body ?? '')
    expect(bodies).toHaveLength(3)
    for (const body of bodies) expect(body).toBe(`${LEAD}\n\nFrom the pier, nothing.\n\n${BODY}`)
  })
  test('a mailbox gives each of its mails', async () => {
    const one = new TextDecoder().decode(mailOf({ body: LEAD }))
    const box = `From a@exemple.fr Tue Nov 10 08:30:00 2026\r\n${one}\r\n\r\nFrom b@exemple.fr Tue Nov 10 09:30:00 2026\r\n${one}`
    expect(await namesIn(new TextEncoder().encode(box), 'boite.mbox')).toEqual([
      'boite.mbox > boite-1.eml',
      'boite.mbox > boite-2.eml',
    ])
  })
})

test('a page that a browser saved as a mail is read as a page', async () => {
  const html = `<html><body><nav>Menu</nav><h1>Le pont de la gare ferme</h1><main><p>${LEAD}</p><p>${BODY}</p></main></body></html>`
  const text = `From: <Saved by Blink>\nSnapshot-Content-Location: https://exemple.fr/a\nSubject: x\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html; charset=utf-8\n\n${html}\n--x--\n`
  const draft = await draftOf(new TextEncoder().encode(text), 'page.mhtml')
  expect(draft.format).toBe('html')
  expect(draft.content).toMatchObject({
    headline: 'Le pont de la gare ferme',
    sections: [{ body: `${LEAD}\n\n${BODY}` }],
  })
})

test('text that only looks like a mail is text', async () => {
  expect(
    (await draftOf(new TextEncoder().encode(`Subject: Le pont\nFrom: Inès Karam\n\n${LEAD}`), 'a.txt'))
      .format,
  ).toBe('text')
})

test('the date of a mail keeps its offset', () => {
  expect(mailDate('Tue, 10 Nov 2026 08:30:00 +0100')).toBe('2026-11-10T08:30:00+01:00')
  expect(mailDate('10 Nov 2026 8:30 GMT')).toBe('2026-11-10T08:30:00Z')
  expect(mailDate('Tue, 10 Nov 2026 08:30:00')).toBe('2026-11-10')
  expect(mailDate('Tue, 31 Feb 2026 08:30:00 +0100')).toBe('')
  expect(mailDate('yesterday')).toBe('')
})

describe('a hostile mail', () => {
  const codeOf = async (bytes: Uint8Array) => {
    const read = await importFile({ fileName: 'a.eml', bytes })
    return read.ok ? 'ok' : read.failure.code
  }
  test('is refused: nested a thousand deep, endless headers, sealed, without text', async () => {
    const deep = Array.from(
      { length: 1000 },
      (_, at) => `Content-Type: multipart/mixed; boundary=b${at}\n\n--b${at}\n`,
    ).join('')
    expect(await codeOf(mailOf({ type: 'multipart/mixed; boundary=z', body: `--z\n${deep}` }))).toBe(
      'hostile',
    )
    expect(await codeOf(mailOf({ headers: `X-A: ${'a'.repeat(2_000_000)}\n`, body: LEAD }))).toBe('hostile')
    expect(await codeOf(mailOf({ type: 'multipart/encrypted; boundary=x', body: '--x--' }))).toBe('protected')
    expect(await codeOf(mailOf({ body: '-----BEGIN PGP MESSAGE-----\n\nabc' }))).toBe('protected')
    expect(await codeOf(mailOf({ body: '' }))).toBe('empty')
  })
  test.each([
    '> a\n',
    'De : a\n',
    '-- \n',
    'Le 9 nov. 2026, a écrit :\n',
    'a: b\n',
    '--x\n',
    '\n',
    `${'a'.repeat(900)}\n`,
  ])('of %j is read in proportion', async (line) => {
    const mail = (size: number) =>
      mailOf({
        type: 'multipart/mixed; boundary=x',
        body: `--x\n\n${line.repeat(Math.floor(size / line.length))}`,
      })
    await expectInProportion(50_000, mail, codeOf)
  })
})

test('letters that a mail says are ASCII, and are not, are asked about', async () => {
  const body = `Par Inès Karam\n\n${LEAD}\n\n${BODY}\n`
  const draft = await draftOf(mailOf({ type: 'text/plain; charset=us-ascii', body }))
  expect(doubtsIn(draft)).toContain('damaged-characters')
})
