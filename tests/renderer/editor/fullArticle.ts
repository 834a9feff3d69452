import type { ArticleContent } from '../../../src/core/article/index.ts'

const FILE = `media/${'0a'.repeat(32)}.jpg`

/** An article with a block and a mark of every kind. */
export const FULL_ARTICLE: Partial<ArticleContent> = {
  kicker: 'Région',
  headline: 'Le pont rouvre aux piétons',
  subhead: 'Après deux ans de travaux',
  standfirst: 'Les riverains attendaient ce jour depuis la crue.',
  sections: [
    {
      heading: '',
      body: [
        'Un chef de chantier, **deux élus** et *trois journalistes*, dit [le rapport](https://example.org/rapport)[^1].',
        '- Premier point',
        '- Deuxième point\n  1. Un détail\n  2. Un autre détail',
        '- [ ] À vérifier\n- [x] Vérifié',
        '> Nous avons attendu.\n>\n> — Inès Karam',
        '[^1]: Page *douze*.',
      ].join('\n\n'),
    },
    {
      heading: 'Les chiffres',
      body: [
        '### Un intertitre mineur',
        '| Tronçon | Prévu |\n| --- | ---: |\n| Nord | 12 |\n| Sud |  |',
        `![Le pont](${FILE} "Photo Maud Ferrier")\nLe pont, mardi.`,
        'Le 1<sup>er</sup> mai, H<sub>2</sub>O, ~~rayé~~, `code`.\\\nUne ligne de plus.',
        '```\nun  texte\n  préformaté\n```',
        '---',
        'La fin.',
      ].join('\n\n'),
    },
    { heading: 'Et après', body: 'On verra bien.' },
  ],
}
