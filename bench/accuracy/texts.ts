import { type Dice, longDate, namesOf, signature, type Truth } from './articles.ts'
import { type Setter, type Setting, withoutHeadings, words } from './setting.ts'

/** The sections of an article, with what stands between paragraphs. */
function body({ sections }: Truth, gap: string, heading = (text: string) => text): string {
  return sections
    .flatMap((section) => [
      ...(section.heading === '' ? [] : [heading(section.heading)]),
      ...section.paragraphs,
    ])
    .join(gap)
}

export function wrap(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => {
      const rows: string[] = ['']
      for (const word of line.split(' ')) {
        const row = rows.at(-1) ?? ''
        if (row !== '' && row.length + word.length + 1 > width) rows.push(word)
        else rows[rows.length - 1] = row === '' ? word : `${row} ${word}`
      }
      return rows.join('\n')
    })
    .join('\n')
}

/** Trailing blanks here and there, as people leave them. */
function withTrailingBlanks(text: string, dice: Dice): string {
  return text
    .split('\n')
    .map((line) => (line !== '' && dice.roll(4) === 0 ? `${line}  ` : line))
    .join('\n')
}

const txt = (text: string, truth: Truth, wellMade = true): Setting => ({
  fileName: 'article.txt',
  text: `${text}\n`,
  truth,
  wellMade,
})

/** The ways in which articles are set as plain text and Markdown. */
export const TEXT_KINDS = {
  lines: (truth, dice) =>
    txt(
      withTrailingBlanks(
        [truth.headline, signature(truth), longDate(truth), '', body(truth, '\n')].join('\n'),
        dice,
      ),
      truth,
    ),
  'blank lines': (truth) =>
    txt([truth.headline, longDate(truth, true), signature(truth), body(truth, '\n\n')].join('\n\n'), truth),
  wrapped: (truth) =>
    txt(
      wrap([truth.headline, signature(truth), longDate(truth), body(truth, '\n\n')].join('\n\n'), 70),
      truth,
    ),
  labels: (truth) => {
    const { headline, byline, date } = words(truth).labels
    const colon = truth.language === 'fr' ? '\u00a0:' : ':'
    const head = [
      `${headline}${colon} ${truth.headline}`,
      `${byline}${colon} ${namesOf(truth)}`,
      `${date}${colon} ${truth.date}`,
    ]
    return txt([head.join('\n'), body(truth, '\n\n')].join('\n\n'), truth)
  },
  'signed at the end': (truth) =>
    txt([truth.headline, longDate(truth), body(truth, '\n\n'), namesOf(truth)].join('\n\n'), truth),
  'capital headings': (truth) =>
    txt(
      [truth.headline, signature(truth), truth.date, body(truth, '\n\n', (text) => text.toUpperCase())].join(
        '\n\n',
      ),
      {
        ...truth,
        sections: truth.sections.map((each) => ({ ...each, heading: each.heading.toUpperCase() })),
      },
    ),
  'rubric and page numbers': (truth) =>
    txt(
      [
        words(truth).rubric.toUpperCase(),
        truth.headline,
        signature(truth),
        longDate(truth),
        body(truth, '\n\n'),
        '2',
      ].join('\n\n'),
      truth,
      false,
    ),
  release: (truth, dice) => {
    const isPlaced = dice.roll(2) === 0
    return txt(
      [
        words(truth).release,
        isPlaced ? `${truth.place}, ${longDate(truth)}` : longDate(truth),
        truth.headline,
        body(truth, '\n\n'),
        words(truth).contact,
      ].join('\n\n'),
      { ...truth, byline: [], dateline: isPlaced ? truth.place : '' },
      false,
    )
  },
  agency: (truth) => {
    const [lead, ...rest] = truth.sections.flatMap(({ paragraphs }) => paragraphs)
    const dateline = `${truth.place.toUpperCase()}, ${longDate(truth)} (AFP) - `
    return txt(
      [truth.headline, `${dateline}${lead}`, ...rest, 'jd/mb/pc'].join('\n\n'),
      {
        ...withoutHeadings(truth),
        byline: [],
        dateline: truth.place,
        agency: 'AFP',
      },
      false,
    )
  },
  interview: (truth) => {
    const { questions } = words(truth)
    const answers = truth.sections.flatMap(({ paragraphs }) => paragraphs)
    const paragraphs = [
      answers[0] ?? '',
      ...questions.flatMap((question, at) => [question, answers[at + 1] ?? '']),
    ]
    return txt(
      [truth.headline, signature(truth), longDate(truth), ...paragraphs].join('\n\n'),
      { ...truth, sections: [{ heading: '', paragraphs }] },
      false,
    )
  },
  'no headline': (truth) =>
    txt(
      body({ ...truth, sections: truth.sections.slice(0, 1) }, '\n\n'),
      {
        ...truth,
        headline: '',
        byline: [],
        date: '',
        sections: truth.sections.slice(0, 1),
      },
      false,
    ),
  'numbered date': (truth) => {
    const [year, month, day] = truth.date.split('-')
    return txt(
      [truth.headline, signature(truth), `${day}/${month}/${year}`, body(truth, '\n\n')].join('\n\n'),
      truth,
      false,
    )
  },
  'two dates': (truth) =>
    txt(
      [truth.headline, signature(truth), longDate(truth), '2018-01-02', body(truth, '\n\n')].join('\n\n'),
      truth,
      false,
    ),
  jekyll: (truth) => ({
    fileName: `${truth.date}-article.md`,
    text: [
      '---',
      'layout: post',
      `title: ${truth.headline}`,
      `author: ${truth.byline[0]}`,
      'tags: [a, "b c"]',
      '---',
      '',
      body(truth, '\n\n', (text) => `## ${text}`),
      '',
    ].join('\n'),
    truth: { ...truth, byline: truth.byline.slice(0, 1) },
    wellMade: true,
  }),
  hugo: (truth) => ({
    fileName: 'index.md',
    text: [
      '+++',
      `title = "${truth.headline}"`,
      `date = ${truth.date}T08:00:00Z`,
      `authors = [${truth.byline.map((name) => `"${name}"`).join(', ')}]`,
      'draft = false',
      '+++',
      '',
      body(truth, '\n\n', (text) => `## ${text}`),
      '',
    ].join('\n'),
    truth,
    wellMade: true,
  }),
  'markdown without front matter': (truth) => ({
    fileName: 'notes.md',
    text: [
      `# ${truth.headline}`,
      '',
      `*${signature(truth)}*`,
      '',
      longDate(truth),
      '',
      body(truth, '\n\n', (text) => `## ${text}`),
      '',
    ].join('\n'),
    truth,
    wellMade: false,
  }),
} as const satisfies { readonly [kind: string]: Setter }
