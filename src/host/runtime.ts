/** True if this Node can run Marbre; must be called before anything else of Marbre is loaded. */
export function isNodeNewEnough(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > 22 || (major === 22 && minor >= 16)
}

/** The sentence for a Node that cannot, which cannot load `i18n` either. */
export function oldNodeSentence(version: string, language = ''): string {
  return language.toLowerCase().startsWith('fr')
    ? `Marbre a besoin de Node 22.16 ou plus récent, et celui-ci est ${version}\u00a0: installez-en un plus récent depuis https://nodejs.org, ou passez par «\u00a0npx marbre\u00a0» ou «\u00a0npm start\u00a0».`
    : `Marbre needs Node 22.16 or later, and this is ${version}: install a newer one from https://nodejs.org, or go through “npx marbre” or “npm start”.`
}
