import { describe, expect, test } from 'vitest'
import { readXml, textIn, type XmlElement } from '../../../../src/core/import/xml/index.ts'

const NAMESPACES = { 'urn:a': 'a', 'urn:a-strict': 'a' }

function read(xml: string | readonly Uint8Array[], skipped = ['a:skipped']) {
  const taken: XmlElement[] = []
  const parts = typeof xml === 'string' ? [new TextEncoder().encode(xml)] : xml
  const fault = readXml(
    (take) => {
      for (const part of parts) take(part)
      return null
    },
    {
      namespaces: NAMESPACES,
      opened: new Set(['a:root', 'a:body']),
      skipped: new Set(skipped),
      take: (element) => taken.push(element),
    },
  )
  return { fault, taken }
}

const texts = (xml: string | readonly Uint8Array[]) => read(xml).taken.map(textIn)

describe('elements', () => {
  test('of what is gone through come one by one', () => {
    const { taken, fault } = read(
      '<a:root xmlns:a="urn:a"><a:head>x</a:head><a:body><a:p a:k="1" k="2">u<a:b>n</a:b></a:p><a:p/></a:body></a:root>',
    )
    expect(fault).toBeNull()
    expect(taken.map(({ name }) => name)).toEqual(['a:head', 'a:p', 'a:p'])
    expect(taken[1]?.attributes).toEqual({ 'a:k': '1', k: '2' })
    expect(taken[1]?.children).toEqual(['u', { name: 'a:b', attributes: {}, children: ['n'] }])
  })

  test('have the prefixes that the reader asked for, whatever the file calls them', () => {
    const names = (xml: string) => read(xml).taken.map(({ name }) => name)
    expect(names('<root xmlns="urn:a"><p/></root>')).toEqual(['a:p'])
    expect(names('<ns0:root xmlns:ns0="urn:a-strict"><ns0:p/></ns0:root>')).toEqual(['a:p'])
    expect(names('<a:root xmlns:a="urn:a"><a:p xmlns:a="urn:else"/><a:p/></a:root>')).toEqual(['?:p', 'a:p'])
  })

  test('that are to be skipped are, with all that is in them', () => {
    const xml =
      '<a:root xmlns:a="urn:a"><a:p>1<a:skipped>2<a:skipped>3</a:skipped><a:p>4</a:p></a:skipped>5</a:p><a:skipped>6</a:skipped><a:p>7</a:p></a:root>'
    expect(texts(xml)).toEqual(['15', '7'])
  })

  test('hold text, entities of XML and CDATA', () => {
    expect(texts('<a:root xmlns:a="urn:a"><a:p>&lt;é&#233;&amp;<![CDATA[<b>]]></a:p></a:root>')).toEqual([
      '<éé&<b>',
    ])
  })
})

describe('encodings', () => {
  const xml = '<a:root xmlns:a="urn:a"><a:p>été €</a:p></a:root>'
  test('are known by the first bytes, also where a character is cut in two', () => {
    const bytes = new TextEncoder().encode(`\ufeff${xml}`)
    expect(
      texts(
        [...bytes]
          .map((byte) => new Uint8Array([byte]))
          .slice(0, 3)
          .concat([bytes.subarray(3)]),
      ),
    ).toEqual(['été €'])
    const wide = new Uint8Array([
      0xff,
      0xfe,
      ...new Uint8Array(Uint16Array.from(xml, (c) => c.charCodeAt(0)).buffer),
    ])
    expect(texts([wide])).toEqual(['été €'])
  })
  test('are known by what the file declares', () => {
    const latin = Uint8Array.from(
      `<?xml version="1.0" encoding="ISO-8859-1"?>${xml.replace(' €', '')}`,
      (c) => c.charCodeAt(0),
    )
    expect(texts([latin])).toEqual(['été'])
    expect(read('<?xml version="1.0" encoding="nothing"?><a/>').fault).toBe('broken')
  })
})

describe('refused', () => {
  test.each([
    ['what is no XML', 'Bonjour', 'broken'],
    ['what is cut off', '<a:root xmlns:a="urn:a"><a:p>', 'broken'],
    ['what does not fit', '<a><b></a></b>', 'broken'],
    ['entities', '<!DOCTYPE a [<!ENTITY x "yyyy"><!ENTITY z "&x;&x;">]><a>&z;</a>', 'hostile'],
    ['an entity that nobody declared', '<a>&x;</a>', 'broken'],
    ['a depth of 100,000', `${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`, 'hostile'],
    ['a million elements in one', `<a>${'<b/>'.repeat(1_000_000)}</a>`, 'hostile'],
    [
      'millions of elements in all',
      `<a:root xmlns:a="urn:a">${'<b/>'.repeat(3_100_000)}</a:root>`,
      'hostile',
    ],
  ])('%s', (_, xml, fault) => expect(read(xml).fault).toBe(fault))

  test('a document type alone is not, as old writers have it', () => {
    expect(read('<!DOCTYPE a PUBLIC "-//A//B" "b.dtd"><a/>').fault).toBeNull()
  })

  test('nothing of the prototype is a namespace or an attribute', () => {
    const { taken } = read('<a:root xmlns:a="urn:a"><b:p xmlns:b="constructor" __proto__="1"/></a:root>')
    expect(taken[0]?.name).toBe('?:p')
    expect(Object.getPrototypeOf({}).constructor).toBe(Object)
  })

  test('a fault of the source is handed on', () => {
    const fault = readXml(() => 'no', { namespaces: {}, opened: new Set<string>(), take: () => {} })
    expect(fault).toBe('no')
  })
})
