import { describe, expect, test } from 'vitest'
import { draftOf } from './draftOf.ts'

const LONG =
  'Le bac a repris lundi son service entre les deux rives, après trois semaines de travaux, et chacun s’en réjouit, du maire aux écoliers.'
const bodyOf = async (body: string) =>
  (await draftOf(`---\ntitle: Le bac\n---\n\n${body}\n`)).content.sections
    .map(({ body: text }) => text)
    .join('')

describe('the end of a line is a break where the text means one', () => {
  test.each([
    ['speech', '— Vous reviendrez ?\n— Non.', '— Vous reviendrez ?\\\n— Non.'],
    ['a name behind a dash', 'Rien ne bouge.\n— Paul Roux', 'Rien ne bouge.\\\n— Paul Roux'],
    ['below bold', '**Pourquoi ?**\nOn ne sait pas.', '**Pourquoi ?**\\\nOn ne sait pas.'],
    [
      'above bold',
      'On ne sait pas encore.\n**Lieu :** le port\n**Prix :** 5 €',
      'On ne sait pas encore.\\\n**Lieu :** le port\\\n**Prix :** 5 €',
    ],
    [
      'an address',
      'Renseignements :\nMairie de Tarn\n12 rue des Lices\n81000 Tarn',
      'Renseignements :\\\nMairie de Tarn\\\n12 rue des Lices\\\n81000 Tarn',
    ],
    [
      'a programme',
      '18 h : ouverture\n19 h 30 : concert\n22 h : feu d’artifice',
      '18 h : ouverture\\\n19 h 30 : concert\\\n22 h : feu d’artifice',
    ],
    [
      'results',
      'Albi – Castres : 2-1\nGaillac – Lavaur : 0-0',
      'Albi – Castres : 2-1\\\nGaillac – Lavaur : 0-0',
    ],
    [
      'verse without capitals',
      'l’eau passe et ne dit rien\nles bacs s’endorment\nle vent pousse un chien\nsous les vieux ormes',
      'l’eau passe et ne dit rien\\\nles bacs s’endorment\\\nle vent pousse un chien\\\nsous les vieux ormes',
    ],
    [
      'verse',
      'Im Hafen liegt ein altes Schiff\nUnd träumt\nVon Wind und weiter See',
      'Im Hafen liegt ein altes Schiff\\\nUnd träumt\\\nVon Wind und weiter See',
    ],
    [
      'an address of mail',
      'Contact\nMairie\nmairie@tarn.example',
      'Contact\\\nMairie\\\n<mairie@tarn.example>',
    ],
    [
      'an address of a page, which is no longer for it',
      'Mairie de Tarn\nhttps://tarn.example\nQuai Carnot',
      'Mairie de Tarn\\\n<https://tarn.example>\\\nQuai Carnot',
    ],
    ['labels', 'Départ : le port\nArrivée : le quai', 'Départ : le port\\\nArrivée : le quai'],
    [
      'who said it, in a quotation',
      '> Dix ans d’attente,\n> et rien.\n> – Paul Roux, conducteur',
      '> Dix ans d’attente, et rien.\n>\n> — Paul Roux, conducteur',
    ],
  ])('%s', async (_, source, body) => {
    expect(await bodyOf(`${source}\n\n${LONG}`)).toBe(`${body}\n\n${LONG}`)
  })
})

describe('lines of prose are joined', () => {
  test.each([
    [
      'hard-wrapped',
      'The ferry that links the two banks of the\nriver returned on Monday, said the Harbour\nMaster, Ann Reed, and her crew.',
    ],
    ['hard-wrapped nouns', 'Die Fähre fährt wieder am Montag, sagte der\nBürgermeister Karl Huber.'],
    ['a sentence to a line', 'The ferry sank.\nNobody died.\nAll were saved.'],
    ['in lower case', 'The ferry is back,\nsays the harbour.'],
    [
      'bold by chance',
      'The ferry that links the two banks of the\n**Northern Star** company is back, said the\nharbour master on Monday.',
    ],
  ])('%s', async (_, source) => {
    expect(await bodyOf(source)).toBe(source.replaceAll('\n', ' '))
  })

  test.each([
    ['a table', 'Nom | Points\n--- | ---\nAlbi | 3', '| Nom | Points |\n| --- | --- |\n| Albi | 3 |'],
    ['code', '```\nUn\nDeux\n```', '```\nUn\nDeux\n```'],
    ['code in a line', 'Du `code\nRouge`\nEt vert', 'Du `code Rouge` Et vert'],
    ['an item', '- Le port\nLe quai', '- Le port Le quai'],
  ])('and so are other blocks read as ever: %s', async (_, source, body) => {
    expect(await bodyOf(source)).toBe(body)
  })
})
