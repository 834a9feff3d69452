/** The prerender, which lies under the window; null where the host gave none. */
const prerender = document.querySelector<HTMLElement>('[data-prerender]')

/** Leaves of the prerender its page alone, which is seen through the window's empty one until the editor is there. */
export function keepPrerenderedPage(): void {
  if (prerender?.querySelector('main > *')) prerender.dataset.prerender = 'page'
  else dropPrerender()
}

/** Takes the prerender away: an article is on the page, or none will be. */
export function dropPrerender(): void {
  prerender?.remove()
}
