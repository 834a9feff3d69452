import { describe, expect, test } from 'vitest'
import { type Draft, doubtsOf, importFile } from '../../../../src/core/import/index.ts'
import { encode } from '../encode.ts'

async function read(
  text: string,
  fileName = 'Le conseil du 3 mai.srt',
  bytes: Uint8Array = new TextEncoder().encode(text),
): Promise<Draft> {
  const result = await importFile({ fileName, bytes, language: 'fr' })
  if (!result.ok) throw new Error(result.failure.code)
  return result.value
}
const paragraphs = async (text: string) =>
  (await read(text)).content.sections.flatMap(({ body }) => body.split('\n\n'))

/** Cues from texts, each shown for two seconds, a tenth of a second apart, or after the pause that is given. */
function srt(...cues: readonly (string | [pause: number, text: string])[]): string {
  let at = 0
  const time = (ms: number) => {
    const part = (value: number, length = 2) => String(Math.floor(value)).padStart(length, '0')
    return `${part(ms / 3_600_000)}:${part((ms / 60_000) % 60)}:${part((ms / 1000) % 60)},${part(ms % 1000, 3)}`
  }
  return cues
    .map((cue, n) => {
      const [pause, text] = typeof cue === 'string' ? [100, cue] : cue
      at += pause + 2000
      return `${n + 1}\n${time(at - 2000)} --> ${time(at)}\n${text}\n`
    })
    .join('\n')
}

describe('subtitles', () => {
  test('are one text, in paragraphs by speakers and by pauses between sentences', async () => {
    const text = srt(
      'Le bac repart ce matin,\naprès deux ans',
      'de travaux.',
      'Les communes paient.',
      [2000, 'Le maire s’en félicite.'],
      [5000, 'et la foule'],
      '- Vous êtes content ?\n- Très.',
    )
    expect(await paragraphs(text)).toEqual([
      'Le bac repart ce matin, après deux ans de travaux. Les communes paient.',
      'Le maire s’en félicite.',
      'et la foule',
      '\\- Vous êtes content ?',
      '\\- Très.',
    ])
  })
  test('have no headline: the name of the file is offered, with a doubt', async () => {
    const draft = await read(srt('Le bac repart.'))
    expect(draft).toMatchObject({
      format: 'subtitles',
      encoding: 'utf-8',
      content: { headline: 'Le conseil du 3 mai' },
    })
    expect(doubtsOf(draft).map(({ name }) => name)).toEqual(['headline-from-file-name'])
    const unnamed = await read(srt('Le bac repart.'), '01.fr.srt')
    expect(unnamed.content.headline).toBe('')
    expect(doubtsOf(unnamed)).toMatchObject([{ name: 'paragraph-no-headline' }])
  })
  test('are read in any encoding, and by what they are, not by their name', async () => {
    const text = srt('Été à Évian, forêt, école.')
    const draft = await read(text, 'a.txt', encode(text, 'windows-1252'))
    expect(draft).toMatchObject({ format: 'subtitles', encoding: 'windows-1252' })
    expect(draft.content.sections[0]?.body).toBe('Été à Évian, forêt, école.')
  })
  test('lose styles, positions and notes, but no word in angle brackets', async () => {
    const vtt = [
      'WEBVTT - Conseil\nKind: captions\n\nNOTE à revoir\nencore\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:a\n',
      'intro\n00:01.000 --> 00:03.000 align:start position:0%\n<c.yellow>Le <i>bac</i></c> &amp; la <00:02.000>rive\n',
      '00:04.000 --> 00:05.000\n{\\an8}si 3 <4 & 5> 2.\n',
    ].join('\n')
    const { content, blocks } = await read(vtt, 'a.vtt')
    expect(content.sections[0]?.body).toBe('Le bac & la rive si 3 <4 & 5> 2.')
    expect(JSON.stringify(blocks)).not.toMatch(/revoir|encore|color|intro|Kind/)
  })
  test('name who speaks, once for each turn', async () => {
    const vtt =
      'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Inès Karam>Il repart ce matin avec la foule sur le pont.\n\n00:02.100 --> 00:03.000\n<v Inès Karam>Enfin.</v>\n\n00:03.100 --> 00:04.000\n<v.loud Paul>Oui !</v> <v Inès Karam>Non.\n'
    expect((await read(vtt, 'a.vtt')).content.sections[0]?.body).toBe(
      'Inès Karam\u00a0: Il repart ce matin avec la foule sur le pont. Enfin.\n\nPaul\u00a0: Oui !\n\nInès Karam\u00a0: Non.',
    )
  })
  test('that roll up say each line once', async () => {
    expect(
      await paragraphs(
        srt(
          'le bac repart',
          'le bac repart\nce matin',
          'ce matin\naprès les travaux',
          'après les travaux\net la fête',
        ),
      ),
    ).toEqual(['le bac repart ce matin après les travaux et la fête'])
    expect(await paragraphs(srt('le bac', 'le bac repart', 'le bac repart ce matin'))).toEqual([
      'le bac repart ce matin',
    ])
  })
  test('that do not may repeat themselves', async () => {
    expect(
      await paragraphs(srt('Non.', 'Le bac repart.', [500, 'Non.'], [500, 'Non.'], 'Oui.', 'Bien.')),
    ).toEqual(['Non. Le bac repart. Non. Non. Oui. Bien.'])
  })
  test('without blank lines between, or with some within, keep their words', async () => {
    expect(
      await paragraphs(
        '1\n00:00:01,000 --> 00:00:02,000\nUn\n2\n00:00:02,100 --> 00:00:03,000\ndeux\n\ntrois\n\n3\n00:00:03,100 --> 00:00:04,000\n2024\n',
      ),
    ).toEqual(['Un deux trois 2024'])
  })
  test('with no word in them are empty; a text about them is none', async () => {
    const bytes = new TextEncoder().encode(
      '1\n00:00:01,000 --> 00:00:02,000\n\n2\n00:00:02,000 --> 00:00:03,000\n',
    )
    expect(await importFile({ fileName: 'a.srt', bytes })).toMatchObject({ failure: { code: 'empty' } })
    expect((await read('WEBVTT est un format\n\nde sous-titres.', 'a.txt')).format).toBe('text')
  })
})
