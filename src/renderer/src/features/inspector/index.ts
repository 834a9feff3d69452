export { Inspector } from './Inspector.tsx'
export { StatusBar } from './StatusBar.tsx'
