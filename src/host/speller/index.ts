export { noSpeller, WorkerSpeller } from './workerSpeller.ts'
