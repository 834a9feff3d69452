import { chmodSync, lstatSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import * as z from 'zod/mini'
import { plainOf, readMarkdown, textBlocks } from '../../src/core/document/index.ts'
import { folder, marbre } from './commandLine.ts'

const REPORT = `L'écluse rouvre: enfin !
2026-10-02

Le chantier a duré deux ans, dit la maire: "Nous voilà prêts." Les bateaux reviennent samedi au port de Saulnes.

Un coeur neuf

Les portes pèsent 12 000 kg... Elles sont prêtes ; le halage, lui, attend encore ses garde-corps tout neufs.
`

const report = z.strictObject({
  findings: z.array(
    z.strictObject({
      id: z.string(),
      field: z.string(),
      section: z.nullable(z.number()),
      block: z.array(z.number()),
      from: z.number(),
      to: z.number(),
      written: z.string(),
      rule: z.string(),
      message: z.string(),
      replacement: z.nullable(z.string()),
    }),
  ),
})
const imports = z.looseObject({ imported: z.array(z.looseObject({ id: z.string() })) })
const stored = z.looseObject({
  revision: z.number(),
  headline: z.string(),
  sections: z.array(z.looseObject({ heading: z.string(), body: z.string() })),
})

const findingsOf = (stdout: string) => report.parse(JSON.parse(stdout)).findings

/** A file of these bytes in a new folder. */
function fileOf(bytes: string | Uint8Array, name = 'texte.txt'): string {
  const path = join(folder(), name)
  writeFileSync(path, bytes)
  return path
}

/** A library with these texts, and their ids in order. */
async function libraryOf(...texts: string[]) {
  const library = join(folder(), 'library')
  const files = texts.map((text) => fileOf(text))
  const { stdout } = await marbre(['import', ...files, '--library', library, '--json'])
  const ids = imports.parse(JSON.parse(stdout)).imported.map(({ id }) => id)
  const read = async (id = '') => {
    const shown = await marbre(['show', id, '--library', library, '--json'])
    return stored.parse(JSON.parse(shown.stdout))
  }
  return { library, ids, read }
}

test('an article’s findings name their place, their rule, the reason and the replacement', async () => {
  const { library, ids, read } = await libraryOf(REPORT)
  const linted = await marbre(['lint', ...ids, '--library', library, '--json', '--lang', 'fr'])
  expect(linted).toMatchObject({ code: 0, stderr: '' })
  const findings = findingsOf(linted.stdout)
  const article = await read(ids[0])
  expect(findings.filter(({ field }) => field === 'headline')).toEqual([
    {
      id: ids[0],
      field: 'headline',
      section: null,
      block: [],
      from: 1,
      to: 2,
      written: "'",
      rule: 'apostrophe',
      message: 'Apostrophe droite → courbe. L’apostrophe typographique est courbe.',
      replacement: '’',
    },
    expect.objectContaining({ rule: 'colon-space', from: 15, to: 15, replacement: '\u00a0' }),
    expect.objectContaining({
      rule: 'high-punctuation-space',
      message:
        'Espace fine insécable manquante. Elle précède en français le point-virgule et les points d’exclamation et d’interrogation.',
      replacement: '\u202f',
    }),
  ])
  expect(findings.map(({ rule }) => rule)).toContain('ligature')
  for (const { field, section, block, from, to, rule } of findings) {
    if (rule !== 'ellipsis' || field !== 'body') continue
    const texts = Array.from(textBlocks(readMarkdown(article.sections[section ?? -1]?.body ?? '')))
    const text = texts.find(({ path }) => path.join() === block.join())
    expect(plainOf(text?.content ?? []).slice(from, to)).toBe('...')
  }
})

test('--fix fixes what is certain, and what is left are suggestions', async () => {
  const { library, ids, read } = await libraryOf(REPORT)
  const fixed = await marbre(['lint', ...ids, '--fix', '--library', library, '--json'])
  expect(fixed).toMatchObject({ code: 0, stderr: '' })
  expect(findingsOf(fixed.stdout).map(({ rule }) => rule)).toEqual(['ligature'])
  const article = await read(ids[0])
  expect(article.headline).toBe('L’écluse rouvre\u00a0: enfin\u202f!')
  const bodies = article.sections.map(({ body }) => body).join('\n')
  expect(bodies).toContain('dit la maire\u00a0: «\u00a0Nous voilà prêts.\u00a0» Les bateaux')
  expect(bodies).toContain('12\u202f000\u00a0kg… Elles sont prêtes\u202f; le halage')
  expect(article.revision).toBe(2)
  await marbre(['lint', ...ids, '--fix', '--library', library])
  expect((await read(ids[0])).revision).toBe(2)
})

test('--fix sets what is certain of usage, and reports the rest with its reason', async () => {
  const { library, ids, read } = await libraryOf(
    REPORT.replace(
      'Un coeur neuf',
      'On ne sait pas si il reste un départementtal. On y va parce-que Maud Ferrier part mardi 3 octobre 2026, dit-elle, et la la cale est prête.\n\nUn coeur neuf',
    ),
  )
  const fixed = await marbre(['lint', ...ids, '--fix', '--library', library, '--json', '--lang', 'fr'])
  const left = findingsOf(fixed.stdout).map(({ rule, written, message }) => [rule, written, message])
  expect(left).toEqual([
    ['misspelt', 'départementtal', expect.stringContaining('Le dictionnaire ne connaît pas ce mot')],
    ['weekday', 'mardi 3 octobre 2026', 'Jour et date. Le 3 octobre 2026 est un samedi.'],
    ['doubled-word', 'la la', expect.stringContaining('deux fois')],
    ['ligature', 'oe', expect.anything()],
  ])
  const bodies = (await read(ids[0])).sections.map(({ body }) => body).join('\n')
  expect(bodies).toContain('On ne sait pas s’il reste')
  expect(bodies).toContain('On y va parce que Maud')
})

test('without a name, the whole library is read, and fixed', async () => {
  const { library, ids, read } = await libraryOf(REPORT, REPORT.replace('écluse', 'usine'))
  const linted = await marbre(['lint', '--library', library, '--json'])
  expect(new Set(findingsOf(linted.stdout).map(({ id }) => id))).toEqual(new Set(ids))
  await marbre(['lint', '--fix', '--library', library])
  const headlines = await Promise.all(ids.map(async (id) => (await read(id)).headline))
  expect(headlines).toEqual(['L’écluse rouvre\u00a0: enfin\u202f!', 'L’usine rouvre\u00a0: enfin\u202f!'])
})

test('a file is read where it lies, without a library, and its findings count from its beginning', async () => {
  const path = fileOf(REPORT)
  const linted = await marbre(['lint', path, '--json'])
  expect(linted).toMatchObject({ code: 0, stderr: '' })
  const findings = findingsOf(linted.stdout)
  expect(findings[0]).toMatchObject({ id: path, field: 'text', section: null, from: 1, to: 2 })
  const dots = findings.find(({ rule }) => rule === 'ellipsis')
  expect(REPORT.slice(dots?.from, dots?.to)).toBe('...')
  expect(readFileSync(path, 'utf8')).toBe(REPORT)
})

test('a person sees where each finding is, and how many there are', async () => {
  const path = fileOf(REPORT)
  const { stdout, stderr } = await marbre(['lint', path])
  expect(stdout).toContain(`${path}:1:2: Straight apostrophe → curly.`)
  expect(stdout).toContain(`${path}:8:28: Three dots → ellipsis.`)
  expect(stderr).toMatch(/^\d+ issues, fixed: 0, failures: 0\.\n$/)
  const { library } = await libraryOf(REPORT)
  const article = await marbre(['lint', '--library', library])
  expect(article.stdout).toMatch(
    /^[0-9a-f-]{36}:headline:1:2: Straight apostrophe → curly\..*\[apostrophe\]$/m,
  )
  expect(article.stdout).toMatch(/^[0-9a-f-]{36}:body 2:1:28: Three dots → ellipsis\./m)
})

test('--fix changes a file in place: its mark, its line ends, its mode and a link to it stay', async () => {
  const path = fileOf(`\ufeff${REPORT.replaceAll('\n', '\r\n')}`)
  chmodSync(path, 0o640)
  const link = join(folder(), 'lien.txt')
  symlinkSync(path, link)
  const fixed = await marbre(['lint', link, '--fix'])
  expect(fixed).toMatchObject({ code: 0 })
  const text = readFileSync(path, 'utf8')
  expect(text.startsWith('\ufeffL’écluse rouvre\u00a0: enfin\u202f!\r\n2026-10-02\r\n')).toBe(true)
  expect(statSync(path).mode & 0o777).toBe(0o640)
  expect(lstatSync(link).isSymbolicLink()).toBe(true)
  const again = await marbre(['lint', link, '--json'])
  expect(findingsOf(again.stdout).map(({ rule }) => rule)).toEqual(['ligature'])
})

test('front matter, code and addresses of a Markdown file stay as they are', async () => {
  const markdown = `---
title: "L'écluse: la suite"
lang: fr
---

Voici l'\`x = "y"\` de la [page](https://exemple.org/l'an?a="b") : "oui" !

\`\`\`
"code" !
\`\`\`
`
  const path = fileOf(markdown, 'texte.md')
  expect(await marbre(['lint', path, '--fix'])).toMatchObject({ code: 0 })
  expect(readFileSync(path, 'utf8')).toBe(
    markdown.replace("Voici l'", 'Voici l’').replace(' : "oui" !\n', '\u00a0: «\u00a0oui\u00a0»\u202f!\n'),
  )
})

test('what is markup to other programs within Markdown is no text: it is neither reported nor changed', async () => {
  const markdown = `# Le bac {#le-bac}

<div class="encadre" title='l'eau'>
  <p>L'eau monte <a class="lien" href="https://exemple.org/l'eau">"ici"</a> !</p>
  <Carte titre="L'île" bornes={{ nord: "a" }} />
</div>

<!-- "Rien" !

L'an dernier -->

{% include carte.html titre="L'écluse" %} et {{< note "L'avis" >}} là !

<script>
  const nom = "l'eau"

  dire("oui")
</script>

::: {.note titre="L'été"}
Voir [[L'écluse|l'an dernier]] :tada: ! Rappel:voir: la suite.
:::

Un paragraphe. {: .chapo titre="l'eau"}

[caption id="a" width="3"]L'écluse[/caption]

import { Carte } from "../l'eau"
`
  const path = fileOf(markdown, 'texte.md')
  expect(await marbre(['lint', path, '--fix', '--no-spelling'])).toMatchObject({ code: 0, stdout: '' })
  expect(readFileSync(path, 'utf8')).toBe(
    markdown
      .replace("<p>L'eau", '<p>L’eau')
      .replace('>"ici"</a> !', '>«\u00a0ici\u00a0»</a>\u202f!')
      .replace('>}} là !', '>}} là\u202f!')
      .replace(':tada: !', ':tada:\u202f!')
      .replace(':voir: la', ':voir\u00a0: la')
      .replace("]L'écluse[", ']L’écluse['),
  )
})

test('characters written as references are found and fixed where they are', async () => {
  const path = fileOf('Le maire a parlé **hier**.\n\nL&#39;an deux&nbsp;! &amp; "trois"\n', 'texte.md')
  expect((await marbre(['lint', path, '--no-spelling'])).stdout).toContain('texte.md:3:2:')
  expect(await marbre(['lint', path, '--fix', '--no-spelling'])).toMatchObject({ code: 0, stdout: '' })
  expect(readFileSync(path, 'utf8')).toBe(
    'Le maire a parlé **hier**.\n\nL’an deux\u202f! &amp; «\u00a0trois\u00a0»\n',
  )
})

test('fixes within and beside marks leave the marks where they are', async () => {
  const path = fileOf(`l'**"a"**! *"b"*: **"c"***d*\n`, 'texte.md')
  expect(await marbre(['lint', path, '--fix', '--no-spelling'])).toMatchObject({ code: 0, stdout: '' })
  expect(readFileSync(path, 'utf8')).toBe(
    'l’**«\u00a0a\u00a0»**\u202f! *«\u00a0b\u00a0»*\u00a0: **«\u00a0c\u00a0»***d*\n',
  )
})

test('a text whose fixes cannot be made within its marks stays as it is written, and the others are fixed', async () => {
  // What ends as strong would begin anew: a closing mark between a blank and a word is none.
  const markdown = `* L'an **un**.\n\n**"a"** **!**\n\n1. [L'an](https://exemple.org) deux.\n`
  const path = fileOf(markdown, 'texte.md')
  await marbre(['lint', path, '--fix', '--no-spelling'])
  expect(readFileSync(path, 'utf8')).toBe(markdown.replaceAll("L'an", 'L’an'))
})

test('a Markdown file is fixed where it is to be, and what a finding has to do with marks is told by its block', async () => {
  const markdown = `# Titre

* item "un"  \n  suite : [l'an](https://exemple.org/l'an "l'an")*!*
* deux

Texte[^n] *mot* : fin\\![^n]

[^n]: L'appel.

| a | b |
|:-|--|
| l'un | \`l'autre\` |
`
  const path = fileOf(markdown, 'texte.md')
  const linted = await marbre(['lint', path, '--json'])
  expect(findingsOf(linted.stdout).map(({ field, block, rule }) => [field, block, rule])).toContainEqual([
    'text',
    [3, 1, 0],
    'apostrophe',
  ])
  expect((await marbre(['lint', path])).stdout).toContain('texte.md:13:4: ')
  expect(await marbre(['lint', path, '--fix'])).toMatchObject({ code: 0 })
  expect(readFileSync(path, 'utf8')).toBe(
    markdown
      .replace('"un"', '«\u00a0un\u00a0»')
      .replace("suite : [l'an]", 'suite\u00a0: [l’an]')
      .replace(')*!*', ')\u202f*!*')
      .replace('* : fin\\!', '*\u00a0: fin\u202f\\!')
      .replace("L'appel", 'L’appel')
      .replace("l'un", 'l’un'),
  )
})

test('a text on standard input is fixed on its way to standard output', async () => {
  const fixed = await marbre(['lint', '-', '--fix'], { input: REPORT })
  expect(fixed.code).toBe(0)
  expect(fixed.stdout).toMatch(/^L’écluse rouvre\u00a0: enfin\u202f!\n2026-10-02\n/)
  const found = await marbre(['lint', '-', '--json'], { input: REPORT })
  expect(findingsOf(found.stdout)[0]).toMatchObject({ id: '-', field: 'text' })
  expect(await marbre(['lint', '-', '--fix', '--json'], { input: REPORT })).toMatchObject({ code: 2 })
})

test('a file in another encoding is read, and is not changed', async () => {
  const path = fileOf(Buffer.from(REPORT, 'latin1'))
  const bytes = readFileSync(path)
  const linted = await marbre(['lint', path, '--json'])
  expect(linted.code).toBe(0)
  expect(findingsOf(linted.stdout).length).toBeGreaterThan(5)
  const fixed = await marbre(['lint', path, '--fix'])
  expect(fixed).toMatchObject({ code: 1 })
  expect(fixed.stderr).toContain('“texte.txt” is not UTF-8')
  expect(readFileSync(path)).toEqual(bytes)
})

test('of a page, a mail and the like the words are read, and the markup is not changed', async () => {
  const page =
    '<!DOCTYPE html><html lang="fr"><head><title>Le bac</title></head><body><main><h1>Le bac</h1>' +
    '<p>Le bac de Corvenne rouvre lundi: "enfin", dit la maire, qui attendait depuis un an.</p></main></body></html>'
  const mail = `Subject: Le bac\nContent-Type: text/plain; charset=utf-8\n\n${REPORT}`
  const org = `#+TITLE: Le bac\n#+BEGIN_SRC\nnom = "bac"\n#+END_SRC\n\n${REPORT}`
  for (const [text, name] of [
    [page, 'page.html'],
    [mail, 'mail.eml'],
    [org, 'bac.org'],
  ] as const) {
    const path = fileOf(text, name)
    const linted = await marbre(['lint', path, '--json', '--no-spelling'])
    expect(linted.code).toBe(0)
    const rules = findingsOf(linted.stdout).map(({ rule }) => rule)
    expect(new Set(rules)).toContain('colon-space')
    for (const { written } of findingsOf(linted.stdout)) expect(written).not.toMatch(/[<>=]/)
    const fixed = await marbre(['lint', path, '--fix'])
    expect(fixed).toMatchObject({ code: 1 })
    expect(fixed.stderr).toContain(`“${name}” is neither plain text nor Markdown`)
    expect(readFileSync(path, 'utf8')).toBe(text)
  }
  expect(await marbre(['lint', '-', '--fix'], { input: page })).toMatchObject({ code: 1, stdout: '' })
})

test('what cannot be read is told, and the rest goes on', async () => {
  const inbox = folder()
  mkdirSync(join(inbox, 'in'))
  writeFileSync(join(inbox, 'in', 'a.txt'), new Uint8Array([0, 1, 2, 3, 0, 0]))
  writeFileSync(join(inbox, 'in', 'b.txt'), REPORT)
  const linted = await marbre(['lint', inbox, join(inbox, 'missing.txt'), '--json'])
  expect(linted.code).toBe(1)
  expect(linted.stderr).toMatch(/“a\.txt”.*\[binary\]\n.*“missing\.txt”.*\[unreadable\]\n$/s)
  expect(findingsOf(linted.stdout)[0]?.id).toBe(join(inbox, 'in', 'b.txt'))
  const { library } = await libraryOf(REPORT)
  const unknown = '01930000-0000-7000-8000-000000000001'
  const gone = await marbre(['lint', unknown, '--library', library, '--json'])
  expect(gone).toMatchObject({ code: 1 })
  expect(gone.stderr).toContain('[not-found]')
  expect(findingsOf(gone.stdout)).toEqual([])
})

test('a file that is no text is told as not read, and nothing of an import is said', async () => {
  const bytes = join(folder(), 'bac.bin')
  writeFileSync(bytes, Buffer.from([0, 1, 2, 3, 0, 255, 254, 7]))
  const empty = join(folder(), 'vide.txt')
  writeFileSync(empty, '')
  for (const [lang, words] of [
    ['fr', /pas été lu.*\[binary\]/],
    ['en', /was not read.*\[binary\]/],
  ] as const) {
    const { code, stderr } = await marbre(['lint', bytes, empty, '--lang', lang])
    expect(code).toBe(1)
    expect(stderr).toMatch(words)
    expect(stderr).not.toMatch(/was imported|été importé/)
  }
})

test('the spaces are those of the profile', async () => {
  const path = fileOf(REPORT)
  const thin = findingsOf((await marbre(['lint', path, '--profile', 'thin', '--json'])).stdout)
  expect(thin.find(({ rule }) => rule === 'colon-space')?.replacement).toBe('\u202f')
  const none = findingsOf((await marbre(['lint', path, '--profile', 'none', '--json'])).stdout)
  expect(none.filter(({ rule }) => rule.endsWith('-space'))).toEqual([])
  expect(await marbre(['lint', path, '--profile', 'hugo'])).toMatchObject({ code: 2, stdout: '' })
})

test('without a profile, articles and files are held to the settings of the library', async () => {
  const { library, ids } = await libraryOf(REPORT)
  const path = fileOf(REPORT)
  const linted = async (target: string) => {
    const { stdout } = await marbre(['lint', target, '--library', library, '--json'])
    return findingsOf(stdout).find(({ rule }) => rule === 'colon-space')?.replacement
  }
  for (const target of [path, ...ids]) expect(await linted(target)).toBe('\u00a0')
  const settings = { format: 'marbre-settings', version: 1, typography: 'thin' }
  writeFileSync(join(library, 'settings.json'), JSON.stringify(settings))
  for (const target of [path, ...ids]) expect(await linted(target)).toBe('\u202f')
  const pressed = await marbre(['lint', path, '--library', library, '--profile', 'press', '--json'])
  expect(findingsOf(pressed.stdout).find(({ rule }) => rule === 'colon-space')?.replacement).toBe('\u00a0')
})

test('a file is not told what the settings of the library switch off', async () => {
  const { library } = await libraryOf(REPORT)
  const path = fileOf('Le pont est est fermmé depuis lundi, dit la mairie de Saulnes dans un communiqué.\n')
  const rules = async () => {
    const { stdout } = await marbre(['lint', path, '--library', library, '--json'])
    return findingsOf(stdout).map(({ rule }) => rule)
  }
  expect(await rules()).toEqual(expect.arrayContaining(['doubled-word', 'misspelt']))
  const settings = { format: 'marbre-settings', version: 1, usageOff: ['doubled-word'], spelling: false }
  writeFileSync(join(library, 'settings.json'), JSON.stringify(settings))
  expect(await rules()).toEqual([])
})

const HOUSE_STYLE = `- word: [chantier, chantiers]
  suggest: travaux
  reason: Le mot du journal.
  name: travaux
- word: halage
  suggest: chemin de halage
  fix: true
- word: bateaux
  reason: Préciser lesquels.
  language: fr
- name: gourmande
  pattern: (\\p{L}+\\p{P}*[ ]?)+[0-9]{9}
  reason: trop gourmand
- pattern: (a+
  reason: jamais fermé
- word: navire
`

test('the rules of the library’s house style are findings too, and what is wrong with it is told with its line', async () => {
  const { library, ids } = await libraryOf(REPORT)
  writeFileSync(join(library, 'house-style.yaml'), HOUSE_STYLE)
  const linted = await marbre(['lint', ...ids, '--library', library, '--json', '--lang', 'fr'])
  expect(linted.code).toBe(0)
  const rules = ['travaux', 'halage', 'bateaux']
  expect(findingsOf(linted.stdout).filter(({ rule }) => rules.includes(rule))).toMatchObject([
    {
      rule: 'travaux',
      replacement: 'travaux',
      message: 'Remplacer par «\u00a0travaux\u00a0». Le mot du journal.',
    },
    { rule: 'bateaux', replacement: null, message: 'Règle maison. Préciser lesquels.' },
    { rule: 'halage', message: expect.stringContaining('Règle maison «\u00a0halage\u00a0».') },
  ])
  const [pattern, nothing, runaway, ...others] = linted.stderr.split('\n')
  expect(pattern).toMatch(/^house-style\.yaml:14: Le motif «\u00a0\(a\+\u00a0» n’est pas .* \[pattern\]$/)
  expect(nothing).toMatch(/^house-style\.yaml:16: .* \[nothing-to-say\]$/)
  expect(runaway).toMatch(
    /^house-style\.yaml:11: La règle «\u00a0gourmande\u00a0» est ignorée.* \[runaway\]$/,
  )
  expect(others).toEqual([''])
})

test('--fix writes what the house style marks as certain, with the typography', async () => {
  const { library, ids, read } = await libraryOf(REPORT)
  writeFileSync(
    join(library, 'house-style.json'),
    '[{"word": "halage", "suggest": "pont... mobile", "fix": true}]',
  )
  const fixed = await marbre(['lint', '--fix', '--library', library, '--json'])
  expect(findingsOf(fixed.stdout).map(({ rule }) => rule)).toEqual(['ligature'])
  const { sections, revision } = await read(ids[0])
  expect(sections.map(({ body }) => body).join('\n')).toContain('\u202f; le pont… mobile, lui,')
  expect(revision).toBe(2)
  await marbre(['lint', '--fix', '--library', library])
  expect((await read(ids[0])).revision).toBe(2)
})

test('a file is read by the house style of the library that is named', async () => {
  const library = folder()
  writeFileSync(join(library, 'house-style.yml'), '- {word: halage, suggest: tirage, fix: true}')
  const path = fileOf('---\ntitle: halage\n---\n\nLe halage de halage.fr attend, `halage`.\n', 'texte.md')
  const linted = await marbre(['lint', path, '--library', library, '--lang', 'fr'])
  expect(linted.stdout).toMatch(/texte\.md:5:4: Remplacer par «\u00a0tirage\u00a0».* \[halage\]\n$/)
  await marbre(['lint', path, '--fix', '--library', library])
  expect(readFileSync(path, 'utf8')).toBe(
    '---\ntitle: halage\n---\n\nLe tirage de halage.fr attend, `halage`.\n',
  )
})
