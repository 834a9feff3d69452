import { describe, expect, it } from 'vitest'
import { plainLine, plainText, renderMarkdown, renderWithText } from '../../../src/core/markdown/index.ts'

describe('renderMarkdown', () => {
  it.each([
    ['a paragraph', 'a\nb', '<p>a\nb</p>\n'],
    ['emphasis', '*a* **b** ~~c~~ `d`', '<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code></p>\n'],
    [
      'bold in French quotes',
      'mot\u00a0**«\u00a0oui\u00a0»**\u202f!',
      '<p>mot\u00a0<strong>«\u00a0oui\u00a0»</strong>\u202f!</p>\n',
    ],
    ['a hard break', 'a\\\nb  \nc', '<p>a<br>\nb<br>\nc</p>\n'],
    [
      'a link',
      '[a *b*](https://c.d "e \\"f\\"")',
      '<p><a href="https://c.d/" title="e &quot;f&quot;">a <em>b</em></a></p>\n',
    ],
    [
      'an address of its own',
      'https://a.fr/b_c, www.d.fr et e@f.fr.',
      '<p><a href="https://a.fr/b_c">https://a.fr/b_c</a>, <a href="http://www.d.fr/">www.d.fr</a> et <a href="mailto:e@f.fr">e@f.fr</a>.</p>\n',
    ],
    ['a reference', '[a][B]\n\n[b]: https://c.d', '<p><a href="https://c.d/">a</a></p>\n'],
    ['a link that may not be followed', '[a](javascript:alert(1)) [b](/c)', '<p>a b</p>\n'],
    [
      'an image',
      '![a *b*](https://c.d/e.jpg)',
      '<p><span class="image"><a href="https://c.d/e.jpg">[a b]</a></span></p>\n',
    ],
    ['an image without a safe address', '![a](e.jpg)', '<p><span class="image">[a] e.jpg</span></p>\n'],
    [
      'an image in a link',
      '[![a](https://c.d/e.jpg)](https://f.g)',
      '<p><a href="https://f.g/"><span class="image">[a]</span></a></p>\n',
    ],
    [
      'raw HTML',
      '<b onclick="x">a</b>\n\n<!-- c -->',
      '<p>&lt;b onclick=&quot;x&quot;&gt;a&lt;/b&gt;</p>\n<p>&lt;!-- c --&gt;</p>\n',
    ],
    ['an indented paragraph', '    *a*', '<p>    <em>a</em></p>\n'],
    ['what looks underlined', 'a\n===\n\nb\n---', '<p>a\n===</p>\n<p>b</p>\n<hr>\n'],
    [
      'code with a language',
      '```js" onload=x\na<b\n```',
      '<pre><code class="language-js">a&lt;b\n</code></pre>\n',
    ],
    ['code in a strange language', '```"x\na\n```', '<pre><code>a\n</code></pre>\n'],
    ['lists', '- a\n- b\n\n3. c', '<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n<ol start="3">\n<li>c</li>\n</ol>\n'],
    ['a loose list', '- a\n\n- b', '<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n'],
    ['tasks', '- [x] a\n- [ ] b', '<ul>\n<li>☑ a</li>\n<li>☐ b</li>\n</ul>\n'],
    [
      'a quote',
      '> a\n> > b',
      '<blockquote>\n<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n</blockquote>\n',
    ],
    [
      'a table',
      '| a | b |\n|:-:|--:|\n| c \\| d | `e` |\n| f |',
      '<table>\n<thead>\n<tr><th class="center">a</th><th class="right">b</th></tr>\n</thead>\n<tbody>\n<tr><td class="center">c | d</td><td class="right"><code>e</code></td></tr>\n<tr><td class="center">f</td></tr>\n</tbody>\n</table>\n',
    ],
    [
      'references',
      '&eacute; &#233; &#xE9; &amp;lt; &nope; &colon; & &#0;',
      '<p>é é é &amp;lt; &amp;nope; &amp;colon; &amp; \ufffd</p>\n',
    ],
    ['a footnote', 'a[^1]\n\n[^1]: Ibid.', '<p>a[^1]</p>\n<p>[^1]: Ibid.</p>\n'],
    ['a definition that leads nowhere', '[sic]: Ibid.', '<p>[sic]: Ibid.</p>\n'],
    [
      'no-break spaces at the edges',
      '-\u00a0a\n\n- \u00a0b\u00a0\n\n### \u00a0c\u00a0\n\n|\u00a0d\u00a0|\n|---|',
      '<p>-\u00a0a</p>\n<ul>\n<li>\u00a0b\u00a0</li>\n</ul>\n<h3>\u00a0c\u00a0</h3>\n<table>\n<thead>\n<tr><th>\u00a0d\u00a0</th></tr>\n</thead>\n</table>\n',
    ],
    [
      'characters that no page may hold',
      'a\u0000\u0007\ud800\ufffe\u0085b',
      '<p>a\ufffd\ufffd\ufffd\ufffd\ufffdb</p>\n',
    ],
  ])('shows %s', (_, markdown, html) => {
    expect(renderMarkdown(markdown)).toBe(html)
  })

  it.each([
    [2, '### a\n\n#### b\n\n### c\n\n###### d', [3, 4, 3, 4]],
    [2, '#### a\n\n### b\n\n#### c', [3, 3, 4]],
    [1, '### a\n\n### b\n\n#### c', [2, 2, 3]],
    [2, '> # a\n\n# b', [3, 3]],
  ])('leaves no gap between headings below level %i: %j', (level, markdown, levels) => {
    expect(
      [...renderMarkdown(markdown, level).matchAll(/<h(\d)>/g)].map(([, digit]) => Number(digit)),
    ).toEqual(levels)
  })
})

describe('plainText', () => {
  it.each([
    ['a\nb', 'a b'],
    ['  a  \n   b', 'a\nb'],
    ['a\\\nb', 'a\nb'],
    ['a\n\nb', 'a\n\nb'],
    ['**a** [b](https://c.d) `e`', 'a b e'],
    ['- a\n- b\n  - c\n\n> d', 'a\nb\nc\n\nd'],
    ['| a | b |\n|---|---|\n| c | d |', 'a\tb\nc\td'],
    ['```\na\n  b\n```', 'a\n  b'],
    ['![a](b.jpg)', '[a]'],
    ['[a]: https://b.c', ''],
    ['&eacute;&nbsp;!', 'é\u00a0!'],
    ['\u00a0a\u202f', '\u00a0a\u202f'],
    ['', ''],
  ])('%j shows %j', (markdown, text) => {
    expect(plainText(markdown)).toBe(text)
    expect(renderWithText(markdown)).toEqual({ html: renderMarkdown(markdown), text })
  })

  it('reads one line by its marks alone', () => {
    expect(plainLine('1. *a* # b')).toBe('1. a # b')
    expect(plainLine('- [x](https://a.b)')).toBe('- x')
  })
})
