import { defineConfig, mergeConfig } from 'vite'
import { installable } from './build/installable.ts'
import { precache } from './build/precache.ts'
import { shared } from './build/shared.ts'

const preact = {
  react: 'preact/compat',
  'react-dom/client': 'preact/compat/client',
  'react-dom': 'preact/compat',
  'react/jsx-runtime': 'preact/jsx-runtime',
}

const onlySchemas = /\/contract\/(access\/parts|fields|paths|roles|verbs)\.ts|\/build\/typebox\.ts/

/** Field and public: the same React API on Preact, for cheap phones with old browsers. */
export default defineConfig(
  mergeConfig(shared('small', ['chrome87', 'firefox90', 'safari15']), {
    resolve: { alias: preact },
    build: {
      // its helper is larger than what it would save: the lazy parts are small and the worker has them
      modulePreload: false,
      rolldownOptions: {
        input: {
          field: 'field.html',
          'field-sw': 'field/service-worker.ts',
          enhance: 'public/enhance.ts',
          page: 'public/page.css',
        },
        output: {
          // Modules that only schemas need would otherwise follow their importers into the first load.
          codeSplitting: { groups: [{ name: 'schemas', test: onlySchemas }] },
          entryFileNames: (chunk: { name: string }) =>
            chunk.name === 'field-sw' ? 'field-sw.js' : 'assets/[name]-[hash].js',
        },
      },
    },
    plugins: [installable(), precache('field-sw.js', 'field.html', '/field', /^assets\/(enhance|page)-/)],
  }),
)
