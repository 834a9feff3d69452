import type { ArticleContent } from '../../src/core/article/index.ts'

/** What a desk has in its library in the evening, oldest first: nine ready articles, one for later, and others. */

const QUAY =
  'Les caisses de langoustines ont quitté le quai avant l’aube. Les mareyeurs, revenus un à un, ont payé comptant\u202f; la criée, elle, a compté jusqu’au dernier kilo.'
const HALL =
  'La salle était pleine et la porte restait ouverte. On s’est passé le micro, puis la colère, puis le café.'

/** The headline that the desk corrects, and what it becomes. */
export const MISTAKEN = 'La criée de Corvenne retrouve ses acheteur'
export const CORRECTED = 'La criée de Corvenne retrouve ses acheteurs'

/** Letters that run from right to left. */
export const ARABIC = 'العبّارة تعود إلى كورفين'

const LONG =
  'Ce que le conseil d’agglomération a voté, ce qu’il a reporté au printemps, et ce que les neuf communes de la vallée devront payer elles-mêmes si le département maintient son refus'

const signed = (name: string) => [{ name }]
const text = (...bodies: string[]) => bodies.map((body) => ({ heading: '', body }))

const READY: readonly Partial<ArticleContent>[] = [
  {
    kicker: 'Pêche',
    headline: MISTAKEN,
    standfirst: 'Six semaines de vente sur le quai, et un premier matin au sec.',
    byline: signed('Inès Karam'),
    date: '2026-11-26T06:30:00+01:00',
    dateline: 'Corvenne',
    desk: 'Région',
    keywords: ['pêche', 'port'],
    sections: [
      { heading: '', body: `${QUAY}\n\n> On respire.\n>\n> — Maël Le Goff, mareyeur` },
      { heading: 'Et les prix\u202f?', body: 'Ils montent[^1].\n\n[^1]: Selon le relevé de la coopérative.' },
    ],
  },
  {
    headline: 'Budget\u00a0: ce que coûtera le pont des Tanneurs',
    byline: signed('Théo Lanz'),
    date: '2026-11-26',
    desk: 'Région',
    sections: [
      {
        heading: '',
        body: 'Le devis a doublé en deux ans[^1].\n\n[^1]: Étude remise au conseil en octobre.',
      },
      {
        heading: 'Poste par poste',
        body: '| Poste | Coût |\n| --- | --: |\n| Piles | 12\u00a0M€ |\n| Tablier | 8\u00a0M€ |\n\nLe reste sera voté en mars.',
      },
    ],
  },
  {
    language: 'en',
    headline: 'The ferry is back, and so is its bell',
    standfirst: 'Eleven years late, the blue hull crosses again.',
    byline: signed('Noah Talbot'),
    date: '2026-11-25',
    desk: 'World',
    sections: text('The bell rang at noon. Nobody had told the gulls.'),
  },
  {
    language: 'ar',
    headline: ARABIC,
    byline: signed('ليلى حداد'),
    date: '2026-11-25',
    desk: 'World',
    sections: text('دقّ الجرس عند الظهر، ووقف الناس على الرصيف (Corvenne).'),
  },
  {
    headline: LONG,
    byline: signed('Maud Ferrier'),
    date: '2026-11-25',
    desk: 'Région',
    sections: text(HALL),
  },
  {
    headline: 'Les cantines d’Œuvray changent de menu',
    byline: signed('Maud Ferrier'),
    date: '2026-11-24',
    embargo: '2026-11-24T06:00:00+01:00',
    desk: 'Vie locale',
    sections: text('Un repas sans viande par semaine, et des assiettes qui reviennent vides.'),
  },
  {
    headline: 'Trois clubs pour un seul stade',
    byline: [{ name: 'Noé Talbot' }, { name: 'Inès Karam' }],
    date: '2026-11-24',
    desk: 'Sports',
    sections: text('- Le samedi, le rugby\n- le dimanche, le football\n- le lundi, les taupes'),
  },
  {
    headline: 'La librairie du pont rouvre rue Haute',
    byline: signed('Maud Ferrier'),
    date: '2026-11-23',
    desk: 'Culture',
    sections: text('Les livres ont été montés par la fenêtre, **un carton après l’autre**.'),
  },
  {
    headline: 'Eau\u00a0: les sources sous surveillance',
    byline: signed('Théo Lanz'),
    date: '2026-11-23',
    desk: 'Sciences',
    sections: text('La teneur en CO<sub>2</sub> a doublé sur 10 m<sup>2</sup>.'),
  },
].map((content) => ({ ...content, status: 'ready' }))

/** Ready, but not to be published before its hour. */
export const LATER = {
  headline: 'Le nom du lauréat',
  status: 'ready',
  embargo: '2090-01-01T06:00:00+01:00',
  sections: text('Il l’apprendra demain.'),
} satisfies Partial<ArticleContent>

export const DESK: readonly Partial<ArticleContent>[] = [
  { headline: 'Une rumeur de trop', status: 'spiked', sections: text(HALL) },
  { headline: 'La foire d’automne en chiffres', status: 'published', sections: text(QUAY) },
  { headline: 'Portrait\u00a0: le dernier tanneur', status: 'draft', sections: text(HALL) },
  { headline: 'Carnaval\u00a0: le char de trop', status: 'draft', sections: text(HALL) },
  { headline: 'Le marché de Sarn déménage', status: 'review', sections: text(QUAY) },
  LATER,
  ...READY.toReversed(),
]
