import type { ArticleContent } from '../../src/core/article/index.ts'

/** Texts of our own for the end-to-end tests. */

/** Title, date, author, then headings and paragraphs in turn; one heading ends in a question mark. */
export const FERRY = [
  'À Corvenne, le bac reprend du service après onze ans d’arrêt',
  '2026-03-14',
  'Auteur\u00a0: Noé Talbot',
  'Un moteur neuf',
  'La coque a été repeinte en bleu, le moteur changé, et le passeur réengagé. «\u202fOn a gardé la cloche\u202f», précise le maire, qui y tenait plus qu’au budget.',
  'Qui paiera la traversée\u202f?',
  'Gratuite pour les riverains, elle coûtera deux euros aux autres. La commune espère 40\u202f000 passages par an\u202f; le département, lui, n’en promet que la moitié.',
  'Un horaire encore flou',
  'Le bac partira toutes les demi-heures, de l’aube au crépuscule, sauf quand le fleuve en décidera autrement.',
].join('\n')

/** A text in Markdown with every part that a text can have, and fields in its front matter. */
export const RICH = `---
title: "Budget\u00a0: la région rogne sur les trains"
date: 2026-11-10
author: Inès Karam
tags: [transports, budget]
---

Un **premier** paragraphe, avec [un lien](https://corvenne.example/budget), *de l’italique* et une note[^1].

## Ce qui change

- Dix-neuf stations
- une rame toutes les six minutes
  - en semaine
  - le samedi

> Nous n’avons rien vu venir.
>
> — Jeanne Morel

| Ligne | Coût |
|---|---|
| A | 12 M€ |
| B | 8 M€ |

### Le détail

Le reste sera voté en mars[^2].

[^1]: Celle que le conseil a publiée, *en partie*.
[^2]: Sous réserve.
`

/** The same kind of text in another voice. */
export const MARKET = [
  'La halle d’Œuvray attend toujours son toit',
  '2026-03-12',
  'Par Maud Ferrier',
  'Deux hivers sous bâche',
  'Les maraîchers déballent sous des bâches depuis deux hivers, et la charpente, livrée en automne, dort dans un hangar.',
].join('\n')

const paragraphs = (count: number) =>
  Array.from(
    { length: count },
    (_, at) =>
      [
        'La dernière soudure a été posée mardi, sans cérémonie\u00a0: un chef de chantier, deux élus, trois journalistes.',
        '«\u00a0On nous avait promis le contraire\u00a0», glisse une riveraine, **mi-amusée, mi-inquiète**.',
        'La métropole assure que tout est prévu. Le devis, lui, court toujours\u202f; il approche 3\u202f400\u202f000\u00a0euros.',
        'Dix-neuf stations, une rame toutes les six minutes, et un billet unique avec les cars du département.',
      ][at % 4],
  ).join('\n\n')

/** Typed as keyboards have it, and still to be set. */
const UNSET = `"Qui a prévu ça ?", demande M. Vial. Le coeur du bourg - on l'a dit - attend 12 000 euros...`

/** A small library, oldest first. */
export const ARTICLES: readonly Partial<ArticleContent>[] = [
  {
    headline: 'Un maire, trois ponts et une rivière en colère',
    status: 'spiked',
    byline: [{ name: 'Théo Lanz' }],
    standfirst: "Le niveau monte: la mairie n'attend plus.",
    sections: [{ heading: '', body: `${paragraphs(3)}\n\n${UNSET}` }],
  },
  {
    headline: 'Les cantines de quartier cherchent un second souffle',
    status: 'published',
    byline: [{ name: 'Maud Ferrier' }, { name: 'Jean-Loup Castagnier' }],
    sections: [{ heading: '', body: paragraphs(9) }],
  },
  {
    headline: 'Trois questions sur la nappe phréatique',
    status: 'ready',
    embargo: '2090-01-01T06:00:00+01:00',
    sections: [{ heading: '', body: paragraphs(5) }],
  },
  {
    headline: 'Le port rouvre ses quais aux pêcheurs, sous conditions',
    status: 'ready',
    byline: [{ name: 'Inès Karam' }],
    sections: [{ heading: '', body: paragraphs(12) }],
  },
  {
    headline: 'Budget\u00a0: la région rogne sur les lignes rurales',
    status: 'draft',
    byline: [{ name: 'Théo Lanz' }],
    sections: [{ heading: '', body: paragraphs(6) }],
  },
  {
    kicker: 'Transports',
    headline: 'À Saint-Aubin, le tramway arrive avec deux ans d’avance',
    standfirst:
      'La ligne C ouvrira dès septembre. Les commerçants du cours Vallès, eux, attendent encore de savoir qui paiera les derniers pavés.',
    status: 'review',
    byline: [{ name: 'Inès Karam' }],
    date: '2026-11-10',
    dateline: 'Saint-Aubin',
    desk: 'Transports',
    keywords: ['tramway', 'métropole'],
    target: { amount: 6_750, unit: 'signs' },
    sections: [
      { heading: 'Un chantier mené tambour battant', body: paragraphs(2) },
      { heading: 'Qui paie les pavés\u202f?', body: paragraphs(3) },
      { heading: 'Ce qui change pour les usagers', body: paragraphs(4) },
    ],
  },
]
