import { join } from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { dictionaryFiles } from './scripts/dictionaries.ts'
import { className, prerender } from './scripts/prerender.ts'
import { entityTable } from './scripts/entityTable.ts'
import { iconFiles } from './scripts/iconFiles.ts'
import { Notices } from './scripts/notices.ts'

const NODE = 'node22.16'
// Main, preload and renderer are built in this order, so the renderer's build knows the packages of all three.
const notices = new Notices(import.meta.dirname)

const SHARED_WITH_COMMANDS =
  /src[\\/](?:core[\\/](?:failure|foreignFormats|article[\\/]values)|host[\\/](?:libraryFolder|languages)|i18n[\\/](?:index|locales|refusals|translations))\.ts$/

/** What a window loads beside the list once its first rows are on show. */
const AROUND_THE_LIST =
  /[\\/](?:Banner|DropOverlay|FilterBar|LibrarySwitcher|SavedSearches|SearchSuggestions|SortMenu|VirtualRows)\.tsx$/
/** What it loads for the open article. */
const PAGE = /features[\\/](?:editor|inspector)[\\/]index\.ts$|[\\/](?:lintCache|pageFigures|showHit)\.ts$/

export default defineConfig({
  main: {
    plugins: [
      notices.collect(),
      entityTable('prose'),
      iconFiles(import.meta.dirname),
      dictionaryFiles(import.meta.dirname),
    ],
    // The entry for Node makes a \`require\` of its own to start workers, which Marbre does not use; it collides with the one
    // that electron-vite puts into such a file.
    resolve: {
      alias: [
        { find: /^fflate$/, replacement: 'fflate/browser' },
        // The modules that the window has: of the entry for Node, in CommonJS, nothing that is not used would be left out.
        { find: /^yaml$/, replacement: join(import.meta.dirname, 'node_modules/yaml/browser/index.js') },
      ],
    },
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
          // The worker that holds the index.
          indexThread: 'src/store/indexThreadWorker.ts',
        },
        output: {
          format: 'es',
          entryFileNames: '[name].js',
          // By this ending Node knows what they are; for `.js` it looks into folders for a package.json.
          chunkFileNames: 'parts/[name]-[hash].mjs',
          // Smaller, and read sooner; the names of functions and classes stay as they are, for the log. The licences are in
          // licences.txt.
          minify: { compress: true, mangle: { keepNames: true } },
          comments: false,
          // What the command line loads for a reading command is in few files: each costs as much as 10 KB of code.
          codeSplitting: {
            groups: [
              // What the entries load before compiled code is kept.
              {
                name: 'runtime',
                test: /src[\\/](?:host[\\/](?:compiledCode|runtime)|store[\\/]makeFolders)\.ts$/,
                priority: 6,
              },
              // What the command line shares with the other hosts: without this the desktop's package would have all commands in it.
              { name: 'base', test: SHARED_WITH_COMMANDS, priority: 5 },
              { name: 'start', test: /src[\\/]cli[\\/]runCommand\.ts$/, priority: 4 },
              { name: 'read', test: /src[\\/]host[\\/]readLibrary\.ts$/, priority: 3 },
              { name: 'index', test: /src[\\/]store[\\/]indexOnDisk\.ts$/, priority: 2 },
              { name: 'export', test: /src[\\/]newsroom[\\/]exporting\.ts$/, priority: 1 },
            ],
          },
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
        output: {
          format: 'cjs',
          entryFileNames: '[name].cjs',
          minify: { compress: true, mangle: { keepNames: true } },
          comments: false,
        },
      },
    },
  },
  renderer: {
    plugins: [react(), notices.collect(), notices.write('licences.txt'), prerender(import.meta.dirname)],
    css: { modules: { generateScopedName: className } },
    worker: { plugins: () => [notices.collect(), entityTable('latin1')] },
    build: {
      minify: true,
      target: 'chrome120',
      reportCompressedSize: false,
      // One chunk for all that the window needs to draw itself (a browser loads six files at a time). Its size is held to a
      // limit by tests/e2e/weight.spec.ts.
      chunkSizeWarningLimit: 600,
      rolldownOptions: {
        output: {
          codeSplitting: {
            // Of each the modules that it imports, but for those of the groups before it: so that no two import each other. Left
            // to itself the build makes a file for each set of parts that share something: some 140 more, which a window fetches
            // one by one.
            groups: [
              { name: 'first', tags: ['$initial'], priority: 4 },
              { name: 'session', test: /src[\\/]startSession\.ts$/, priority: 3 },
              { name: 'library', test: AROUND_THE_LIST, priority: 2 },
              { name: 'page', test: PAGE, priority: 1 },
              { name: 'shared', minShareCount: 2 },
            ],
          },
        },
      },
    },
  },
})
