// Builds dist/: the node side (window and command share chunks), the launcher of the command, the preload, the renderer.
import { chmodSync, existsSync, mkdtempSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import type { InlineConfig, PluginOption } from 'vite';
import { chunkNaming } from './chunks.ts';
import { writeLicences } from './licences.ts';
import { complaints, sizeTable, sizesOf } from './sizes.ts';
import { calls } from '../app/contract/contract.ts';
import { eventNames } from '../app/contract/events.ts';

const root = path.resolve(import.meta.dirname, '..');

/** Entries of dist/main; the names are what `new URL('./…', import.meta.url)` and the launcher ask for. */
const mainEntries = {
  index: 'main/index.ts',
  'cli-main': 'main/cli.ts',
  'index-worker': 'main/index-worker.ts',
  'picture-process': 'main/picture-process.ts',
};

// Natives cannot be bundled, and electron exists only inside Electron; all else is inlined so that dist/ needs few packages.
const external = ['electron', 'electron/main', 'electron/renderer', 'sharp', 'keytar', 'electron-store', 'electron-updater', 'trash'];

/** Builds everything into dist/, replacing it in one step so that a failed build leaves the old one. */
export async function buildStudio(options: { quiet?: boolean } = {}): Promise<void> {
  const cache = path.join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const out = mkdtempSync(path.join(cache, 'dist-'));
  const common = commonConfig(options.quiet === true);
  try {
    await buildMain(path.join(out, 'main'), options);
    await build(nodeConfig(common, 'node18', out, entries({ cli: 'main/cli-launcher.ts' }), '[name].js'));
    await buildPreload(path.join(out, 'preload'), common);
    await build({
      ...common,
      root: path.join(root, 'renderer'),
      base: './',
      plugins: [react()],
      build: {
        outDir: path.join(out, 'renderer'),
        license: { fileName: 'licences.json' },
        emptyOutDir: true,
        target: 'chrome140',
        sourcemap: false,
        modulePreload: { polyfill: false },
        // Inlined files would be data: addresses, which the content policy refuses.
        assetsInlineLimit: 0,
        chunkSizeWarningLimit: 1500,
      },
    });
    const page = path.join(out, 'renderer/licences.json');
    writeLicences(root, [path.join(out, 'main/licences.json'), page], page);
    chmodSync(out, 0o755);
    chmodSync(path.join(out, 'cli.js'), 0o755);
    replaceFolder(out, path.join(root, 'dist'));
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/** Builds window and command alone; `plugins` lets a test build a spoilt product, to see that it notices. */
export async function buildMain(out: string, options: { quiet?: boolean; plugins?: PluginOption[] } = {}): Promise<void> {
  // Chunks lie beside the entries, so that `new URL('./index-worker.js', import.meta.url)` is right from any of them.
  const config = nodeConfig(commonConfig(options.quiet === true), 'node24', out, entries(mainEntries), '[name].js');
  await build({ ...config, plugins: options.plugins ?? [] });
}

/** The names of the contract are written into it. */
async function buildPreload(out: string, common: InlineConfig): Promise<void> {
  const names = { KONTEXT_CALLS: JSON.stringify(Object.keys(calls)), KONTEXT_EVENTS: JSON.stringify(eventNames) };
  const config = nodeConfig(common, 'node24', out, entries({ preload: 'main/electron/preload.ts' }), '[name].cjs');
  await build({ ...config, define: { ...config.define, ...names } });
}

function commonConfig(quiet: boolean): InlineConfig {
  return {
    root,
    configFile: false,
    envDir: false,
    publicDir: false,
    logLevel: quiet ? 'warn' : 'info',
    define: { 'process.env.NODE_ENV': '"production"', KONTEXT_VERSION: JSON.stringify(version()) },
  };
}

function nodeConfig(common: InlineConfig, target: string, outDir: string, input: Record<string, string>, names: string): InlineConfig {
  return {
    ...common,
    ssr: { target: 'node', noExternal: true, external },
    build: {
      ssr: true,
      target,
      outDir,
      emptyOutDir: false,
      // Only main is made of packages of others.
      license: outDir.endsWith('main') ? { fileName: 'licences.json' } : false,
      sourcemap: false,
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        input,
        // No comment of the path of each module either.
        experimental: { attachDebugInfo: 'none' },
        output: {
          format: names.endsWith('.cjs') ? 'cjs' : 'es',
          entryFileNames: names,
          chunkFileNames: '[name]-[hash].js',
          ...(outDir.endsWith('main')
            ? { codeSplitting: { groups: [{ debugName: 'looking', name: chunkNaming(root), includeDependenciesRecursively: false }] } }
            : {}),
          // Docstrings are for whoever reads the source, marks of purity for a bundler, and nothing bundles this once more: both would be a part of what a
          // start reads, and of each budget of sizes.ts.
          comments: { jsdoc: false, annotation: false },
        },
      },
    },
  };
}

function entries(wanted: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(wanted).map(([name, file]) => {
      const full = path.join(root, file);
      if (!existsSync(full)) throw new Error(`The build needs ${file}, which is not there.`);
      return [name, full];
    }),
  );
}

function replaceFolder(from: string, to: string): void {
  const old = `${from}-old`;
  if (existsSync(to)) renameSync(to, old);
  renameSync(from, to);
  rmSync(old, { recursive: true, force: true });
}

function version(): string {
  return (JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as { version: string }).version;
}

if (import.meta.main) {
  await buildStudio();
  const dist = path.join(root, 'dist');
  console.log(`dist/ holds Kontext Studio ${version()}\n${sizeTable(sizesOf(dist))}`);
  const wrong = complaints(dist);
  for (const line of wrong) console.error(line);
  if (wrong.length > 0) process.exitCode = 1;
}
