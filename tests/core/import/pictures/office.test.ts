import { describe, expect, test } from 'vitest'
import { JPEG, png } from '../../pictures/madePictures.ts'
import { makeDocx, type MadeParts, par, run, style, styled } from '../docx/makeDocx.ts'
import { makeOdt, par as odtPar } from '../odt/makeOdt.ts'
import { MORE, photo, PROSE, readWithPictures, srcOf } from './read.ts'

const media = (...pictures: Uint8Array[]): NonNullable<MadeParts['media']> =>
  Object.fromEntries(pictures.map((bytes, at) => [`i${at + 1}`, { name: `image${at + 1}.png`, bytes }]))

const drawing = (id: string, alt = '', name = '') =>
  `<w:r><w:drawing><wp:inline><wp:docPr id="1" name="Image 1" descr="${alt}"/><a:graphic><pic:pic><pic:nvPicPr><pic:cNvPr id="1" name="${name}"/></pic:nvPicPr><pic:blipFill><a:blip r:embed="${id}"/></pic:blipFill></pic:pic></a:graphic></wp:inline></w:drawing></w:r>`
const HEAD = styled('Title', 'Le marché rouvre')

describe('a document of Word', () => {
  test('has its pictures as figures, with description, caption by style or number, and credit', async () => {
    const sequence =
      '<w:r><w:t xml:space="preserve">Figure </w:t></w:r><w:fldSimple w:instr=" SEQ Figure \\* ARABIC "><w:r><w:t>2</w:t></w:r></w:fldSimple><w:r><w:t xml:space="preserve">. La criée</w:t></w:r>'
    const { figures, draft, body } = await readWithPictures(
      'a.docx',
      makeDocx(
        HEAD +
          par(PROSE) +
          par(drawing('i1', 'Une halle de fer\nDescription générée automatiquement', 'halle.jpg')) +
          styled('Lgende', 'La halle en 1912') +
          styled('Lgende', '© Maud Ferrier') +
          par(run(MORE) + drawing('i2', 'image2.png')) +
          par(sequence) +
          par('La suite du texte, qui n’est pas une légende.'),
        { media: media(photo(1), photo(2)), styles: style('Lgende', 'caption') },
      ),
    )
    expect(figures).toEqual([
      {
        src: srcOf(photo(1)),
        alt: 'Une halle de fer',
        credit: '© Maud Ferrier',
        caption: 'La halle en 1912',
      },
      { src: srcOf(photo(2)), alt: '', credit: '', caption: 'Figure 2. La criée' },
    ])
    expect(body.replace(/!\[.*/g, '[…]')).toContain(
      `${PROSE}\n\n[…]\nLa halle en 1912\n\n${MORE}\n\n[…]\nFigure 2`,
    )
    expect(draft.content.pictures).toMatchObject([
      { src: srcOf(photo(1)), occurrence: 0, fileName: 'halle.jpg', isUnconfirmed: false },
      { src: srcOf(photo(2)), occurrence: 0, fileName: 'image2.png' },
    ])
    expect(draft.pictures).toMatchObject([{ width: 801 }, { width: 802 }])
    // A draft names its pictures and holds none: a batch of them would be too much.
    const isBytes = (value: unknown): boolean =>
      value instanceof Uint8Array || (Object(value) === value && Object.values(Object(value)).some(isBytes))
    expect(isBytes(draft)).toBe(false)
  })

  test('has pictures of VML, of a table that sets them out, and of a list; one used twice counts once', async () => {
    const vml = '<w:r><w:pict><v:shape alt="Le bac"><v:imagedata r:id="i1"/></v:shape></w:pict></w:r>'
    const cell = (content: string) => `<w:tc>${content}</w:tc>`
    const table = `<w:tbl><w:tr>${cell(par(drawing('i2')))}${cell(par(drawing('i3')))}</w:tr><w:tr>${cell(styled('Caption', 'À gauche'))}${cell(styled('Caption', 'À droite'))}</w:tr></w:tbl>`
    const { figures, draft } = await readWithPictures(
      'a.docx',
      makeDocx(HEAD + par(PROSE) + par(vml) + par(MORE) + table + par(vml) + par(PROSE), {
        media: media(photo(1), photo(2), photo(3)),
      }),
    )
    expect(figures.map(({ src, alt, caption }) => [src, alt || caption])).toEqual([
      [srcOf(photo(1)), 'Le bac'],
      [srcOf(photo(2)), 'À gauche'],
      [srcOf(photo(3)), 'À droite'],
      [srcOf(photo(1)), 'Le bac'],
    ])
    expect(draft.content.pictures.map(({ occurrence }) => occurrence)).toEqual([0, 0, 0, 1])
    expect(draft.pictures).toHaveLength(3)
  })

  test('leaves the logo of its header out, and names what it cannot take, by reason', async () => {
    const bomb = new Uint8Array(20_500_000)
    const { figures, notices, draft } = await readWithPictures(
      'a.docx',
      makeDocx(
        HEAD +
          par(PROSE) +
          par(
            drawing('i1', 'Un graphique') +
              drawing('i2', 'Une bombe') +
              drawing('i3', 'Coupée') +
              drawing('i4', 'Immense') +
              drawing('i5', 'Bien', '../../x.exe') +
              '<w:r><w:drawing><a:blip r:link="l1"/></w:drawing></w:r>',
          ) +
          par(MORE),
        {
          header: par(drawing('i5')),
          comments: `<w:comment w:id="1" w:author="Léa">${par(`${run('Voir')}${drawing('i5')}`)}</w:comment>`,
          links: { l1: 'https://exemple.fr/loin.png' },
          media: {
            i1: { name: 'image1.emf', bytes: new Uint8Array(3000).fill(1) },
            i2: { name: 'image2.png', bytes: bomb },
            i3: { name: 'image3.jpg', bytes: JPEG.subarray(0, 100) },
            i4: { name: 'image4.png', bytes: png({ width: 30_000, height: 30_000 }) },
            // an ending that is not that of its format
            i5: { name: 'image5.gif', bytes: photo(5) },
          },
        },
      ),
    )
    expect(figures).toEqual([{ src: srcOf(photo(5)), alt: 'Bien', credit: '', caption: '' }])
    expect(draft.content.pictures[0]?.fileName).toBe('image5.gif')
    expect(notices).toEqual({
      'pictures-unsupported': 'Un graphique',
      'pictures-too-large': 'Une bombe',
      'pictures-damaged': 'Coupée',
      'pictures-too-many-pixels': 'Immense',
      'pictures-remote': 'loin.png',
      'pictures-in-notes': 1,
      'comments-to-note': 1,
    })
    expect(draft.content.sections[0]?.body).toContain(MORE)
  })

  test('of more than a thousand pictures gives the first thousand, and says so', async () => {
    const pictures = Array.from({ length: 1010 }, (_, at) => photo(at))
    const all = media(...pictures)
    const body = Array.from({ length: 1_500 }, (_, at) => par(drawing(`i${(at % 1010) + 1}`))).join('')
    const { draft, notices } = await readWithPictures(
      'a.docx',
      makeDocx(HEAD + par(PROSE) + body, { media: all }),
    )
    expect(draft.pictures).toHaveLength(1000)
    expect(notices['pictures-too-many']).toMatch(/^image1001\.png, .*…$/)
  })
})

test('a picture above or within the head is no line of it, and a credit that names itself is that of the picture', async () => {
  const head = ['Le marché rouvre samedi', 'Par Inès Carrel', '12 novembre 2026'].map((line) => par(line))
  const { draft, figures } = await readWithPictures(
    'a.docx',
    makeDocx(
      [
        par(drawing('i1')),
        head[0],
        par(drawing('i2')),
        par('Légende : La halle'),
        par('Photo : Maud Ferrier'),
        head[1],
        head[2],
        par(PROSE),
        par(MORE),
        par(drawing('i1')),
      ].join(''),
      { media: media(photo(1), photo(2)) },
    ),
  )
  expect(draft.content).toMatchObject({
    headline: 'Le marché rouvre samedi',
    byline: [{ name: 'Inès Carrel' }],
    date: '2026-11-12',
  })
  expect(draft.blocks.every(({ certainty }) => certainty !== 'doubtful')).toBe(true)
  expect(figures.map(({ credit, caption }) => [caption, credit])).toEqual([
    ['', ''],
    ['La halle', 'Photo : Maud Ferrier'],
    ['', ''],
  ])
})

test('what Word cuts off a picture is not shown again, and each use has its own part', async () => {
  const cut = (l: string, r: string) =>
    drawing('i1').replace('</pic:blipFill>', `<a:srcRect l="${l}" r="${r}"/></pic:blipFill>`)
  const { draft } = await readWithPictures(
    'a.docx',
    makeDocx(HEAD + par(PROSE) + par(cut('25000', '25%')) + par(MORE) + par(drawing('i1')), {
      media: media(photo(1)),
    }),
  )
  expect(draft.content.pictures.map(({ crop }) => crop)).toEqual([
    { x: 0.25, y: 0, width: 0.5, height: 1 },
    null,
  ])
})

describe('a document of OpenDocument', () => {
  const frame = (path: string, more = '') =>
    `<draw:frame draw:name="Image1">${image(path)}${more}</draw:frame>`
  const image = (path: string) => `<draw:image xlink:href="${path}"/>`

  test('has its pictures as figures, with title or description, and the caption in the box around them', async () => {
    const box = odtPar(
      `${frame('Pictures/1.png', '<svg:desc>Une halle</svg:desc>')}Illustration <text:sequence>1</text:sequence>: La halle en 1912`,
      'Illustration',
    )
    const { figures } = await readWithPictures(
      'a.odt',
      makeOdt(
        odtPar('Le marché rouvre', 'Title') +
          odtPar(PROSE) +
          odtPar(`<draw:frame><draw:text-box>${box}</draw:text-box></draw:frame>`) +
          odtPar(MORE + frame('Pictures/2.png', '<svg:title>Le bac</svg:title>')),
        { pictures: { 'Pictures/1.png': photo(1), 'Pictures/2.png': photo(2) } },
      ),
    )
    expect(figures).toEqual([
      { src: srcOf(photo(1)), alt: 'Une halle', credit: '', caption: 'Illustration 1: La halle en 1912' },
      { src: srcOf(photo(2)), alt: 'Le bac', credit: '', caption: '' },
    ])
  })

  test('that it shows a part of comes whole, and that is said', async () => {
    const clip =
      '<style:style style:name="fr1" style:family="graphic"><style:graphic-properties fo:clip="rect(0cm, 2.5cm, 0cm, 0cm)"/></style:style>'
    const { figures, notices } = await readWithPictures(
      'a.odt',
      makeOdt(
        odtPar('Le marché rouvre', 'Title') +
          odtPar(PROSE) +
          odtPar(
            frame('Pictures/1.png', '<svg:desc>Une halle</svg:desc>').replace(
              '<draw:frame',
              '<draw:frame draw:style-name="fr1"',
            ),
          ),
        { automatic: clip, pictures: { 'Pictures/1.png': photo(1) } },
      ),
    )
    expect(figures).toHaveLength(1)
    expect(notices).toEqual({ 'pictures-uncropped': 'Une halle' })
  })

  test('takes nothing from outside', async () => {
    const { figures, notices } = await readWithPictures(
      'a.odt',
      makeOdt(
        odtPar('Le marché rouvre', 'Title') +
          odtPar(PROSE) +
          odtPar(
            frame('https://exemple.fr/1.png') + frame('../../../etc/passwd') + frame('file:///etc/x.png'),
          ),
      ),
    )
    expect(figures).toEqual([])
    expect(Object.keys(notices).toSorted((one, other) => one.localeCompare(other))).toEqual([
      'pictures-damaged',
      'pictures-missing',
      'pictures-remote',
    ])
  })
})
