/** What the set-up says. It runs before anything is installed, so these few sentences cannot live in src/i18n. */
const WORDS = {
  en: {
    oldNode: (version) =>
      `Marbre needs Node 22.16 or later, and this is ${version}: install a newer one from https://nodejs.org and try again.`,
    installing: () => 'Installing what Marbre needs (npm ci); this happens once…',
    notInstalled: (why) =>
      `Installing failed (${why}). Connect to the network for this one step, then try again.`,
    building: () => 'Building Marbre…',
    notBuilt: () => 'Marbre could not be built: the lines above say why.',
    fetchingElectron: () => 'Getting Electron’s runtime, about 120 MB; this is tried once…',
    sandboxOff: (why) => `Electron runs without its sandbox here: ${why}.`,
    fallback: (why) => `No desktop window here: ${why}. Marbre opens in a browser window instead.`,
    noBinary: () =>
      'Electron’s runtime is not installed and could not be fetched (npx install-electron tries again)',
    noDisplay: () => 'there is no display',
    missingLibraries: (names) => `the system lacks ${names}`,
    electronStopped: (code) => `Electron stopped at once (${code})`,
    asRoot: () => 'Marbre was started as root',
    noNamespaces: () => 'this system does not let a program build one',
  },
  fr: {
    oldNode: (version) =>
      `Marbre a besoin de Node 22.16 ou plus récent, et celui-ci est ${version}\u00a0: installez-en un plus récent depuis https://nodejs.org, puis réessayez.`,
    installing: () => 'Installation de ce dont Marbre a besoin (npm ci)\u202f; une seule fois…',
    notInstalled: (why) =>
      `L’installation a échoué (${why}). Connectez-vous au réseau pour cette seule étape, puis réessayez.`,
    building: () => 'Construction de Marbre…',
    notBuilt: () => 'Marbre n’a pas pu être construit\u00a0: les lignes ci-dessus disent pourquoi.',
    fetchingElectron: () => 'Récupération du moteur d’Electron, environ 120\u00a0Mo\u202f; un seul essai…',
    sandboxOff: (why) => `Electron tourne ici sans son bac à sable\u00a0: ${why}.`,
    fallback: (why) =>
      `Pas de fenêtre de bureau ici\u00a0: ${why}. Marbre s’ouvre dans une fenêtre de navigateur.`,
    noBinary: () =>
      'le moteur d’Electron n’est pas installé et n’a pas pu être récupéré (npx install-electron réessaie)',
    noDisplay: () => 'il n’y a pas d’écran',
    missingLibraries: (names) => `il manque au système ${names}`,
    electronStopped: (code) => `Electron s’est arrêté aussitôt (${code})`,
    asRoot: () => 'Marbre a été lancé par root',
    noNamespaces: () => 'ce système ne laisse pas un programme en construire un',
  },
}

function locale(env = process.env) {
  const tag = env.LC_ALL || env.LC_MESSAGES || env.LANG || Intl.DateTimeFormat().resolvedOptions().locale
  return tag.toLowerCase().startsWith('fr') ? 'fr' : 'en'
}

/** The sentences in the user's language. */
export const words = WORDS[locale()]

/** Says one line to the person at the terminal; standard output is left to data. */
export function say(line) {
  process.stderr.write(`${line}\n`)
}
