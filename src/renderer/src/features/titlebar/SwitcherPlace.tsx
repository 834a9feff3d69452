import { Library } from 'lucide-react'
import buttonStyles from '../../ui/Button.module.css'

/** The name of the open library by the first picture; undefined where that shows none. */
let name: string | undefined

/** Reads the name when it is drawn: a script that is kept may run before the picture is there, whose rows come over the network. */
function nameInPicture(): string | undefined {
  name ??= document.querySelector('[data-picture] [data-switcher]')?.textContent
  return name
}

/** What the first picture shows where the libraries are changed, until that can be used: so that nothing moves meanwhile. */
export function SwitcherPlace() {
  const shown = nameInPicture()
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
