import { canEncode, encode } from '../../tests/core/import/encode.ts'
import { type Dice, longDate, signature, type Truth } from './articles.ts'
import { escaped, piecesOf, type Setter, type Setting, words } from './setting.ts'
import { wrap } from './texts.ts'

/** The encodings in which mails of each language come, beside UTF-8. */
const CHARSETS = new Map([
  ['pl', ['iso-8859-2', 'windows-1250']],
  ['ru', ['koi8-r', 'windows-1251']],
])

function charsetFor(text: string, language: string, dice: Dice): string {
  const charset = dice.pick(['utf-8', ...(CHARSETS.get(language) ?? ['windows-1252', 'iso-8859-15'])])
  return canEncode(text, charset) ? charset : 'utf-8'
}

const hex = (byte: number) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`

/** Lines as quoted-printable has them: 76 characters at most. */
function quotedPrintable(text: string, charset: string): string {
  return text
    .split('\n')
    .map((line) => {
      const rows: string[] = ['']
      for (const byte of encode(line, charset)) {
        const sign = byte < 32 || byte > 126 || byte === 61 ? hex(byte) : String.fromCharCode(byte)
        if ((rows.at(-1) ?? '').length + sign.length > 75) rows.push('')
        rows[rows.length - 1] += sign
      }
      return rows.join('=\r\n').replace(/ $/, '=20')
    })
    .join('\r\n')
}

function base64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes)).replace(/.{76}/g, '$&\r\n')
}

/** A text in the header of a mail, in pieces of a length that is allowed. */
function inHeader(text: string): string {
  if (/^[ -~]*$/.test(text)) return text
  const pieces = text.match(/.{1,20}/gu) ?? []
  return pieces.map((piece) => `=?UTF-8?B?${base64(encode(piece, 'utf-8'))}?=`).join('\r\n ')
}

/** A part of a mail: its headers and its text, in one of the ways to write it in ASCII. */
function partOf(type: string, text: string, language: string, dice: Dice): string {
  const charset = charsetFor(text, language, dice)
  const isQuoted = dice.roll(2) === 0
  const written = isQuoted
    ? quotedPrintable(text, charset)
    : base64(encode(text.replaceAll('\n', '\r\n'), charset))
  return `Content-Type: ${type}; charset="${charset}"\r\nContent-Transfer-Encoding: ${isQuoted ? 'quoted-printable' : 'base64'}\r\n\r\n${written}\r\n`
}

function several(kind: string, ...parts: readonly string[]): string {
  const edge = `=_${kind}_9f2c`
  const inside = parts.map((part) => `--${edge}\r\n${part}`).join('')
  return `Content-Type: multipart/${kind}; boundary="${edge}"\r\n\r\n${inside}--${edge}--\r\n`
}

type Sender = { name: string; address: string }

function mail(
  truth: Truth,
  sender: Sender,
  body: string,
  more: Partial<Setting> & { subject?: string } = {},
) {
  const { subject = truth.headline, ...rest } = more
  const day = new Date(`${truth.date}T08:30:00Z`).toUTCString().replace('GMT', '+0000')
  const head = [
    'Received: from mx.example.org (mx.example.org [192.0.2.7]) by mail.example.org; Mon, 3 Mar 2025 08:30:04 +0000',
    `From: ${inHeader(sender.name)} <${sender.address}>`,
    'To: desk@example.org',
    `Subject: ${inHeader(subject)}`,
    `Date: ${day}`,
    'Message-ID: <5f1c@example.org>',
    'MIME-Version: 1.0',
  ].join('\r\n')
  const bytes = encode(`${head}\r\n${body}`, 'utf-8')
  const setting: Setting = {
    fileName: 'message.eml',
    bytes,
    encoding: 'utf-8',
    truth,
    wellMade: true,
    ...rest,
  }
  return setting
}

const reporter = ({ byline }: Truth): Sender => ({ name: byline[0] ?? '', address: 'reporter@example.org' })

/** The article as the lines of a mail, signed under its subject. */
function lines(truth: Truth, heading = (text: string) => text): string {
  return piecesOf(truth)
    .map(({ text, isHeading }) => (isHeading ? heading(text) : text))
    .join('\n\n')
}

function html(truth: Truth, paragraph: (content: string) => string): string {
  return piecesOf(truth)
    .map(({ text, isHeading }) => paragraph(isHeading ? `<b>${escaped(text)}</b>` : escaped(text)))
    .join('\n')
}

const PHONE = '06 12 34 56 78'
const JPEG =
  'Content-Type: image/jpeg; name="photo.jpg"\r\nContent-Disposition: attachment; filename="photo.jpg"\r\nContent-Transfer-Encoding: base64\r\n\r\n/9j/4AAQSkZJRg==\r\n'

/** The ways in which articles come by mail. */
export const MAIL_KINDS = {
  'mail, text': (truth, dice) => {
    const sender = reporter(truth)
    const text = `${signature(truth)}\n\n${lines(truth)}\n\n-- \n${sender.name}\n${PHONE}\n`
    return mail(truth, sender, partOf('text/plain', text, truth.language, dice), { chrome: [PHONE] })
  },
  'mail, wrapped': (truth, dice) => {
    const sender = reporter(truth)
    const text = `${wrap(`${truth.headline}\n\n${signature(truth)}\n\n${lines(truth)}`, 72)}\n\n-- \n${sender.name}\n${PHONE}\n`
    return mail(truth, sender, partOf('text/plain', text, truth.language, dice), { chrome: [PHONE] })
  },
  'mail, Gmail': (truth, dice) => {
    const { sentFrom } = words(truth)
    const text = `${wrap(`${signature(truth)}\n\n${lines(truth, (heading) => `*${heading}*`)}`, 76)}\n\n${sentFrom}\n`
    const rich = `<div dir="ltr"><div>${escaped(signature(truth))}</div><div><br></div>${html(truth, (content) => `<div>${content}</div><div><br></div>`)}<div>${sentFrom}</div></div>`
    const alternative = several(
      'alternative',
      partOf('text/plain', text, truth.language, dice),
      partOf('text/html', rich, truth.language, dice),
    )
    return mail(truth, reporter(truth), alternative, { chrome: [sentFrom] })
  },
  'mail, HTML': (truth, dice) => {
    const { disclaimer } = words(truth)
    const paragraph = (content: string) =>
      `<p class="MsoNormal"><span lang="FR">${content}<o:p></o:p></span></p>`
    const rich = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{margin:0}</style></head><body lang="FR"><div class="WordSection1">${paragraph(escaped(signature(truth)))}${paragraph('&nbsp;')}${html(truth, paragraph)}${paragraph('&nbsp;')}</div><hr><p>${escaped(disclaimer)}</p></body></html>`
    return mail(truth, reporter(truth), partOf('text/html', rich, truth.language, dice), {
      chrome: [disclaimer],
    })
  },
  'mail, picture attached': (truth, dice) => {
    const text = `${signature(truth)}\n\n${lines(truth)}\n`
    const mixed = several('mixed', partOf('text/plain', text, truth.language, dice), JPEG)
    return mail(truth, reporter(truth), mixed)
  },
  'mail, answer': (truth, dice) => {
    const { wrote, quoted } = words(truth)
    const sender = reporter(truth)
    const text = `${signature(truth)}\n\n${lines(truth)}\n\n-- \n${sender.name}\n\n${wrote.join('Desk')}\n> ${quoted}\n>\n> Desk\n`
    return mail(truth, sender, partOf('text/plain', text, truth.language, dice), {
      subject: `Re: ${truth.headline}`,
      chrome: [quoted],
    })
  },
  'mail, answer of Outlook': (truth, dice) => {
    const { headers, quoted } = words(truth)
    const colon = truth.language === 'fr' ? '\u00a0: ' : ': '
    const values = ['Desk <desk@example.org>', longDate(truth, true), truth.headline, 'reporter@example.org']
    const below = headers.map((name, at) => `${name}${colon}${values[at]}`).join('\n')
    const text = `${signature(truth)}\n\n${lines(truth)}\n\n${below}\n\n${quoted}\n`
    return mail(truth, reporter(truth), partOf('text/plain', text, truth.language, dice), {
      subject: `RE: ${truth.headline}`,
      chrome: [quoted],
    })
  },
  'mail, a line above': (truth, dice) => {
    const { cover } = words(truth)
    const text = `${cover}\n\n${truth.headline}\n\n${signature(truth)}\n\n${lines(truth)}\n`
    return mail(truth, reporter(truth), partOf('text/plain', text, truth.language, dice), {
      chrome: [cover],
      wellMade: false,
    })
  },
  'mail, passed on': (truth, dice) => {
    const { forwarded, headers, disclaimer } = words(truth)
    const colon = truth.language === 'fr' ? '\u00a0: ' : ': '
    const values = [
      `${truth.byline[0]} <reporter@example.org>`,
      longDate(truth),
      truth.headline,
      'Desk <desk@example.org>',
    ]
    const above = headers.map((name, at) => `${name}${colon}${values[at]}`).join('\n')
    const text = `${forwarded}\n${above}\n\n\n${signature(truth)}\n\n${lines(truth)}\n\n${disclaimer}\n`
    return mail(
      truth,
      { name: 'Desk', address: 'desk@example.org' },
      partOf('text/plain', text, truth.language, dice),
      { subject: `Fwd: ${truth.headline}`, chrome: [disclaimer], wellMade: false },
    )
  },
  'mail, release': (truth, dice) => {
    const { release, contact, disclaimer } = words(truth)
    const text = `${release}\n\n${truth.headline}\n\n${lines(truth)}\n\n${contact}\n\n${disclaimer}\n`
    return mail(
      { ...truth, byline: [] },
      { name: truth.byline[0] ?? '', address: 'l.person@example.org' },
      partOf('text/plain', text, truth.language, dice),
      { chrome: [contact, disclaimer], wellMade: false },
    )
  },
  'mail, unsigned': (truth, dice) =>
    mail(
      { ...truth, byline: [] },
      reporter(truth),
      partOf('text/plain', `${lines(truth)}\n`, truth.language, dice),
      {
        wellMade: false,
      },
    ),
  'mail, with a note above': (truth, dice) => {
    const { greeting, cover, sentFrom } = words(truth)
    const text = `${greeting}\n\n${cover}\n\n${truth.headline}\n\n${signature(truth)}\n\n${lines(truth)}\n\n${sentFrom}\n`
    return mail(truth, reporter(truth), partOf('text/plain', text, truth.language, dice), {
      chrome: [greeting, cover, sentFrom],
      wellMade: false,
    })
  },
} as const satisfies { readonly [kind: string]: Setter }
