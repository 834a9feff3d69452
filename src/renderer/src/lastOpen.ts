/** Where a window keeps the ids of its open articles for a reload, in `sessionStorage`: that of the focused pane first, by spaces. */
export const LAST_OPEN_KEY = 'marbre.open'
