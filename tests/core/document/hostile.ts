export const filled = (text: string, length: number) =>
  text.repeat(Math.ceil(length / text.length)).slice(0, length)
export const nested = (open: string, close: string) => (length: number) => {
  const depth = Math.floor(length / (open.length + close.length))
  return `${open.repeat(depth)}x${close.repeat(depth)}`
}
const growing = (line: (index: number) => string) => (length: number) => {
  let text = ''
  for (let index = 0; text.length < length; index++) text += line(index)
  return text
}

/** Texts that make readers of Markdown run away, each as long as is asked for. */
export const FAMILIES: Record<string, (length: number) => string> = {
  'one mail address without end': (length) => `${filled('a', length)}@`,
  'mail addresses in a row': (length) => filled('a@b.', length),
  'mail domains that fail': (length) => filled('a@b-_', length),
  'an address with stops': (length) => `http://a.b/${filled('.', length)}`,
  'an address with brackets': (length) => `http://a.b/${filled('()', length)}`,
  'addresses in a row': (length) => filled('http://a.b ', length),
  'www in a row': (length) => filled('www.a ', length),
  'stars and letters': (length) => filled('*a', length),
  'strong that never closes': (length) => filled('**a ', length),
  'three kinds of star': (length) => filled('**x* ', length),
  'emphasis in emphasis': nested('*a ', ' a*'),
  'strong in strong': nested('**a ', ' a**'),
  'deleted in deleted': nested('~~a *b ', ' b* a~~'),
  underscores: (length) => filled('__a ', length),
  'opening brackets': (length) => filled('[', length),
  'links in links': nested('[', '](b)'),
  'images in images': nested('![', '](b)'),
  'links that never close': (length) => `${filled('[a](b', length)})`,
  'titles that never close': (length) => `${filled('[a](b "', length)})`,
  'references that lead nowhere': (length) => filled('[a][b]', length),
  'references in references': (length) => `[a]: http://x.y\n\n${nested('[', '][a]')(length)}`,
  'one long definition used over and over': (length) =>
    `[a]: http://${'x'.repeat(2000)}\n\n${filled('[a]', length)}`,
  'definitions with open titles': (length) => filled('[a]: b "\n\n', length),
  'many definitions': growing((index) => `[k${index}]: http://x.y\n`),
  'backticks of many lengths': growing((index) => `${'`'.repeat(index + 1)} `),
  'backticks and stars': (length) => filled('`*a', length),
  'brackets and backticks': (length) => filled('[`a*', length),
  'angle brackets': (length) => filled('<', length),
  'tags that never close': (length) => filled('<a b="', length),
  'comments after a star': (length) => `*a ${filled('<!-- > ', length)}`,
  'lines of tags': (length) => filled('<div>\n', length),
  ampersands: (length) => filled('&#1', length),
  backslashes: (length) => filled('\\', length),
  blanks: (length) => `a${filled(' ', length)}b`,
  'blank lines': (length) => `a${filled('\n', length)}b`,
  'blanks before line ends': (length) => filled('a  \n', length),
  'quotes in quotes': (length) => filled('> ', length),
  'lines that only seem to leave a quote': (length) => filled('> a\nb\n', length),
  'lines between quotes in quotes': (length) => filled('> > > a\nb\n', length),
  'quotes that rise and fall': growing((index) => `${'> '.repeat((index * 7) % 13)}a\n`),
  'lists in quotes': (length) => filled('> - a\nb\n', length),
  'lists in lists': growing((index) => `${' '.repeat(2 * index)}- a\n`),
  'lists in one line': (length) => filled('- ', length),
  'lists and quotes in one line': (length) => `${filled('- > 1. ', length)}a`,
  'lines that only seem to leave a list': (length) => `- a\n${filled('b\n', length)}`,
  'lines of one item': (length) => `- a\n${filled('  b\n', length)}`,
  'lists that change': (length) => filled('- a\n* b\n', length),
  'empty items': (length) => filled('-\n', length),
  'rules that are none': (length) => `${filled('- ', length)}x`,
  underlines: (length) => filled('a\n-\n', length),
  'tables that are none': (length) => filled('a|b\n-|-|-\n', length),
  'a wide table of short rows': (length) =>
    `${filled('|a', length / 3)}|\n${filled('|-', length / 3)}|\n${filled('|\n', length / 3)}`,
  'table rules without end': (length) => `a\n${filled('| -- ', length)}x`,
  'fences of many lengths': growing((index) => `${'`'.repeat(Math.max(3, 200 - index))}\na\n`),
  'code that never closes': (length) => `\`\`\`\n${filled('a\n', length)}`,
  'all sorts': (length) => filled('*[`<&_~![](\\@', length),
  'what stands in for blanks': (length) => filled('\ufdef\ufdd0\u00a0*', length),
  'notes in a row': growing((index) => `[^${index}]`),
  'one note used over and over': (length) => `[^a]: ${'x'.repeat(1000)}\n\n${filled('[^a]', length)}`,
  'notes in notes': growing((index) => `[^${index}]: [^${index + 1}]\n`),
  'definitions of notes': growing((index) => `[^${index}]: a\n`),
  'superscripts that never close': (length) => filled('<sup>', length),
  'superscripts in superscripts': nested('<sup>', '</sup>'),
  'empty comments': (length) => filled('<!-- -->', length),
  'instructions that never end': (length) => filled('a <?', length),
}
