import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { dictionaryFiles } from './scripts/dictionaries.ts'
import { iconFiles } from './scripts/iconFiles.ts'
import { Notices } from './scripts/notices.ts'

const NODE = 'node22.16'
/** The modules that send the first RPCs, in a chunk of their own so that they run before the main bundle is parsed. */
const PREFETCH = /renderer[\\/]src[\\/](?:prefetch|rpc)\.ts$|contract[\\/](?:firstList|paths|wire)\.ts$/

// Main, preload and renderer are built in this order, so the renderer's build knows the packages of all three.
const notices = new Notices(import.meta.dirname)

export default defineConfig({
  main: {
    plugins: [notices.collect(), iconFiles(import.meta.dirname), dictionaryFiles(import.meta.dirname)],
    build: {
      target: NODE,
      // A package holds the bundles and no node_modules.
      externalizeDeps: false,
      rolldownOptions: {
        input: {
          electron: 'src/main/index.ts',
          web: 'src/web/index.ts',
          cli: 'src/cli/index.ts',
          // The worker that a dictionary runs in.
          speller: 'src/host/speller/worker.ts',
        },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          chunkFileNames: 'parts/[name]-[hash].js',
          // Smaller, and read sooner; the names of functions and classes stay as they are, for the log.
          minify: { compress: true, mangle: { keepNames: true } },
        },
      },
    },
  },
  preload: {
    plugins: [notices.collect()],
    build: {
      target: NODE,
      // A sandboxed preload can require nothing but Electron, and cannot be an ES module.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: 'src/preload/index.ts' },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    plugins: [react(), notices.collect(), notices.write('licences.txt')],
    worker: { plugins: () => [notices.collect()] },
    build: {
      minify: true,
      target: 'chrome120',
      reportCompressedSize: false,
      // One chunk for all that the first paint needs (a browser loads six files at a time), after the chunk that sends the
      // first RPCs. Its size is held to a limit by tests/e2e/weight.spec.ts.
      chunkSizeWarningLimit: 600,
      rolldownOptions: {
        output: {
          codeSplitting: {
            groups: [
              { name: 'prefetch', test: PREFETCH, priority: 1 },
              { name: 'first', tags: ['$initial'] },
            ],
          },
        },
      },
    },
  },
})
