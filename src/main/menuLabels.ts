import type { MenuItemConstructorOptions } from 'electron'

type Item = MenuItemConstructorOptions

const SMALL_WORDS = /^(?:a|an|and|as|at|but|by|for|from|in|of|on|or|the|to|with|without)$/

/** Capitalises a label word by word, as English menus of macOS are written. */
function capitalised(label: string): string {
  return label
    .split(' ')
    .map((word, at) =>
      at > 0 && SMALL_WORDS.test(word) ? word : word.charAt(0).toUpperCase() + word.slice(1),
    )
    .join(' ')
}

/** The items with English labels as macOS writes them; file names are left alone. */
export function titleCase(items: readonly Item[]): Item[] {
  return items.map((item) => ({
    ...item,
    ...(item.label === undefined || item.id?.startsWith('recent:') ? {} : { label: capitalised(item.label) }),
    ...(Array.isArray(item.submenu) ? { submenu: titleCase(item.submenu) } : {}),
  }))
}

/** For each label the place of a letter that no other label has; the first ones where possible. Null if there is no such choice. */
function distinctLetters(labels: readonly string[], taken = ''): readonly number[] | null {
  const [label, ...rest] = labels
  if (label === undefined) return []
  for (const { index, 0: letter } of label.matchAll(/[a-z]/gi)) {
    const lower = letter.toLowerCase()
    const others = taken.includes(lower) ? null : distinctLetters(rest, taken + lower)
    if (others) return [index, ...others]
  }
  return null
}

/** The menus of a bar with an access key each, for Windows and Linux: Alt and the underlined letter opens the menu. */
export function mnemonicLabels(bar: readonly Item[]): Item[] {
  const labels = bar.map(({ label = '' }) => label)
  const places = distinctLetters(labels)
  return bar.map((item, at) => {
    const label = labels[at] ?? ''
    const place = places?.[at]
    return place === undefined ? item : { ...item, label: `${label.slice(0, place)}&${label.slice(place)}` }
  })
}
