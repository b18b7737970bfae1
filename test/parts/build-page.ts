// Builds the page of the part tests and starts the one browser they share, once for the run.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { chromium } from 'playwright';
import { build } from 'vite';
import type { Plugin } from 'vite';
import type { TestProject } from 'vitest/node';
import { findChromium, frugal } from '../../build/stand-in/browser.ts';
import { isFull } from '../size.ts';
import { languageFiles } from '../../build/language-files.ts';
import { tag, withMadeUp } from '../fakes/made-up-language/add.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Folder of the built page, absolute. */
    readonly partsPage: string;
    /** Where the browser is reached. */
    readonly partsBrowser: string;
  }
}

const root = path.resolve(import.meta.dirname, '../..');

/** The page has a table of its own: a test may ask for the model that nobody offers. */
const withMadeUpModel: Plugin = {
  name: 'made-up-model',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source === './table.ts' && importer === path.join(root, 'app/models/models.ts')
      ? path.join(import.meta.dirname, 'page/table.ts')
      : null,
};

/** Nor is the made-up language offered but where the page's address asks for it. */
const withMadeUpLanguage: Plugin = {
  name: 'made-up-language',
  enforce: 'pre',
  transform: (_source, id) => madeUpFiles.get(path.relative(root, id).split(path.sep).join('/')) ?? null,
};

const madeUpFiles = new Map(
  [...languageFiles(withMadeUp())].map(([file, text]) => [
    file,
    text.replace(new RegExp(`^  ${tag}: ('.*'),$`, 'm'), `  ...(location.search === '?made-up-language' ? { ${tag}: $1 } : {}),`),
  ]),
);

const noSchemas = '\0no-schemas';

/**
 * The window has no zod. Files that main and the pretended one share declare schemas beside what the page takes from them: here those come to nothing, and
 * to parse is an error.
 */
const withoutSchemas: Plugin = {
  name: 'without-schemas',
  enforce: 'pre',
  resolveId: (source) => (source === 'zod' ? noSchemas : null),
  load: (id) =>
    id === noSchemas
      ? `const refuse = () => { throw new Error('the page of the part tests parses nothing'); };
         export const z = new Proxy(() => z, { get: (_, name) => (/parse/i.test(String(name)) ? refuse : z), apply: () => z });`
      : null,
};

export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('Part tests need Chromium, and none is installed.');
  const cache = path.join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const outDir = mkdtempSync(path.join(cache, 'parts-'));
  const [browser] = await Promise.all([
    chromium.launchServer({
      executablePath,
      chromiumSandbox: process.getuid?.() !== 0,
      args: [
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        ...(isFull ? [] : frugal),
      ],
    }),
    inProduction(() =>
      build({
        root: path.join(import.meta.dirname, 'page'),
        configFile: false,
        envDir: false,
        publicDir: false,
        logLevel: 'warn',
        define: { 'process.env.NODE_ENV': '"production"' },
        plugins: [react(), withMadeUpModel, withMadeUpLanguage, withoutSchemas],
        build: {
          outDir,
          emptyOutDir: true,
          target: 'chrome140',
          minify: true,
          reportCompressedSize: false,
          modulePreload: { polyfill: false },
          assetsInlineLimit: 0,
          chunkSizeWarningLimit: 10_000,
          // One script: each test reads the page anew.
          rolldownOptions: { output: { codeSplitting: false } },
        },
      }),
    ),
  ]);
  project.provide('partsPage', outDir);
  project.provide('partsBrowser', browser.wsEndpoint());
  return async () => {
    await browser.close();
    rmSync(outDir, { recursive: true, force: true });
  };
}

/** The React plugin asks the environment, which says "test" here, and would write code for a server of its own. */
async function inProduction<T>(work: () => Promise<T>): Promise<T> {
  const before = process.env['NODE_ENV'];
  process.env['NODE_ENV'] = 'production';
  try {
    return await work();
  } finally {
    process.env['NODE_ENV'] = before;
  }
}
