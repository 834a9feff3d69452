import type { ArticleContent, Byline } from './article.ts'

const primary = (language: string) => language.toLowerCase().split('-')[0]

/** The roles and addresses that the desk gave to a person are kept where the new text has none for the same name. */
function bylineOf(current: readonly Byline[], incoming: readonly Byline[]): Byline[] {
  const known = new Map(current.map((person) => [person.name, person]))
  const isOne = ({ name }: Byline) => incoming.filter((person) => person.name === name).length === 1
  return incoming.map((person) => (isOne(person) ? { ...known.get(person.name), ...person } : person))
}

/**
 * An article's content once a new version of its text has come in: the incoming text and whatever fields came with it;
 * what it does not say (desk, note, target, a standfirst added at the desk) stays, and so does the status, which a file
 * that says nothing of it must not throw back to a draft.
 */
export function replacedBy(current: ArticleContent, incoming: ArticleContent): ArticleContent {
  const text = (name: 'kicker' | 'headline' | 'subhead' | 'standfirst' | 'dateline' | 'date') =>
    incoming[name] || current[name]
  return {
    language: primary(current.language) === primary(incoming.language) ? current.language : incoming.language,
    status: incoming.status === 'draft' ? current.status : incoming.status,
    kicker: text('kicker'),
    headline: text('headline'),
    subhead: text('subhead'),
    standfirst: text('standfirst'),
    byline: incoming.byline.length > 0 ? bylineOf(current.byline, incoming.byline) : current.byline,
    dateline: text('dateline'),
    date: text('date'),
    embargo: incoming.embargo || current.embargo,
    desk: incoming.desk || current.desk,
    keywords: incoming.keywords.length > 0 ? incoming.keywords : current.keywords,
    slug: incoming.slug || current.slug,
    target: incoming.target ?? current.target,
    sections: incoming.sections,
    note: incoming.note || current.note,
    correction: incoming.correction || current.correction,
  }
}
