import { isBlock } from './dom.ts'

/** The text of a footnote's reference: a number, a letter or an asterisk, possibly in brackets. */
const REFERENCE = /^[[(]?(?:\d{1,4}|[ivxlc]{1,6}|[a-z]|[*†‡]{1,3})[\])]?$/i

export type PastedNote = { readonly reference: Element; readonly content: Element }

const referenceText = (anchor: Element) => (anchor.textContent ?? '').replace(/[\s\u00a0]+/g, '')

/** The targets of fragment links, by id or name. */
function targetsIn(root: Element): Map<string, Element> {
  const targets = new Map<string, Element>()
  for (const element of root.querySelectorAll('[id], a[name]'))
    for (const name of [element.getAttribute('id'), element.getAttribute('name')])
      if (name && !targets.has(name)) targets.set(name, element)
  return targets
}

/** A link to a place of the page; a browser that copies a page writes the page's address before it. */
const LINK = 'a[href*="#"]'

function placeOf(anchor: Element): { readonly page: string; readonly name: string } {
  const href = anchor.getAttribute('href') ?? ''
  const at = href.indexOf('#')
  return { page: href.slice(0, at), name: href.slice(at + 1) }
}

function targetOf(targets: ReadonlyMap<string, Element>, anchor: Element): Element | undefined {
  const { name } = placeOf(anchor)
  return targets.get(name) ?? targets.get(decoded(name))
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name)
  } catch {
    return name
  }
}

/** The block of a footnote's text: the block with its back link, or the wrapper around it that has no other link. */
function blockOf(back: Element, target: Element, reference: Element, root: Element): Element | null {
  const start = target.contains(back) && isBlock(target) ? target : back.closest('li, p, dd, div, aside')
  if (!start || start === root || start.contains(reference)) return null
  const outer = start.parentElement
  const isAlone =
    outer?.localName === 'div' && /foot|endnote|ftn|fn/i.test(`${outer.id} ${outer.getAttribute('style')}`)
  return isAlone && outer !== root && outer.querySelectorAll(LINK).length === 1 ? outer : start
}

/** A back link with what stands around it and says nothing else: brackets, arrows, other back links. */
function outermostBack(back: Element, content: Element): Element {
  let outer = back
  for (let { parentElement: around } = back; around && around !== content; around = around.parentElement) {
    const links = [...around.querySelectorAll(LINK)].map(referenceText).join('')
    const isAll = referenceText(around).replace(/[↑^↩]/g, '').length <= links.replace(/[↑^↩]/g, '').length
    if (!isAll || isBlock(around)) break
    outer = around
  }
  return outer
}

/**
 * Cuts out the footnotes of Word, Google Docs, LibreOffice, Wikipedia and HTML made from Markdown. A footnote is recognised by two
 * links to each other: a short reference, and a link back to it. Each reference is replaced by an empty `sup`.
 */
export function extractNotes(root: Element): PastedNote[] {
  const targets = targetsIn(root)
  const taken = new Set<Element>()
  const notes: (PastedNote & { readonly back: Element })[] = []
  for (const anchor of root.querySelectorAll(LINK)) {
    const target = targetOf(targets, anchor)
    if (taken.has(anchor) || !target || !REFERENCE.test(referenceText(anchor))) continue
    // A note does not hold what refers to it.
    if (target.contains(anchor)) continue
    const anchorElements = [anchor, ...anchor.querySelectorAll('[id], a[name]'), anchor.parentElement]
    const leadsBack = (link: Element) => {
      const origin = targetOf(targets, link)
      return (
        origin !== undefined && anchorElements.includes(origin) && placeOf(link).page === placeOf(anchor).page
      )
    }
    const candidates = target.matches(LINK) ? [target] : target.querySelectorAll(LINK)
    const back = [...candidates].find((link) => link !== anchor && leadsBack(link))
    const content = back && blockOf(back, target, anchor, root)
    if (!back || !content) continue
    const reference = root.ownerDocument.createElement('sup')
    const raised = anchor.closest('sup')
    const replaced = raised && referenceText(raised) === referenceText(anchor) ? raised : anchor
    replaced.replaceWith(reference)
    taken.add(back)
    content.remove()
    notes.push({ reference, content, back })
  }
  for (const { content, back } of notes) outermostBack(back, content).remove()
  return notes
}
