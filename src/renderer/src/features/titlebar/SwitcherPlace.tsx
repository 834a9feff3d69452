import { Library } from 'lucide-react'
import buttonStyles from '../../ui/Button.module.css'

/** The name of the open library by the first picture; undefined where that shows none. */
const name = document.querySelector('[data-picture] [data-switcher]')?.textContent

/** What the first picture shows where the libraries are changed, until that can be used: so that nothing moves meanwhile. */
export function SwitcherPlace() {
  if (name === undefined) return null
  return (
    <span className={buttonStyles.quiet} aria-hidden>
      <Library />
      <span>
        <bdi>{name}</bdi>
      </span>
    </span>
  )
}
