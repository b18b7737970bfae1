// `app`: life of the program, its folders, one instance at a time.
import { EventEmitter } from 'node:events';
import { mkdirSync, readFileSync, watch, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { closeBrowser } from './browser.ts';
import { session } from './network.ts';
import { openWindows } from './registry.ts';

const packageFile = path.resolve(import.meta.dirname, '../../package.json');

class StandInApp extends EventEmitter {
  readonly isPackaged = false;
  readonly commandLine = { hasSwitch: () => false, appendSwitch: () => undefined };
  #name = 'Kontext Studio';
  #quitting = false;
  #lock: DatabaseSync | null = null;
  readonly #paths: Record<string, string> = { home: homedir(), temp: tmpdir(), userData: path.join(tmpdir(), 'kontext-stand-in') };
  readonly #ready: Promise<void>;

  constructor() {
    super();
    // Electron is ready some turns after the main file ran, so that it can still set things up.
    this.#ready = new Promise((resolve) => setImmediate(resolve)).then(() => {
      this.emit('session-created', session.defaultSession);
      this.emit('ready');
    });
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => this.quit());
    // A test that dies takes the app it started with it.
    process.on('disconnect', () => process.exit(1));
    process.channel?.unref();
  }

  whenReady = (): Promise<void> => this.#ready;
  enableSandbox = (): void => undefined;
  getName = (): string => this.#name;
  setName = (name: string): void => void (this.#name = name);
  getVersion = (): string => (JSON.parse(readFileSync(packageFile, 'utf8')) as { version: string }).version;
  /** As Chromium reads them on Linux: LANGUAGE is a list, the others are one each. */
  getPreferredSystemLanguages = (): string[] =>
    [process.env['LANGUAGE'], process.env['LC_ALL'], process.env['LC_MESSAGES'], process.env['LANG']]
      .flatMap((value) => value?.split(':') ?? [])
      .filter((value) => value !== '')
      .map((value) => value.replace(/[.@].*$/, '').replace('_', '-'));
  setBadgeCount = (count: number): boolean => {
    console.log(`stand-in: badge ${count}`);
    return true;
  };
  addRecentDocument = (file: string): void => console.log(`stand-in: recent ${file}`);
  getPath = (name: string): string => this.#paths[name] ?? homedir();
  setPath = (name: string, folder: string): void => void (this.#paths[name] = folder);

  /** SQLite's lock is freed by the kernel when this process dies; a lock file would have to be deleted by hand. */
  requestSingleInstanceLock(): boolean {
    const folder = this.getPath('userData');
    mkdirSync(folder, { recursive: true });
    const knock = path.join(folder, 'stand-in-knock');
    const lock = new DatabaseSync(path.join(folder, 'stand-in-lock.sqlite'));
    try {
      lock.exec('PRAGMA journal_mode = MEMORY; BEGIN EXCLUSIVE');
    } catch {
      lock.close();
      writeFileSync(knock, JSON.stringify({ argv: process.argv, folder: process.cwd() }));
      return false;
    }
    this.#lock = lock;
    writeFileSync(knock, '');
    watch(knock, { persistent: false }, () => {
      const written = readFileSync(knock, 'utf8');
      // Emptied by a program that writes right now: it will be heard again.
      if (written === '') return;
      writeFileSync(knock, '');
      const { argv, folder: theirs } = JSON.parse(written) as { argv: string[]; folder: string };
      this.emit('second-instance', {}, argv, theirs);
    });
    return true;
  }

  quit(): void {
    if (this.#quitting) return;
    let prevented = false;
    this.emit('before-quit', { preventDefault: () => (prevented = true) });
    for (const window of prevented ? [] : openWindows()) window.emit('close', { preventDefault: () => (prevented = true) });
    if (prevented) return;
    this.#quitting = true;
    void Promise.all(openWindows().map((window) => window.leave())).then(() => {
      this.emit('will-quit', { preventDefault: () => (prevented = true) });
      if (!prevented) this.exit(0);
    });
  }

  exit(code = 0): void {
    this.#lock?.close();
    void closeBrowser().then(() => process.exit(code));
  }
}

export const app = new StandInApp();
