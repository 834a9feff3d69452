import { describe, expect, it } from 'vitest'
import { newNotes, notesHtml, readMarkdown, toHtml } from '../../../src/core/document/index.ts'

const html = (markdown: string) => toHtml(readMarkdown(markdown))

describe('toHtml', () => {
  it.each([
    ['a paragraph', 'a\nb', '<p>a b</p>\n'],
    [
      'marks',
      '*a* **b** ~~c~~ `d` e<sup>2</sup>',
      '<p><em>a</em> <strong>b</strong> <del>c</del> <code>d</code> e<sup>2</sup></p>\n',
    ],
    ['marks that cross', '**a*b***_c_', '<p><strong>a<em>b</em></strong><em>c</em></p>\n'],
    ['a break', 'a\\\nb', '<p>a<br>\nb</p>\n'],
    [
      'a link over marks',
      '[a *b*](https://c.d "e \\"f\\"")',
      '<p><a href="https://c.d/" title="e &quot;f&quot;">a <em>b</em></a></p>\n',
    ],
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
    ['raw HTML', '<b onclick="x">a</b>', '<p>&lt;b onclick="x"&gt;a&lt;/b&gt;</p>\n'],
    [
      'code with a language',
      '```js" onload=x\na<b\n```',
      '<pre><code class="language-js">a&lt;b\n</code></pre>\n',
    ],
    [
      'lists',
      '- a\n  - b\n- c\n\n3. d',
      '<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>\n<ol start="3">\n<li>d</li>\n</ol>\n',
    ],
    ['an item of two paragraphs', '- a\n\n  b', '<ul>\n<li><p>a</p>\n<p>b</p>\n</li>\n</ul>\n'],
    [
      'tasks, in place of bullets and beside numbers',
      '- [x] a\n- [ ] b\n- c\n\n1. [ ] d',
      '<ul>\n<li class="task">☑ a</li>\n<li class="task">☐ b</li>\n<li>c</li>\n</ul>\n<ol>\n<li>☐ d</li>\n</ol>\n',
    ],
    [
      'a quotation',
      '> a\n>\n> — b',
      '<blockquote>\n<p>a</p>\n<footer>— <cite>b</cite></footer>\n</blockquote>\n',
    ],
    [
      'a table',
      '| a | b |\n|:-:|--:|\n| c |',
      '<table>\n<thead>\n<tr><th scope="col" class="center">a</th><th scope="col" class="right">b</th></tr>\n</thead>\n<tbody>\n<tr><td class="center">c</td><td class="right"></td></tr>\n</tbody>\n</table>\n',
    ],
    [
      'a column that is aligned left, which it is from right to left too',
      '| a |\n|:--|\n| ب |',
      '<table>\n<thead>\n<tr><th scope="col" class="left">a</th></tr>\n</thead>\n<tbody>\n<tr><td class="left">ب</td></tr>\n</tbody>\n</table>\n',
    ],
    [
      'a table without a header',
      '|  |\n|---|\n| a |',
      '<table>\n<tbody>\n<tr><td>a</td></tr>\n</tbody>\n</table>\n',
    ],
    [
      'a figure',
      `![a](media/${'0'.repeat(64)}.jpg "AFP")\n*b*`,
      '<figure>\n<span class="image">[a]</span>\n<figcaption><em>b</em> <span class="credit">AFP</span></figcaption>\n</figure>\n',
    ],
    [
      'lists whose numbers have more than two digits',
      '99. a\n100. b\n\n<!-- -->\n\n98. c\n99. d',
      '<ol start="99" class="digits-3">\n<li>a</li>\n<li>b</li>\n</ol>\n<ol start="98">\n<li>c</li>\n<li>d</li>\n</ol>\n',
    ],
    [
      'a table whose longest words fit no paper side by side',
      `| a | b |\n|---|---|\n| ${'x'.repeat(35)} | ${'y'.repeat(36)} ${'z'.repeat(30)} |`,
      `<table class="wide">\n<thead>\n<tr><th scope="col">a</th><th scope="col">b</th></tr>\n</thead>\n<tbody>\n<tr><td>${'x'.repeat(35)}</td><td>${'y'.repeat(36)} ${'z'.repeat(30)}</td></tr>\n</tbody>\n</table>\n`,
    ],
    ['headings', 'a\n\n### b\n\n## c\n\n### d', '<p>a</p>\n<h3>b</h3>\n<h2>c</h2>\n<h3>d</h3>\n'],
    ['characters that no page may hold', 'a\ufffeb', '<p>a\ufffdb</p>\n'],
    ['a form feed, which XML may not hold', 'a\fb', '<p>a b</p>\n'],
  ])('shows %s', (_, markdown, shown) => {
    expect(html(markdown)).toBe(shown)
  })

  it('puts minor headings right below the heading above', () => {
    expect(toHtml(readMarkdown('### a'), { level: 1 })).toBe('<h2>a</h2>\n')
  })

  it('numbers the notes of several parts on, and writes them once', () => {
    const notes = newNotes()
    const parts = ['a[^1]\n\n[^1]: b', 'c[^1]\n\n[^1]: *d*'].map((body) =>
      toHtml(readMarkdown(body), { notes }),
    )
    expect(parts[1]).toBe(
      '<p>c<sup class="note"><a id="fnref2" href="#fn2" role="doc-noteref">2</a></sup></p>\n',
    )
    expect(notesHtml(notes)).toBe(
      '<section class="notes" role="doc-endnotes">\n<ol>\n<li id="fn1">b <a href="#fnref1" role="doc-backlink">↩</a></li>\n<li id="fn2"><em>d</em> <a href="#fnref2" role="doc-backlink">↩</a></li>\n</ol>\n</section>\n',
    )
    expect(notesHtml(newNotes())).toBe('')
  })

  it('numbers the notes of a quotation before that of who said it', () => {
    const shown = html('> a[^1]\n>\n> — b[^2]\n\n[^1]: c\n\n[^2]: d')
    expect(shown.match(/<li id="fn\d">./g)).toEqual(['<li id="fn1">c', '<li id="fn2">d'])
    expect(shown.match(/[ab]<sup class="note"><a id="fnref\d/g)).toEqual([
      'a<sup class="note"><a id="fnref1',
      'b<sup class="note"><a id="fnref2',
    ])
  })
})
