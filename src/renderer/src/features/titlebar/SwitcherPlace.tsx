import { Library } from 'lucide-react'
import buttonStyles from '../../ui/Button.module.css'

/** The name of the open library by the prerender; undefined where that shows none. */
let name: string | undefined

/** Reads the name when it is drawn: a script that is kept may run before the prerender is there, whose rows come over the network. */
function nameInPrerender(): string | undefined {
  name ??= document.querySelector('[data-prerender] [data-switcher]')?.textContent
  return name
}

/** What the prerender shows where the libraries are changed, until that can be used: so that nothing moves meanwhile. */
export function SwitcherPlace() {
  const shown = nameInPrerender()
  if (shown === undefined) return null
  return (
    <span className={buttonStyles.quiet} aria-hidden>
      <Library />
      <span>
        <bdi>{shown}</bdi>
      </span>
    </span>
  )
}
