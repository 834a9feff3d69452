import { describe, expect, test } from 'vitest'
import { readMeta } from '../../../src/core/import/metadata/metaLine.ts'

describe('a date alone in its line', () => {
  const tenth = [
    '2024-11-10',
    '2024/11/10',
    '10 novembre 2024',
    'dimanche 10 novembre 2024',
    'DIMANCHE 10 NOVEMBRE 2024',
    'Le 10 nov. 2024',
    'Publié le 10 novembre 2024',
    'Publié\u00a0le\u00a010\u00a0novembre\u00a02024',
    'Date\u202f: 10 novembre 2024',
    '10/11/2024',
    '10.11.2024',
    '10-11-2024',
    '10/11/24',
    '10. 11. 2024',
    'November 10, 2024',
    'Nov. 10, 2024',
    'Sunday, November 10th, 2024',
    '10 November 2024',
    '10th of November 2024',
    'Published: 10 November 2024',
    'Posted on Nov 10, 2024',
    '10. November 2024',
    'Sonntag, den 10. November 2024',
    'Stand: 10.11.2024',
    '10 de noviembre de 2024',
    'domingo, 10 de noviembre del 2024',
    'Fecha: 10/11/2024',
    'domenica 10 novembre 2024',
    '10 de novembro de 2024',
    'zondag 10 november 2024',
    '10 listopada 2024',
    '10 ноября 2024 года',
    '10 Νοεμβρίου 2024',
    '10 בנובמבר 2024',
    '10 نوفمبر 2024',
    'الأحد ١٠ نوفمبر ٢٠٢٤',
    '10 تشرين الثاني 2024',
    'التاريخ: 10 نوفمبر 2024',
    '2024年11月10日',
    '二〇二四年十一月十日',
    '2024年11月10日 星期日',
    '发布时间：2024年11月10日',
    '令和6年11月10日',
    '2024년 11월 10일',
    '10 novembre 2024'.normalize('NFD'),
  ]
  test.each(tenth)('%s', (line) => {
    expect(readMeta(line, false)).toMatchObject({ date: '2024-11-10', byline: [], dateline: '', more: false })
  })

  test.each([
    ['1er mars 2025', '2025-03-01'],
    ['1ᵉʳ mars 2025', '2025-03-01'],
    ['3 févr. 2025', '2025-02-03'],
    ['3 FEVRIER 2025', '2025-02-03'],
    ['3 février 2025'.normalize('NFD'), '2025-02-03'],
    ['21 de março de 2025', '2025-03-21'],
    ['7. März 2025', '2025-03-07'],
    ['29 février 2024', '2024-02-29'],
    ['二〇二五年二月廿三日', '2025-02-23'],
  ])('%s is %s', (line, date) => {
    expect(readMeta(line, false)).toMatchObject({ date })
  })

  test('a full RFC 3339 instant is kept as written', () => {
    for (const date of ['2024-11-10T14:30:00+01:00', '2024-11-10T14:30:00.5Z', '2024-11-10T14:30-03:30']) {
      expect(readMeta(date, false)).toMatchObject({ date, more: false })
    }
  })
  test('the date of an e-mail is an instant, as its offset is given', () => {
    expect(readMeta('Date: Sun, 10 Nov 2024 14:30:00 +0100', false)).toMatchObject({
      date: '2024-11-10T14:30:00+01:00',
    })
  })
  test.each([
    '10 novembre 2024 à 14 h 30',
    'Publié le 10/11/2024 à 14:30',
    'November 10, 2024 at 2:30 p.m. EST',
    '10. November 2024, 14.30 Uhr',
    '10 novembre 2024, ore 14:30',
    '2024-11-10 14:30',
    '2024年11月10日 14:30',
    '10 novembre 2024, mis à jour le 11 novembre 2024',
  ])('%s gives the day, and says that there was more', (line) => {
    expect(readMeta(line, false)).toMatchObject({ date: '2024-11-10', more: true })
  })
  test('the order of numbers is American where asked for, and only where both orders make sense', () => {
    expect(readMeta('10/11/2024', true)).toMatchObject({ date: '2024-10-11', eitherWay: true })
    expect(readMeta('25/11/2024', true)).toMatchObject({ date: '2024-11-25', eitherWay: false })
    expect(readMeta('11/25/2024', false)).toMatchObject({ date: '2024-11-25', eitherWay: false })
    expect(readMeta('11/11/2024', false)).toMatchObject({ eitherWay: false })
  })
  test.each([
    ['Rennes, le 10 novembre 2024', 'Rennes'],
    ['New York, November 10, 2024', 'New York'],
    ['Villanueva de la Serena, 10 de noviembre de 2024', 'Villanueva de la Serena'],
    ['Grünwalde, den 10. November 2024', 'Grünwalde'],
  ])('%s also tells the place', (line, dateline) => {
    expect(readMeta(line, false)).toMatchObject({ date: '2024-11-10', dateline })
  })
  test.each([
    '31/11/2024',
    '29 février 2023',
    '10 novembre',
    'mardi 12 mars',
    'novembre 2024',
    'du 10 au 12 novembre 2024',
    'Élections du 10 novembre 2024',
    'Le 10 novembre 2024, le maire a démissionné.',
    'Conseil municipal, 10 novembre 2024',
    '10/11/2024/3',
    '192.10.11.2024',
    '2024',
  ])('%s is no date line', (line) => {
    expect(readMeta(line, false)?.date ?? '').toBe('')
  })
})

test.each([
  'By Design',
  'By God and Country',
  'By Any Means Necessary',
  'By Dana Whitcombe, New York',
  'By Dana Whitcombe, MP for Kelby',
  'By Dana Whitcombe’s Side',
  'Par Temps de Pluie',
  'Par Noël, tout sera fini',
  'Por Semana Santa, carreteras llenas',
  'Enquête de Satisfaction',
])('%s may be signed by nobody', (line) => {
  expect(readMeta(line, false)).toMatchObject({ mark: 'opening', guess: true })
})

test.each(['Par Philippe', 'By Zbigniew Kowalczyk', 'Par Le Journal avec AFP', 'Par A. G.'])(
  '%s is signed by somebody',
  (line) => {
    expect(readMeta(line, false)).toMatchObject({ mark: 'opening', guess: false })
  },
)

test.each([
  'Updated: March 12, 2026, 9:40 a.m. | Published: March 11, 2026',
  'Mis à jour le 12 mars 2026 à 9 h 40 - Publié le 11 mars 2026',
  'Published March 11, 2026 | Updated March 12, 2026',
])('a text is of the day on which it appeared: %s', (line) => {
  expect(readMeta(line, false)).toMatchObject({ date: '2026-03-11', more: true })
})

test('a paper beside the date is no place', () => {
  expect(readMeta('Kelby Post, 12 March 2026', false)).toMatchObject({
    date: '2026-03-12',
    dateline: '',
    more: true,
  })
})

test('somebody signs behind a date and a time', () => {
  expect(readMeta('March 12, 2026, 9:40 a.m. | By Dana Whitcombe', true)).toMatchObject({
    date: '2026-03-12',
    byline: [{ name: 'Dana Whitcombe' }],
  })
})

test.each(['Photos Show Damage', 'Photos de Nuit', 'Foto di Famiglia', 'Words Matter'])(
  '%s does not open as a byline does',
  (line) => {
    expect(readMeta(line, false)?.mark).not.toBe('opening')
  },
)

describe('a byline alone in its line', () => {
  test.each([
    ['Auteur: Philippe', [{ name: 'Philippe' }]],
    ['Auteur\u00a0: Inès Karam', [{ name: 'Inès Karam' }]],
    ['Auteure\u202f: Inès Karam', [{ name: 'Inès Karam' }]],
    ['Par Inès Karam', [{ name: 'Inès Karam' }]],
    ['par Inès Karam', [{ name: 'Inès Karam' }]],
    ['PAR INÈS KARAM', [{ name: 'INÈS KARAM' }]],
    ['Par Inès Karam et Paul Le Goff', [{ name: 'Inès Karam' }, { name: 'Paul Le Goff' }]],
    [
      'Par Inès Karam, Paul Le Goff et Lou D’Arc',
      [{ name: 'Inès Karam' }, { name: 'Paul Le Goff' }, { name: 'Lou D’Arc' }],
    ],
    ['Par Inès Karam, envoyée spéciale à Kiev', [{ name: 'Inès Karam', role: 'envoyée spéciale à Kiev' }]],
    ['Par Inès Karam à Bruxelles', [{ name: 'Inès Karam', role: 'à Bruxelles' }]],
    ['Par Inès Karam (AFP)', [{ name: 'Inès Karam', role: 'AFP' }]],
    ['Inès Karam / Reuters', [{ name: 'Inès Karam', role: 'Reuters' }]],
    ['Par Inès Karam avec AFP', [{ name: 'Inès Karam' }, { name: 'AFP' }]],
    ['Par Inès Karam (ines@journal.example)', [{ name: 'Inès Karam', url: 'mailto:ines@journal.example' }]],
    ['De : Inès Karam <ines@journal.example>', [{ name: 'Inès Karam', url: 'mailto:ines@journal.example' }]],
    ['Propos recueillis par Inès Karam', [{ name: 'Inès Karam', role: 'Propos recueillis' }]],
    ['Reporting by Dana Whitcombe in London', [{ name: 'Dana Whitcombe', role: 'in London' }]],
    ['Par la rédaction', [{ name: 'la rédaction' }]],
    ['De notre envoyée spéciale à Alger', [{ name: 'De notre envoyée spéciale à Alger' }]],
    [
      'De notre envoyée spéciale à Alger, Inès Karam',
      [{ name: 'Inès Karam', role: 'De notre envoyée spéciale à Alger' }],
    ],
    [
      'Par Inès Karam, rédactrice en chef et Paul Roux',
      [{ name: 'Inès Karam', role: 'rédactrice en chef' }, { name: 'Paul Roux' }],
    ],
    [
      'Por Inés Peña, redactora jefe, y Tomás Gil',
      [{ name: 'Inés Peña', role: 'redactora jefe' }, { name: 'Tomás Gil' }],
    ],
    [
      'Story by Dana Whitcombe | Photos by Owen Pell',
      [
        { name: 'Dana Whitcombe', role: 'Story' },
        { name: 'Owen Pell', role: 'Photos' },
      ],
    ],
    [
      'By Dana Whitcombe; photos by Owen Pell',
      [{ name: 'Dana Whitcombe' }, { name: 'Owen Pell', role: 'photos' }],
    ],
    [
      'By Dana Whitcombe. Photographs by Owen Pell.',
      [{ name: 'Dana Whitcombe' }, { name: 'Owen Pell', role: 'Photographs' }],
    ],
    ['Texte et photos Inès N’Diaye', [{ name: 'Inès N’Diaye', role: 'Texte et photos' }]],
    [
      'Texte Inès Karam Photos Paul Roux',
      [
        { name: 'Inès Karam', role: 'Texte' },
        { name: 'Paul Roux', role: 'Photos' },
      ],
    ],
    ['Texto de Lucía Peña', [{ name: 'Lucía Peña', role: 'Texto' }]],
    [
      'Testi di Chiara Bellandi - Foto di Marco Lunardi',
      [
        { name: 'Chiara Bellandi', role: 'Testi' },
        { name: 'Marco Lunardi', role: 'Foto' },
      ],
    ],
    ['Enquête d’Inès Karam', [{ name: 'Inès Karam', role: 'Enquête' }]],
    ['Das Interview führte Petra Wolf', [{ name: 'Petra Wolf', role: 'Das Interview führte' }]],
    [
      'Par Inès Karam, traduit par Paul Roux',
      [{ name: 'Inès Karam' }, { name: 'Paul Roux', role: 'traduit' }],
    ],
    [
      'De notre envoyée spéciale à Alger Inès Karam',
      [{ name: 'Inès Karam', role: 'De notre envoyée spéciale à Alger' }],
    ],
    [
      'Par notre correspondante à Alger, Inès Karam, avec AFP',
      [{ name: 'Inès Karam', role: 'notre correspondante à Alger' }, { name: 'AFP' }],
    ],
    ['Par Le Journal avec AFP', [{ name: 'Le Journal' }, { name: 'AFP' }]],
    ['Par la rédaction avec l’AFP', [{ name: 'la rédaction' }, { name: 'AFP' }]],
    ['Inés Peña y EFE', [{ name: 'Inés Peña' }, { name: 'EFE' }]],
    ['By Kelby Post staff', [{ name: 'Kelby Post staff' }]],
    ['By Dana Whitcombe and agencies', [{ name: 'Dana Whitcombe' }, { name: 'agencies' }]],
    ['By Dana Whitcombe, Paris', [{ name: 'Dana Whitcombe', role: 'Paris' }]],
    ['By Dana Whitcombe, The Kelby Post', [{ name: 'Dana Whitcombe', role: 'The Kelby Post' }]],
    ['By Dana Whitcombe, Kelby Post', [{ name: 'Dana Whitcombe', role: 'Kelby Post' }]],
    ['dpa/Petra Wolf', [{ name: 'Petra Wolf', role: 'dpa' }]],
    ['By Dana Whitcombe Crime Reporter', [{ name: 'Dana Whitcombe', role: 'Crime Reporter' }]],
    [
      'By Dana Whitcombe (dana@post.example) and Owen Pell (owen@post.example)',
      [
        { name: 'Dana Whitcombe', url: 'mailto:dana@post.example' },
        { name: 'Owen Pell', url: 'mailto:owen@post.example' },
      ],
    ],
    ['Author: Dana Whitcombe', [{ name: 'Dana Whitcombe' }]],
    ['By Dana Whitcombe and Luis O’Hara', [{ name: 'Dana Whitcombe' }, { name: 'Luis O’Hara' }]],
    [
      'By Dana Whitcombe, staff writer, and Owen Pell',
      [{ name: 'Dana Whitcombe', role: 'staff writer' }, { name: 'Owen Pell' }],
    ],
    [
      'Par Inès Karam, envoyée spéciale, et Paul Roux, photographe',
      [
        { name: 'Inès Karam', role: 'envoyée spéciale' },
        { name: 'Paul Roux', role: 'photographe' },
      ],
    ],
    [
      'By Dana Whitcombe, science and health reporter',
      [{ name: 'Dana Whitcombe', role: 'science and health reporter' }],
    ],
    ['Par Inès Ka\u00adram', [{ name: 'Inès Karam' }]],
    ['By Dana Whitcombe, Staff Writer', [{ name: 'Dana Whitcombe', role: 'Staff Writer' }]],
    ['By Dana Whitcombe, Associated Press', [{ name: 'Dana Whitcombe', role: 'Associated Press' }]],
    ['By Dana Whitcombe in London', [{ name: 'Dana Whitcombe', role: 'in London' }]],
    ['By Dana Whitcombe Associated Press', [{ name: 'Dana Whitcombe', role: 'Associated Press' }]],
    ['Author: Students for Kelby', [{ name: 'Students for Kelby' }]],
    ['Author: Dana Whitcombe for Kelby Radio', [{ name: 'Dana Whitcombe', role: 'for Kelby Radio' }]],
    ['Von Anna Krüger und Jens von der Leyen', [{ name: 'Anna Krüger' }, { name: 'Jens von der Leyen' }]],
    [
      'Text: Anna Krüger, Fotos: Jens Maier',
      [{ name: 'Anna Krüger' }, { name: 'Jens Maier', role: 'Fotos' }],
    ],
    ['Por María García y Juan Ortega y Gasset', [{ name: 'María García' }, { name: 'Juan Ortega y Gasset' }]],
    ['Autora: Lucía Fandiño', [{ name: 'Lucía Fandiño' }]],
    ['Por Ana Souza e João da Silva', [{ name: 'Ana Souza' }, { name: 'João da Silva' }]],
    ['Di Chiara Bellandi', [{ name: 'Chiara Bellandi' }]],
    ['Autore: Chiara Bellandi', [{ name: 'Chiara Bellandi' }]],
    ['Door Sanne de Vries', [{ name: 'Sanne de Vries' }]],
    ['بقلم: ليلى المنصوري', [{ name: 'ليلى المنصوري' }]],
    ['بقلم ليلى المنصوري', [{ name: 'ليلى المنصوري' }]],
    ['作者：王小明', [{ name: '王小明' }]],
    ['文/王小明', [{ name: '王小明' }]],
    ['本报记者 王小明 李雷 北京报道', [{ name: '王小明' }, { name: '李雷', role: '北京报道' }]],
    ['文・佐藤美咲', [{ name: '佐藤美咲' }]],
    ['Автор: Иван Петров', [{ name: 'Иван Петров' }]],
    ['מאת: נועה ברק', [{ name: 'נועה ברק' }]],
  ])('%s', (line, byline) => {
    expect(readMeta(line, false)?.byline).toEqual(byline)
  })

  test.each([
    ['Par Inès Karam | 10 novembre 2024', 'opening'],
    ['Par Inès Karam, le 10 novembre 2024', 'opening'],
    ['10 novembre 2024, par Inès Karam', 'opening'],
    ['Publié le 10 novembre 2024 par Inès Karam', 'opening'],
    ['Inès Karam – 10/11/2024', 'none'],
  ])('%s holds the date as well', (line, mark) => {
    expect(readMeta(line, false)).toMatchObject({
      date: '2024-11-10',
      byline: [{ name: 'Inès Karam' }],
      mark,
    })
  })

  test.each([
    'Par ailleurs, rien ne change',
    'Par Toutatis !',
    'By contrast, nothing changes',
    'By the time the fire brigade arrived, it was over',
    'Von Wien nach Prag',
    'Von der Leyen gewinnt Abstimmung',
    'Di Maio si dimette',
    'Por eso no vino nadie',
    'Texte : Le maire a dit qu’il partirait.',
    'L’eau monte',
    'By the Numbers',
    'By Monday, Paris will know',
    'Par Toutatis, le pont tient',
    'Von der Leyen und Macron',
    'Texte de loi',
  ])('%s is none', (line) => {
    expect(readMeta(line, false)).toBeNull()
  })
})

describe('a person and a date', () => {
  test.each(['Inès Karam, 10 novembre 2024', 'Inès Karam, le 10 novembre 2024', '10 November 2024, Ann Lee'])(
    'are who signs and when: %s',
    (line) => {
      const meta = readMeta(line, false)
      expect(meta).toMatchObject({ date: '2024-11-10', dateline: '', guess: false })
      expect(meta?.byline).toHaveLength(1)
    },
  )

  test.each([
    'Santiago de Compostela, 10 de noviembre de 2024',
    'Alice Springs, 10 November 2024',
    'Virginia Beach, 10 November 2024',
    'Marina di Tarna, 10 novembre 2024',
  ])('where a first name opens that of a place, the place: %s', (line) => {
    expect(readMeta(line, false)).toMatchObject({
      date: '2024-11-10',
      byline: [],
      dateline: line.split(',')[0],
    })
  })
})

describe('who signs beside a date', () => {
  test('by initials, which may be something else', () => {
    expect(readMeta('LF - 10/11/24', false)).toMatchObject({
      byline: [{ name: 'LF' }],
      dateline: '',
      guess: true,
    })
    expect(readMeta('NY - 10/11/24', false)).not.toMatchObject({ byline: [{ name: 'NY' }] })
  })

  test('by a name with its handle', () => {
    expect(readMeta('Ann Lee @annlee - 10 November 2024', false)).toMatchObject({
      date: '2024-11-10',
      byline: [{ name: 'Ann Lee', role: '@annlee' }],
    })
  })
})

test.each(['Posted on 4 June 2024 by admin', 'Publié le 4 juin 2024 par admin', '4 June 2024 by webmaster'])(
  'a day beside the account of a site is the date, and nobody signs: %s',
  (line) => {
    expect(readMeta(line, false)).toMatchObject({ date: '2024-06-04', byline: [], more: true })
  },
)
