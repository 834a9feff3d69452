export { WorkerSpeller } from './workerSpeller.ts'
