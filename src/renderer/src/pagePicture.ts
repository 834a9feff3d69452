/** The first picture, which lies under the window; null where the host gave none. */
const picture = document.querySelector<HTMLElement>('[data-picture]')

/** Leaves of the first picture its page alone, which is seen through the window's empty one until the editor is there. */
export function keepPagePicture(): void {
  if (picture?.querySelector('main > *')) picture.dataset.picture = 'page'
  else dropPicture()
}

/** Takes the first picture away: an article is on the page, or none will be. */
export function dropPicture(): void {
  picture?.remove()
}
