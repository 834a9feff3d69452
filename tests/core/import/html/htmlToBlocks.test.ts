import { describe, expect, test } from 'vitest'
import { writeMarkdown } from '../../../../src/core/document/index.ts'
import { importFile } from '../../../../src/core/import/index.ts'
import { htmlToBlocks } from '../../../../src/core/import/html/index.ts'
import { expectInProportion } from '../../../processorTime.ts'

function markdownOf(html: string): string {
  return writeMarkdown((htmlToBlocks(html) ?? []).map(({ node }) => node))
}

describe('a fragment of HTML', () => {
  test('keeps paragraphs, marks and links', () => {
    expect(
      markdownOf(
        '<p>Le <b>tram</b>\n  n’<i>arrive</i> <del>pas</del>, dit <a href="https://exemple.fr/x">la <em>ville</em></a>.' +
          '<p>Le 1<sup>er</sup> juin, H<sub>2</sub>O, <code>ls -l</code><br>et la suite.',
      ),
    ).toBe(
      'Le **tram** n’*arrive* ~~pas~~, dit [la *ville*](https://exemple.fr/x).\n\n' +
        'Le 1<sup>er</sup> juin, H<sub>2</sub>O, `ls -l`\\\net la suite.',
    )
  })
  test('keeps no-break spaces, and decodes entities', () => {
    expect(markdownOf('<p>«&nbsp;Oui&#x202f;!&nbsp;», dit-elle&hellip; &eacute;t&eacute; &lt;b&gt;')).toBe(
      '«\u00a0Oui\u202f!\u00a0», dit-elle… été \\<b>',
    )
    expect(markdownOf('<p>Un\u2028deux')).toBe('Un\\\ndeux')
  })
  test.each([
    ['line breaks', '<pre>un<br>  deux</pre>'],
    ['an element each', '<pre><code><div>un</div><div>  deux</div></code></pre>'],
    [
      'an element shown as one',
      '<pre><span style="display: block">un</span><span style="display: block">  deux</span></pre>',
    ],
  ])('keeps lines of code that are %s', (_, html) => {
    expect(markdownOf(html)).toBe('```\nun\n  deux\n```')
  })
  test('has equations as characters in a line', () => {
    const line = (inside: string) => markdownOf(`<p>On a <math>${inside}</math>.`)
    expect(line('<mfrac><mi>a</mi><mrow><mi>b</mi><mo>+</mo><mn>1</mn></mrow></mfrac>')).toBe('On a a/(b+1).')
    expect(line('<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>')).toBe('On a x<sub>i</sub><sup>2</sup>.')
    expect(line('<msqrt><mi>n</mi></msqrt><mo>=</mo><mroot><mi>n</mi><mn>3</mn></mroot>')).toBe('On a √n=∛n.')
    const rows = '<mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr><mtr><mtd><mn>3</mn></mtd></mtr>'
    expect(line(`<mfenced open="[" close="]"><mtable>${rows}</mtable></mfenced>`)).toBe('On a [1, 2; 3].')
    const said = '<semantics><mi>x</mi><annotation encoding="application/x-tex">x</annotation></semantics>'
    expect(line(said)).toBe('On a x.')
  })
  test('has short definitions as items with their terms in bold', () => {
    const pair = (term: string, said: string) => `<dt>${term}</dt><dd>${said}</dd>`
    const two = '- **Ouverture**\\\n  8 heures\n- **Fermeture**\\\n  midi'
    expect(markdownOf(`<dl>${pair('Ouverture', '8 heures')} ${pair('Fermeture', 'midi')}</dl>`)).toBe(two)
    const grouped = `<div>${pair('Ouverture', '<p>8 heures</p>')}</div><div>${pair('Fermeture', 'midi')}</div>`
    expect(markdownOf(`<dl>${grouped}</dl>`)).toBe(two)
    const picture = pair('<img src="https://exemple.fr/a.jpg" alt="La halle">', 'La halle rehaussée')
    expect(markdownOf(`<dl>${picture}</dl>`)).not.toContain('- ')
    const answer = 'Une réponse. '.repeat(20).trim()
    expect(markdownOf(`<dl>${pair('Une question ?', answer)}</dl>`)).toBe(`**Une question ?**\n\n${answer}`)
  })
  test('has what an element with a tree of its own shows, and no template', () => {
    expect(
      markdownOf(
        '<x-a><template shadowrootmode="open"><p>Vu.</p></template></x-a><template><p>Non.</p></template>',
      ),
    ).toBe('Vu.')
  })
  test('says the level of each heading', () => {
    const blocks = htmlToBlocks(
      '<h1>Un</h1><h2>Deux <b>b</b></h2><h4>Quatre</h4><div role="heading" aria-level="3">Trois</div>',
    )
    expect(blocks?.map(({ level }) => level)).toEqual([1, 2, 4, 3])
    expect(blocks?.[1]?.node).toEqual({ type: 'sectionHeading', text: 'Deux b' })
  })
  test('nests lists, with their numbers and boxes', () => {
    expect(
      markdownOf(
        '<ol start="3"><li>trois<ul><li>un<li>deux</ul><li><p>quatre</p><p>encore</p></ol>' +
          '<ul><li><input type="checkbox" checked> fait<li><label><input type="checkbox"> à faire</label></ul>',
      ),
    ).toBe('3. trois\n\n   - un\n   - deux\n\n4. quatre\n\n   encore\n\n- [x] fait\n- [ ] à faire')
  })
  test('names who is quoted', () => {
    expect(
      markdownOf('<blockquote><p>Jamais.</p><footer>— <cite>Inès Karam</cite></footer></blockquote>'),
    ).toBe('> Jamais.\n>\n> — Inès Karam')
    expect(
      markdownOf('<figure><blockquote>Jamais.</blockquote><figcaption>Inès Karam</figcaption></figure>'),
    ).toBe('> Jamais.\n>\n> — Inès Karam')
  })
  test('unmerges the cells of a table, and reads one that only sets out the page as text', () => {
    expect(
      markdownOf(
        '<table><thead><tr><th>Ville<th colspan="2">Voix</thead><tr><td rowspan="2">Lyon<td>12<td align="right">3<tr><td>4<td>5</table>',
      ),
    ).toBe('| Ville | Voix |  |\n| --- | --- | --: |\n| Lyon | 12 | 3 |\n|  | 4 | 5 |')
    expect(markdownOf('<table><tr><td><h2>Titre</h2><p>Le texte.</td></tr></table>')).toBe(
      '## Titre\n\nLe texte.',
    )
  })
  test('keeps preformatted text, rules and pictures with their captions', () => {
    expect(
      markdownOf(
        '<pre class="language-sh">\na  b\n  c</pre><hr><figure><img src="/i/pont.jpg" alt="Le pont"><figcaption>Le pont, mardi.</figcaption></figure>',
      ),
    ).toBe('```sh\na  b\n  c\n```\n\n---\n\n![Le pont](/i/pont.jpg)\\\nLe pont, mardi.')
  })
  test('makes addresses absolute where the page says its own', () => {
    expect(
      markdownOf(
        '<base href="https://exemple.fr/a/b"><a href="c">un</a> <a href="javascript:x()">deux</a> <a href="#n">trois</a>',
      ),
    ).toBe('[un](https://exemple.fr/a/c) deux trois')
    expect(markdownOf('<link rel="canonical" href="https://exemple.fr/a"><a href="/c">un</a>')).toBe(
      '[un](https://exemple.fr/c)',
    )
    expect(markdownOf('<a href="c.html">un</a>')).toBe('[un](c.html)')
  })
  test('leaves out what a browser does not show', () => {
    expect(
      markdownOf(
        '<style>p{}</style><script>x</script><template>x</template><noscript>x</noscript><p hidden>x</p>' +
          '<p style="display: none">x</p><span aria-hidden="true">x</span><!-- x --><p>Vu, et bien plus long que tout le reste.',
      ),
    ).toBe('Vu, et bien plus long que tout le reste.')
  })
  test('shows what holds most of the page, even where it is said to be hidden', () => {
    expect(markdownOf('<main aria-hidden="true"><p>Tout le texte est là.</p></main><div>Fermer</div>')).toBe(
      'Tout le texte est là.\n\nFermer',
    )
  })
  test('takes two line ends for the end of a paragraph', () => {
    expect(markdownOf('Un.<br><br>Deux.<br>\n<br/>Trois,<br>quatre.')).toBe(
      'Un.\n\nDeux.\n\nTrois,\\\nquatre.',
    )
  })
  test('reads the page within a frame', () => {
    expect(markdownOf('<p>Un.</p><iframe srcdoc="<p>Deux &amp;amp; trois.</p>"></iframe>')).toBe(
      'Un.\n\nDeux & trois.',
    )
  })
})

describe('the footnotes of a page', () => {
  test.each([
    [
      'pandoc',
      '<p>Vrai<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>.</p>' +
        '<section class="footnotes" role="doc-endnotes"><hr><ol><li id="fn1" role="doc-endnote"><p>La note.<a href="#fnref1" role="doc-backlink">↩︎</a></p></li></ol></section>',
    ],
    [
      'Word',
      '<p>Vrai<a href="#_ftn1" name="_ftnref1"><sup>[1]</sup></a>.</p><div><div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> La note.</p></div></div>',
    ],
    [
      'Wikipedia',
      '<p>Vrai<sup id="cite_ref-1"><a href="#cite_note-1"><span>[</span>1<span>]</span></a></sup>.</p>' +
        '<ol><li id="cite_note-1"><span><a href="#cite_ref-1">↑</a></span> <span>La note.</span></li></ol>',
    ],
    [
      'a page as a browser saves it',
      '<p>Vrai<sup><a href="https://exemple.fr/p#fn1" id="fnref1">1</a></sup>.</p><ol><li id="fn1"><p>La note. <a href="https://exemple.fr/p#fnref1">↩</a></p></li></ol>',
    ],
    [
      'EPUB',
      '<p>Vrai<a epub:type="noteref" href="#n1">*</a>.</p><aside epub:type="footnote" id="n1"><p>La note.</p></aside>',
    ],
  ])('of %s stand where they are referred to', (_, html) => {
    expect(markdownOf(html).replace(/-{3}\n\n/, '')).toBe('Vrai[^1].\n\n[^1]: La note.')
  })
  test.each([
    [
      'Word',
      '<p>Vrai<a href="#_ftn1" name="_ftnref1">[1]</a>.</p><div><div id="ftn1"><p><a href="#_ftnref1" name="_ftn1">[1]</a> La note.</p><p>La suite.</p></div></div>',
    ],
    [
      'LibreOffice',
      '<p>Vrai<a class="sdfootnoteanc" name="sdfootnote1anc" href="#sdfootnote1sym"><sup>1</sup></a>.</p><div id="sdfootnote1"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote1sym" href="#sdfootnote1anc">1</a>La note.</p><p>La suite.</p></div>',
    ],
  ])('of %s have all their paragraphs', (_, html) => {
    expect(markdownOf(html)).toBe('Vrai[^1].\n\n[^1]: La note.\\\n    La suite.')
  })
  test('are none where no mark refers to them, and no word is lost', () => {
    expect(markdownOf('<p>Voir <a href="#note-2">la suite</a>.</p><p id="note-2">Une suite.</p>')).toBe(
      'Voir la suite.\n\nUne suite.',
    )
    expect(markdownOf('<p>Voir <a href="https://exemple.fr/p#cite_ref-1">1</a>.</p>')).toBe(
      'Voir [1](https://exemple.fr/p#cite_ref-1).',
    )
  })

  test('links to places of other pages stay, also where this page has places of the same names', () => {
    expect(
      markdownOf(
        '<h2 id="references">Un</h2><p>Voir <a href="https://a.example/#references">ailleurs</a> et <a href="https://b.example/#fn1">1</a>.</p><ul><li id="fn1">Deux.</li></ul>',
      ),
    ).toBe(
      '## Un\n\nVoir [ailleurs](https://a.example/#references) et [1](https://b.example/#fn1).\n\n- Deux.',
    )
  })
})

describe('hostile HTML', () => {
  test('that is nested too deep, or has too many elements, is refused', () => {
    expect(htmlToBlocks('<div>'.repeat(100_000))).toBeNull()
    expect(htmlToBlocks('<b><i>'.repeat(1000))).toBeNull()
    expect(htmlToBlocks('<br>'.repeat(200_000))).toBeNull()
  })
  test('that repeats a note does not grow without end', () => {
    const note = 'La note. '.repeat(700)
    const html = `${'<a href="#fn1">1</a> '.repeat(2000)}<ol><li id="fn1">${note}</li></ol>`
    expect(JSON.stringify(htmlToBlocks(html)).length).toBeLessThan(3_000_000)
  })
  test('with spans of cells that lie is read as text', () => {
    const row = '<tr><td rowspan="65534" colspan="1000">x'
    expect(markdownOf(`<table>${row.repeat(500)}</table>`).length).toBeLessThan(3000)
  })
  test.each([
    ['<p>Une phrase du texte, assez longue pour en être une, dit-elle.</p>'],
    ['<a href="#fn1">1</a> '],
    ['<a href="/x">lien</a> '],
    ['<h1>Un titre</h1>'],
    ['<div class="byline">Par Jean Dupont</div>'],
    ['&amp;'],
    ['<!--'],
    ['</i>'],
    ['<title>a - '],
  ])('of %j takes time in proportion', async (part) => {
    const page = (count: number) => new TextEncoder().encode(`<html><body><nav>a</nav>${part.repeat(count)}`)
    await expectInProportion(8_000, page, (bytes) => importFile({ fileName: 'a.html', bytes }))
  })
})
