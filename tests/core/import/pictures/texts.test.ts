import { describe, expect, test } from 'vitest'
import { emptyContent, storedForm } from '../../../../src/core/article/index.ts'
import { addressesIn, placesOf } from '../../../../src/core/import/pictures/index.ts'
import { JPEG, png } from '../../pictures/madePictures.ts'
import { MORE, photo, PROSE, readWithPictures, srcOf } from './read.ts'

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const data = (bytes: Uint8Array) => `data:image/png;base64,${base64(bytes)}`
const beside = (...paths: string[]) => paths.map((path, at) => ({ path, bytes: photo(at + 1) }))
const [ONE, TWO, THREE] = [1, 2, 3].map((number) => srcOf(photo(number)))

describe('a page', () => {
  const page = (body: string, head = '') =>
    `<!doctype html><html lang="fr"><head><title>Le marché rouvre</title>${head}</head><body><h1>Le marché rouvre</h1><p>${PROSE}</p>${body}<p>${MORE}</p></body></html>`

  test('has the pictures that stand in it or came along, the best size that is there, with caption and credit', async () => {
    const { figures, notices, draft } = await readWithPictures(
      'article.html',
      page(
        `<figure><img src="${data(photo(9))}" alt="Une halle"><figcaption>La halle en 1912 <span class="photo-credit">Maud Ferrier</span></figcaption></figure>` +
          '<p>Avant <img src="Page%20web_files/a.png" srcset="Page%20web_files/a.png 400w, Page%20web_files/b.png 1600w, grand.png 3000w" alt="La criée"> après.</p>' +
          '<figure><picture><source srcset="https://exemple.fr/c.avif"><img src="./Page web_files/photo" loading="lazy"></picture><p>Un mot</p><figcaption>Le bac</figcaption></figure>' +
          `<img src="${data(png({ width: 1, height: 1 }))}" alt="compteur">` +
          '<img src="https://exemple.fr/loin.jpg" alt="Loin">' +
          `<img src="data:image/svg+xml;base64,${btoa('<svg/>')}" data-src="https://exemple.fr/tard.jpg" alt="Tard">` +
          `<ul><li><figure><img src="${data(photo(8))}"><figcaption>Au mur</figcaption></figure></li></ul>`,
      ),
      { beside: beside('Page web_files/a.png', 'Page web_files/b.png', 'Page web_files/photo') },
    )
    expect(figures).toEqual([
      { src: srcOf(photo(9)), alt: 'Une halle', credit: 'Maud Ferrier', caption: 'La halle en 1912' },
      { src: TWO, alt: 'La criée', credit: '', caption: '' },
      { src: THREE, alt: '', credit: '', caption: 'Le bac' },
      { src: srcOf(photo(8)), alt: '', credit: '', caption: 'Au mur' },
    ])
    expect(notices).toEqual({ 'pictures-remote': 'loin.jpg, tard.jpg' })
    expect(draft.content.sections[0]?.body).toContain('![Loin](https://exemple.fr/loin.jpg)')
    expect(draft.content.sections[0]?.body).toContain('Avant après.')
  })

  test('in one file (MHTML) has the parts of it, by their addresses', async () => {
    const part = (head: string, body: string) => `--b\r\n${head}\r\n\r\n${body}\r\n`
    const picture = (address: string, bytes: Uint8Array) =>
      part(
        `Content-Type: image/png\r\nContent-Transfer-Encoding: base64\r\nContent-Location: ${address}`,
        base64(bytes),
      )
    const html = page(
      '<p><img src="/img/a.png" alt="A"></p><img src="cid:frame@x"><img src="https://exemple.fr/img/b.png">',
    )
    const mhtml =
      'From: <Saved by Blink>\r\nSnapshot-Content-Location: https://exemple.fr/article\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="b"\r\n\r\n' +
      part(
        'Content-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://exemple.fr/article',
        base64(
          new TextEncoder().encode(
            html.replace('<title>', '<base href="https://exemple.fr/article"><title>'),
          ),
        ),
      ) +
      picture('https://exemple.fr/img/a.png', photo(1)) +
      picture('https://exemple.fr/img/b.png', photo(2)) +
      '--b--\r\n'
    const { figures, notices } = await readWithPictures('page.mhtml', mhtml)
    expect(figures.map(({ src, alt }) => [src, alt])).toEqual([
      [ONE, 'A'],
      [TWO, ''],
    ])
    expect(notices).toMatchObject({ 'pictures-missing': 'cid:frame@x' })
  })

  test('never runs or fetches what a picture of it is', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    const { figures, notices, body } = await readWithPictures(
      'a.html',
      page(
        `<img src="data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}"><img src="data:image/svg+xml,${encodeURIComponent(svg)}">` +
          `<img src="../../../etc/passwd"><img src="file:///etc/passwd"><img src="data:image/png;base64,%%%"><img src="data:text/html,x">`,
      ),
      { beside: [{ path: 'passwd', bytes: photo(1) }] },
    )
    expect(figures).toEqual([])
    expect(body).not.toMatch(/svg|script|data:|file:/)
    expect(notices['pictures-unsupported']).toContain('image.svg')
    expect(notices['pictures-missing']).toContain('passwd')
  })
})

describe('a mail', () => {
  const mailOf = (html: string, ...parts: string[]) =>
    `From: Inès Carrel <ines@exemple.fr>\r\nTo: desk@exemple.fr\r\nSubject: Le marché rouvre samedi\r\nDate: Tue, 10 Nov 2026 10:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n${part('Content-Type: text/html; charset=utf-8', html)}${parts.join('')}--b--\r\n`
  const part = (head: string, body: string) => `--b\r\n${head}\r\n\r\n${body}\r\n`
  const attached = (name: string, bytes: Uint8Array, id = '') =>
    part(
      `Content-Type: image/png; name="${name}"\r\nContent-Transfer-Encoding: base64\r\n${id === '' ? 'Content-Disposition: attachment' : `Content-ID: <${id}>\r\nContent-Disposition: inline`}`,
      base64(bytes),
    )

  test('has its inline pictures in place and those attached to it at the end; logos are left out', async () => {
    const logo = png({ width: 180, height: 60 })
    const { figures, notices, draft } = await readWithPictures(
      'message.eml',
      mailOf(
        `<p>${PROSE}</p><p><img src="cid:one@x" alt="La halle"></p><p>${MORE}</p><p>--<br>Inès <img src="cid:logo@x"></p>`,
        attached('halle.png', photo(1), 'one@x'),
        attached('logo.png', logo, 'logo@x'),
        attached('bac.png', photo(2)),
        attached('cycle.png', new TextEncoder().encode('<img src="cid:cycle@x">'), 'cycle@x'),
      ),
    )
    expect(figures.map(({ src, alt }) => [src, alt])).toEqual([
      [ONE, 'La halle'],
      [TWO, ''],
    ])
    expect(draft.content.pictures.map(({ fileName }) => fileName)).toEqual(['halle.png', 'bac.png'])
    expect(notices).toMatchObject({ 'logos-left-out': 'logo.png', 'pictures-unsupported': 'cycle.png' })
    expect(draft.content.headline).toBe('Le marché rouvre samedi')
  })

  test('in plain text has them at the end', async () => {
    const { figures, body } = await readWithPictures(
      'message.eml',
      mailOf('', attached('bac.png', photo(2))).replace(
        'Content-Type: text/html; charset=utf-8\r\n\r\n',
        `Content-Type: text/plain; charset=utf-8\r\n\r\n${PROSE}\r\n\r\n${MORE}`,
      ),
    )
    expect(figures).toHaveLength(1)
    expect(body.trimEnd().endsWith(`](${TWO})`) || body.includes(`![](${TWO})`)).toBe(true)
  })
})

describe('Markdown', () => {
  test('has the pictures of a bundle, a vault and a site, with captions in the line below', async () => {
    const { figures, notices } = await readWithPictures(
      'index.md',
      [
        '# Le marché rouvre',
        PROSE,
        '![Une halle](un.png "Photo : Maud Ferrier")\n*La halle en 1912*',
        '![[deux.png|300]]',
        '{{< figure src="/img/trois.png" alt="Le bac" caption="Le *bac* à quai" attr="AFP" >}}',
        `${MORE} ![](deux.png)`,
        '<img src="un.png" alt="En HTML">',
        '![Loin](https://exemple.fr/x.png) ![Perdue](perdue.png) ![](../../x.png)',
      ].join('\n\n'),
      {
        path: 'content/marche/index.md',
        beside: beside('content/marche/un.png', 'vault/deux.png', 'static/img/trois.png'),
      },
    )
    expect(figures).toEqual([
      { src: ONE, alt: 'Une halle', credit: 'Photo : Maud Ferrier', caption: 'La halle en 1912' },
      { src: TWO, alt: '', credit: '', caption: '' },
      { src: THREE, alt: 'Le bac', credit: 'AFP', caption: 'Le bac à quai' },
      { src: TWO, alt: '', credit: '', caption: '' },
      { src: ONE, alt: 'En HTML', credit: '', caption: '' },
    ])
    expect(notices).toEqual({ 'pictures-remote': 'x.png', 'pictures-missing': 'perdue.png, x.png' })
  })

  test.each([
    ['image: /img/un.png', ''],
    ['featured_image: img/un.png', ''],
    ['cover:\n  image: un.png\n  alt: Le mur\n  caption: La halle', 'Le mur'],
    ['banner: "[[un.png]]"', ''],
  ])('has the picture that front matter names as its main one: %s', async (front, alt) => {
    const text = (more: string) => `---\ntitle: Le marché rouvre\n${front}\n---\n\n${PROSE}\n\n${more}`
    const options = { beside: beside('img/un.png', 'img/deux.png') }
    const above = await readWithPictures('a.md', text('![](img/deux.png)'), options)
    expect(above.figures.map(({ src, alt: said }) => [src, said])).toEqual([
      [ONE, alt],
      [TWO, ''],
    ])
    expect(above.draft.content.pictures.map(({ isMain }) => isMain)).toEqual([true, false])
    const within = await readWithPictures('a.md', text('![](img/deux.png)\n\n![](img/un.png)'), options)
    expect(within.figures.map(({ src }) => src)).toEqual([TWO, ONE])
    expect(within.draft.content.pictures.map(({ isMain }) => isMain)).toEqual([false, true])
    expect(within.draft.content.headline).toBe('Le marché rouvre')
  })

  test('that Marbre wrote keeps the words of its figures, and pictures that only the library has', async () => {
    const own = `---\nmarbre: 1\ntitle: "Le marché rouvre"\n---\n\n${PROSE}\n\n![Une halle](un.png "Maud Ferrier")\nLa halle\n\n![](media/${'a'.repeat(64)}.jpeg)\n`
    const { figures, notices } = await readWithPictures('a.md', own, {
      beside: beside('un.png'),
      tools: {
        metadataOf: () => ({
          caption: 'x',
          byline: 'y',
          credit: '',
          alt: 'z',
          rights: '© Z',
          taken: '2026-11-10',
        }),
      },
    })
    expect(figures).toEqual([
      { src: ONE, alt: 'Une halle', credit: 'Maud Ferrier', caption: 'La halle' },
      { src: `media/${'a'.repeat(64)}.jpeg`, alt: '', credit: '', caption: '' },
    ])
    expect(notices).toEqual({})
  })

  test('takes what the file of a picture says where the text says nothing, and marks it so', async () => {
    const said = {
      caption: 'La halle\nvue du quai',
      byline: 'Maud Ferrier',
      credit: 'AFP',
      alt: 'Du fer',
      rights: '© AFP',
      taken: '2026-11-10',
    }
    const { figures, draft } = await readWithPictures(
      'a.md',
      `# Le marché rouvre\n\n${PROSE}\n\n![Une halle](un.png)\n\n${MORE}\n`,
      { beside: beside('un.png'), tools: { metadataOf: () => said } },
    )
    expect(figures).toEqual([
      { src: ONE, alt: 'Une halle', credit: 'Maud Ferrier / AFP', caption: 'La halle\nvue du quai' },
    ])
    expect(draft.content.pictures).toEqual([
      {
        src: ONE,
        occurrence: 0,
        fileName: 'un.png',
        rights: '© AFP',
        taken: '2026-11-10',
        focus: null,
        crop: null,
        isMain: false,
        isUnconfirmed: true,
      },
    ])
  })
})

describe('items and articles', () => {
  test('ninjs has its associations as figures, with caption, credit, rights and the main one', async () => {
    const item = {
      standard: { name: 'ninjs', version: '3.1' },
      uri: 'urn:x:1',
      type: 'text',
      headlines: [{ role: 'main', value: 'Le marché rouvre' }],
      bodies: [
        {
          contentType: 'application/xhtml+xml',
          value: `<p>${PROSE}</p><figure><img src="renditions/un.png"/></figure><p>${MORE}</p>`,
        },
      ],
      associations: [
        {
          name: 'featuremedia',
          type: 'picture',
          uri: 'urn:x:2',
          by: 'Maud Ferrier',
          copyrightNotice: '© Marbre',
          contentCreated: '2026-11-10T08:00:00+01:00',
          descriptions: [
            { role: 'caption', value: 'La halle' },
            { role: 'alt', value: 'Une halle' },
          ],
          renditions: [
            { name: 'thumb', href: 'renditions/deux.png', width: 100 },
            { name: 'full', href: 'renditions/un.png', width: 2000 },
          ],
        },
        { name: 'b', type: 'picture', renditions: [{ href: 'renditions/trois.png' }] },
        { name: 'video', type: 'video', renditions: [{ href: 'https://exemple.fr/x.mp4' }] },
      ],
    }
    const { figures, draft, notices } = await readWithPictures('item.json', JSON.stringify(item), {
      beside: beside('renditions/un.png', 'renditions/deux.png', 'renditions/trois.png'),
    })
    expect(figures).toEqual([
      { src: ONE, alt: 'Une halle', credit: 'Maud Ferrier', caption: 'La halle' },
      { src: THREE, alt: '', credit: '', caption: '' },
    ])
    expect(draft.content.pictures).toMatchObject([
      { rights: '© Marbre', taken: '2026-11-10T08:00:00+01:00', isMain: true },
      { isMain: false },
    ])
    expect(notices).toEqual({ 'associations-left-out': 1 })
  })

  test('an article of Marbre’s keeps what it says of its pictures, which may come along', async () => {
    const use = {
      occurrence: 0,
      fileName: 'a.png',
      rights: '',
      taken: '',
      focus: { x: 0.2, y: 0.3 },
      crop: null,
      isMain: true,
      isUnconfirmed: false,
    }
    const article = storedForm({
      ...emptyContent('fr'),
      headline: 'Le marché rouvre',
      sections: [{ heading: '', body: `${PROSE}\n\n![Une halle](${ONE} "AFP")\nLa halle` }],
      pictures: [{ src: ONE ?? '', ...use }],
      id: '0192f0c4-7a5e-7000-8000-000000000001',
      revision: 7,
      createdAt: '2026-11-20T08:00:00Z',
      updatedAt: '2026-11-22T08:00:00Z',
      source: null,
    })
    const { draft, figures } = await readWithPictures('a.json', JSON.stringify(article), {
      beside: [{ path: ONE ?? '', bytes: photo(1) }],
    })
    expect(figures).toEqual([{ src: ONE, alt: 'Une halle', credit: 'AFP', caption: 'La halle' }])
    expect(draft.content.pictures).toEqual([{ src: ONE, ...use }])
    expect(draft.pictures).toMatchObject([{ src: ONE, width: 801 }])
  })

  test('RTF has the pictures of its drawings, with what describes them', async () => {
    const hex = (number: number) => Buffer.from(photo(number)).toString('hex')
    const property = (name: string, value: string) => `{\\sp{\\sn ${name}}{\\sv ${value}}}`
    const described = property('wzDescription', "Une halle \\'e0 midi")
    const drawn = `{\\shp{\\*\\shpinst${property('shapeType', '75')}${property('pib', `{\\pict\\pngblip ${hex(1)}}`)}${described}}{\\shprslt{\\pict\\wmetafile8 00}}}`
    const inline = `{\\*\\shppict{\\pict{\\*\\picprop${property('wzDescription', 'Le bac')}}\\pngblip ${hex(2)}}}`
    const rtf = `{\\rtf1\\ansi\\outlinelevel0 Le marche rouvre\\par\\pard ${'Un texte assez long pour en faire un article. '.repeat(3)}\\par ${drawn}\\par ${inline}\\par}`
    const { figures, notices } = await readWithPictures('a.rtf', Buffer.from(rtf, 'latin1'))
    expect(figures.map(({ src, alt }) => ({ src, alt }))).toEqual([
      { src: srcOf(photo(1)), alt: 'Une halle à midi' },
      { src: srcOf(photo(2)), alt: 'Le bac' },
    ])
    expect(notices).toEqual({})
  })

  test('RTF has its pictures of JPEG and PNG, and not the copies for old programs', async () => {
    const hex = Buffer.from(photo(1)).toString('hex')
    const bin = Buffer.from(JPEG).toString('latin1')
    const rtf =
      `{\\rtf1\\ansi{\\stylesheet{\\s1 caption;}}\\outlinelevel0 Le marche rouvre\\par\\pard ${'Un texte assez long pour en faire un article. '.repeat(3)}\\par ` +
      `{\\*\\shppict{\\pict{\\*\\blipuid 00ff00}\\pngblip\\picw10 ${hex.replace(/.{100}/g, '$&\r\n')}}}{\\nonshppict{\\pict\\wmetafile8 0102}}\\par\\pard\\s1 La halle\\par\\pard ` +
      `{\\pict\\jpegblip\\bin${JPEG.length} ${bin}} fin.{\\pict\\wmetafile8 0102}\\par}`
    const { figures, notices } = await readWithPictures('a.rtf', Buffer.from(rtf, 'latin1'))
    expect(figures.map(({ src, caption }) => [src, caption])).toEqual([
      [ONE, 'La halle'],
      [srcOf(JPEG, 'jpeg'), ''],
    ])
    expect(notices).toEqual({ 'pictures-unsupported': 'image3.wmf' })
  })
})

describe('relative addresses', () => {
  test('lead to places in the common folder, and never out of it', () => {
    expect(placesOf('content/a', 'un.png')[0]).toBe('content/a/un.png')
    expect(placesOf('content/a', '../img/un%20b.png?v=2')).toContain('content/img/un b.png')
    expect(placesOf('posts', '/assets/un.png')).toContain('assets/un.png')
    expect(placesOf('posts', 'file:media/un.png')[0]).toBe('posts/media/un.png')
    for (const address of [
      'file:/a.png',
      'file:\\\\a\\b.png',
      'file:C:/a.png',
      'file:https://a.example/b.png',
      'file:../../a.png',
      '../../../etc/passwd',
      'https://x.fr/a.png',
      '//x.fr/a.png',
      'C:\\a.png',
      'file:///a.png',
      'data:x',
      '\\\\serveur\\a.png',
    ])
      expect(placesOf('a', address)).toEqual([])
    for (const place of placesOf('a', '/../../etc/passwd')) expect(place).not.toMatch(/^\/|\.\./)
  })

  test('are found in texts of each format, with blanks and escapes', () => {
    const text =
      '![a](mon image.png "t") <img src="x_files/b&amp;c.jpg?1"> [[d e.webp|f]] {"href":"g\\/h.avif"} srcset="i.png 1x, j.png 2x" voir k.png, l\'an'
    const found = addressesIn(new TextEncoder().encode(text))
    for (const address of [
      'mon image.png',
      'x_files/b&c.jpg?1',
      'd e.webp',
      'g/h.avif',
      'i.png',
      'j.png',
      'k.png',
    ])
      expect(found).toContain(address)
  })

  test('are looked for in time that grows with the text', () => {
    for (const unit of ['a.png ', '(', '.png', 'a b c d e f g.png,', "'.png=", '[['])
      expect(addressesIn(new TextEncoder().encode(unit.repeat(50_000))).length).toBeLessThanOrEqual(5000)
  })
})
