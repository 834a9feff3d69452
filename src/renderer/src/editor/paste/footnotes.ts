import { isBlock } from './dom.ts'

/** The sign of a note in the text: a number, a letter or a star, often in brackets. */
const SIGN = /^[[(]?(?:\d{1,4}|[ivxlc]{1,6}|[a-z]|[*†‡]{1,3})[\])]?$/i

export type Note = { readonly reference: Element; readonly content: Element }

const signOf = (anchor: Element) => (anchor.textContent ?? '').replace(/[\s\u00a0]+/g, '')

/** The elements that an address within the page can lead to, by name. */
function targetsIn(root: Element): Map<string, Element> {
  const targets = new Map<string, Element>()
  for (const element of root.querySelectorAll('[id], a[name]'))
    for (const name of [element.getAttribute('id'), element.getAttribute('name')])
      if (name && !targets.has(name)) targets.set(name, element)
  return targets
}

const follow = (targets: ReadonlyMap<string, Element>, anchor: Element) =>
  targets.get((anchor.getAttribute('href') ?? '').slice(1))

/** The block that holds a note's text: from the one that its sign stands in, up to the one that is there for it alone. */
function blockOf(back: Element, target: Element, reference: Element, root: Element): Element | null {
  const start = target.contains(back) && isBlock(target) ? target : back.closest('li, p, dd, div, aside')
  if (!start || start === root || start.contains(reference)) return null
  const outer = start.parentElement
  const isAlone =
    outer?.localName === 'div' && /foot|endnote|ftn|fn/i.test(`${outer.id} ${outer.getAttribute('style')}`)
  return isAlone && outer !== root && outer.querySelectorAll('a[href^="#"]').length === 1 ? outer : start
}

/**
 * Takes the notes of Word, Google Docs, LibreOffice and pages made from Markdown out of a text: a sign that leads to a
 * place from which a link leads back. In the place of each sign is an element; what the note says is cut out.
 */
export function takeNotes(root: Element): Note[] {
  const targets = targetsIn(root)
  const taken = new Set<Element>()
  const notes: Note[] = []
  for (const anchor of root.querySelectorAll('a[href^="#"]')) {
    const target = follow(targets, anchor)
    if (taken.has(anchor) || !target || !SIGN.test(signOf(anchor))) continue
    const around = [anchor, ...anchor.querySelectorAll('[id], a[name]'), anchor.parentElement]
    const leadsBack = (link: Element) => {
      const origin = follow(targets, link)
      return origin !== undefined && around.includes(origin)
    }
    const candidates = target.matches('a[href^="#"]') ? [target] : target.querySelectorAll('a[href^="#"]')
    const back = [...candidates].find((link) => link !== anchor && leadsBack(link))
    const content = back && blockOf(back, target, anchor, root)
    if (!back || !content) continue
    const reference = root.ownerDocument.createElement('sup')
    const raised = anchor.closest('sup')
    const place = raised && signOf(raised) === signOf(anchor) ? raised : anchor
    place.replaceWith(reference)
    const holder = back.closest('sup')
    taken.add(back)
    content.remove()
    ;(holder && signOf(holder) === signOf(back) ? holder : back).remove()
    notes.push({ reference, content })
  }
  return notes
}
