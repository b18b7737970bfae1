// `npm start`: builds when dist/ is stale, then opens the app in Electron or, where that cannot be had, in the stand-in.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findChromium, isHeadless } from './stand-in/browser.ts';
import { installOnDebian } from './testing/system-packages.ts';
import { buildStudio } from './vite.ts';

const root = path.resolve(import.meta.dirname, '..');
const electronFolder = path.join(root, 'node_modules/electron');
const failureNote = path.join(root, 'node_modules/.cache/electron-download-failed');
const downloadPatienceMs = 120_000;
const dayMs = 24 * 60 * 60 * 1000;

if (isStale()) await buildStudio({ quiet: true });
process.exitCode = await (process.env['KONTEXT_HOST'] === 'stand-in' ? startStandIn() : startAny());

async function startAny(): Promise<number> {
  const electron = findElectron() ?? downloadElectron();
  if (electron === null) return startStandIn();
  console.log(`Kontext Studio opens in Electron ${version()}.`);
  // Chromium has no sandbox for root; a developer's container is the only place where that is met.
  return run(electron, [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root]);
}

async function startStandIn(): Promise<number> {
  if (findChromium() === null) installOnDebian(['chromium']);
  const chromium = findChromium();
  if (chromium === null) {
    console.error(
      "Electron's binary could not be downloaded and no Chromium is installed. Install one (Debian, Ubuntu: sudo apt-get install chromium; " +
        'macOS: brew install --cask google-chrome; Windows: winget install Google.Chrome) and run npm start again, or set KONTEXT_CHROMIUM to its path.',
    );
    return 1;
  }
  const unseen = isHeadless() ? ' No screen was found, so the window is not visible (xvfb-run gives one).' : '';
  console.log(`Kontext Studio opens in ${chromium}, standing in for Electron, whose binary is not here.${unseen}`);
  return run(process.execPath, ['--import', path.join(root, 'build/stand-in/register.ts'), path.join(root, 'dist/main/index.js')]);
}

/** Electron's program when it is there and runs on this machine. */
function findElectron(): string | null {
  const note = path.join(electronFolder, 'path.txt');
  if (!existsSync(note)) return null;
  const program = path.join(electronFolder, 'dist', readFileSync(note, 'utf8').trim());
  if (!existsSync(program)) return null;
  const asked = spawnSync(program, ['--no-sandbox', '--version'], { encoding: 'utf8', timeout: 20_000 });
  if (asked.status === 0) return program;
  console.error(`Electron is here but does not start: ${asked.stderr?.trim().split('\n')[0] ?? asked.error?.message}`);
  return null;
}

/** Tries once a day at most: on a closed network every start would wait for it. */
function downloadElectron(): string | null {
  if (existsSync(failureNote) && Date.now() - statSync(failureNote).mtimeMs < dayMs) return null;
  console.log(`Downloading Electron ${version()} …`);
  const download = spawnSync(process.execPath, [path.join(electronFolder, 'install.js')], { stdio: 'ignore', timeout: downloadPatienceMs });
  const electron = download.status === 0 ? findElectron() : null;
  if (electron === null) {
    mkdirSync(path.dirname(failureNote), { recursive: true });
    writeFileSync(failureNote, 'Delete this file to try the download again at once.\n');
  }
  return electron;
}

function version(): string {
  return (JSON.parse(readFileSync(path.join(electronFolder, 'package.json'), 'utf8')) as { version: string }).version;
}

function run(program: string, args: string[]): Promise<number> {
  const child = spawn(program, args, { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
  // At a terminal Ctrl+C reaches the app itself; it needs its second to close.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(`${program} could not be started: ${error.message}`);
      resolve(1);
    });
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

function isStale(): boolean {
  const built = path.join(root, 'dist/main/index.js');
  if (!existsSync(built)) return true;
  const builtAt = statSync(built).mtimeMs;
  return ['app', 'main', 'renderer', 'build/vite.ts', 'package.json'].some((name) => newest(path.join(root, name)) > builtAt);
}

function newest(place: string): number {
  const stat = statSync(place);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(place).map((name) => newest(path.join(place, name))));
}
