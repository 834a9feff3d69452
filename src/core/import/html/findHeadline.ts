import { isBox } from './findArticle.ts'
import type { Measures } from './measure.ts'
import { comparable, type PageData } from './pageData.ts'
import { collapsed, elementsIn, type HtmlElement, namesOf, textOf } from './parseHtml.ts'
import { isHidden } from './style.ts'

type Asked = {
  body: HtmlElement
  article: HtmlElement
  /** The places of the elements in the page. */
  order: ReadonlyMap<HtmlElement, number>
  data: PageData
  measures: Measures
  total: number
}

/** The headline of a page. */
export type FoundHeadline = {
  headline: string
  /** The element that shows it, or null where only the data of the page say it. */
  element: HtmlElement | null
  /** The title that the page gives the article elsewhere, where that is another headline. */
  other: string | null
}

const LONGEST = 300
/** Two headlines with fewer words in common than this are not the same one told in other words. */
const ALIKE = 0.4

/** True where one element stands before another in the page. */
export function standsBefore(
  one: HtmlElement,
  other: HtmlElement,
  order: ReadonlyMap<HtmlElement, number>,
): boolean {
  return (order.get(one) ?? -1) < (order.get(other) ?? -1)
}

/** Finds the headline: a heading that the data of the page repeat, else the last `<h1>` above the text, else what the data say. */
export function findHeadline(asked: Asked): FoundHeadline {
  const { body, article, order, data, measures, total } = asked
  const shown = [...elementsIn(body)].filter(
    (element) => element.length > 0 && element.length <= LONGEST && !isHidden(element, body.length),
  )
  const titles = shown.filter((element) => isTitle(element) && !isSiteName(element, data))
  const open = titles.filter((element) => !isInBox(element, measures, total))
  const said = data.headlines.map(comparable)
  const isSaid = (element: HtmlElement) => said.includes(comparable(titleOf(element)))
  const lengths = new Set(said.map((headline) => headline.replaceAll(' ', '').length))
  const isNear = ({ length }: HtmlElement) => [...lengths].some((each) => Math.abs(each - length) < 12)
  const repeated =
    open.find(isSaid) ??
    titles.find((element) => element.name !== 'h3' && isSaid(element)) ??
    shown.findLast(
      (element) =>
        isNear(element) &&
        standsBefore(element, article, order) &&
        !isInBox(element, measures, total) &&
        isSaid(element),
    )
  const named =
    repeated ??
    open.find(
      (element) =>
        !/^h1$/.test(element.name) && isNamedTitle(element) && isPartOf(titleOf(element), data.headlines),
    ) ??
    onlyOf(open.filter(isHeadline))
  const tops = open.filter(({ name }) => name === 'h1')
  const inside = tops.find((element) => isWithin(element, article))
  const above = tops.findLast((element) => standsBefore(element, article, order))
  const element = named ?? inside ?? above ?? null
  const [first = ''] = data.headlines
  if (!element) {
    const second = data.headlines.find((headline) => !areAlike(headline, first))
    return { headline: first, element: null, other: second ?? null }
  }
  const headline = titleOf(element)
  const others = [
    ...data.headlines,
    ...(named ? [] : tops.filter((top) => top !== element && isWithin(top, article)).map(titleOf)),
  ]
  const isSame = others.some((each) => areAlike(each, headline))
  return { headline, element, other: isSame ? null : (others[0] ?? null) }
}

const titleOf = (element: HtmlElement) => collapsed(textOf(element))

/** True where a headline that the data give is a title and the name of the site, before it or behind it. */
function isPartOf(title: string, headlines: readonly string[]): boolean {
  const words = comparable(title)
  if (!words.includes(' ')) return false
  return headlines.map(comparable).some((said) => said.startsWith(`${words} `) || said.endsWith(` ${words}`))
}

/** The element of several that is the only one. */
const onlyOf = ([only, ...others]: readonly HtmlElement[]) => (others.length === 0 ? only : undefined)

/** True for the headline, as the data in the elements of a page name it. */
export const isHeadline = ({ attributes }: HtmlElement) => /\bheadline\b/.test(attributes.itemprop ?? '')

function isTitle(element: HtmlElement): boolean {
  const { name } = element
  if (/^h[1-3]$/.test(name)) return true
  if (isHeadline(element)) return true
  return /^(?:div|p|span)$/.test(name) && isNamedTitle(element)
}

function isNamedTitle(element: HtmlElement): boolean {
  return /(?:^|[ _-])(?:headline|(?:entry|article|post|story)-?title)(?:$|[ _])/.test(` ${namesOf(element)} `)
}

export function isInBox(element: HtmlElement, measures: Measures, total: number): boolean {
  for (let around: HtmlElement | null = element.parent; around; around = around.parent)
    if (isBox(around, measures, total)) return true
  return false
}

function isSiteName(element: HtmlElement, { siteName }: PageData): boolean {
  return siteName !== '' && comparable(titleOf(element)) === comparable(siteName)
}

function isWithin(element: HtmlElement, outer: HtmlElement): boolean {
  for (let { parent } = element; parent; { parent } = parent) if (parent === outer) return true
  return false
}

/** True for two headlines that are one: one holds the other, or they share enough of their words. */
export function areAlike(one: string, other: string): boolean {
  const [a, b] = [comparable(one), comparable(other)]
  if (a === '' || b === '' || a.includes(b) || b.includes(a)) return true
  const words = new Set(a.split(' '))
  const others = new Set(b.split(' '))
  const shared = [...words].filter((word) => others.has(word)).length
  return shared >= Math.min(words.size, others.size) * ALIKE
}
