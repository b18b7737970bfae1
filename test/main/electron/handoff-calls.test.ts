import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { BrowserWindow, ClipboardItem, OpenDialogOptions, WebContents } from 'electron';
import { describe, expect, test } from 'vitest';
import { fail, englishFailure, ok } from '../../../app/failure.ts';
import { makeOutCalls } from '../../../main/electron/handoff-calls.ts';
import type { OutDesktop } from '../../../main/electron/handoff-calls.ts';
import { idOf } from '../../fakes/records.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const items = [{ id: idOf(1), index: 0 }];

class FakeClipboardItem {
  readonly types: string[];
  readonly items: Record<string, string | Blob>;
  constructor(given: Record<string, string | Blob>) {
    this.items = given;
    this.types = Object.keys(given);
  }
}

const studioWith = (out: OutDesktop['studio']['out']): OutDesktop['studio'] => ({ out, language: () => 'en' });

function desktop(more: Partial<OutDesktop> = {}) {
  const written: Record<string, string | Blob>[] = [];
  const asked: OpenDialogOptions[] = [];
  const drags: unknown[] = [];
  const calls = makeOutCalls({
    clipboard: { write: async (given) => void written.push(...given.map((item) => (item as unknown as FakeClipboardItem).items)) },
    ClipboardItem: FakeClipboardItem as unknown as typeof ClipboardItem,
    dialog: {
      showOpenDialog: async (...given: unknown[]) => {
        asked.push(given.at(-1) as OpenDialogOptions);
        return { canceled: true, filePaths: [] };
      },
    } as OutDesktop['dialog'],
    front: () => null as BrowserWindow | null,
    studio: studioWith({
      outgoing: async () => ok({ files: ['/l/a.png', '/l/b.png'], icon: '/h/icon.png', credentialsLost: 1 }),
      copied: async () => ok({ files: ['/l/a b.png'], bitmap: null }),
      addProgram: async (chosen) => ok({ name: 'Krita', path: chosen }),
    }),
    platform: 'linux',
    ...more,
  });
  const sender = { startDrag: (item: unknown) => void drags.push(item) } as unknown as WebContents;
  return { calls, sender, written, asked, drags };
}

describe('a drag', () => {
  test('is begun by the page that asked, with all files and the icon', async () => {
    const { calls, sender, drags } = desktop();
    expect(await calls['result.drag']({ items, clean: false }, sender)).toEqual({ ok: true, value: { credentialsLost: 1 } });
    expect(drags).toEqual([{ file: '/l/a.png', files: ['/l/a.png', '/l/b.png'], icon: '/h/icon.png' }]);
  });

  test('of what is not there is not begun', async () => {
    const missing = fail<never>(englishFailure('picture-missing', 'gone'));
    const { calls, sender, drags } = desktop({
      studio: studioWith({ outgoing: async () => missing, copied: async () => missing, addProgram: async () => missing }),
    });
    expect(await calls['result.drag']({ items, clean: true }, sender)).toEqual(missing);
    expect(drags).toEqual([]);
  });
});

describe('a copy', () => {
  test('of one has its address, its bitmap, and what GNOME pastes by; the bitmap’s file goes', async () => {
    const bitmap = path.join(temporaryFolder(), 'copied.png');
    writeFileSync(bitmap, 'PNG bytes');
    const { calls, sender, written } = desktop({
      studio: studioWith({
        outgoing: async () => fail(englishFailure('usage', '')),
        copied: async () => ok({ files: ['/l/a b.png'], bitmap }),
        addProgram: async () => fail(englishFailure('usage', '')),
      }),
    });
    expect(await calls['result.copy']({ items }, sender)).toEqual({ ok: true, value: { files: 1, as: 'files' } });
    const address = pathToFileURL('/l/a b.png').href;
    const [item = {}] = written;
    expect(item['text/uri-list']).toBe(`${address}\r\n`);
    expect(item['electron application/osclipboard;format="x-special/gnome-copied-files"']).toBe(`copy\n${address}`);
    const png = item['image/png'] as Blob;
    expect([png.type, await png.text()]).toEqual(['image/png', 'PNG bytes']);
    expect(existsSync(bitmap)).toBe(false);
  });

  test('of several has all their addresses, one a line, and no bitmap', async () => {
    const { calls, sender, written } = desktop({
      platform: 'win32',
      studio: studioWith({
        outgoing: async () => fail(englishFailure('usage', '')),
        copied: async () => ok({ files: ['/l/a.png', '/l/b.png'], bitmap: null }),
        addProgram: async () => fail(englishFailure('usage', '')),
      }),
    });
    expect(await calls['result.copy']({ items }, sender)).toEqual({ ok: true, value: { files: 2, as: 'files' } });
    const addresses = ['/l/a.png', '/l/b.png'].map((file) => pathToFileURL(file).href);
    expect(written).toEqual([{ 'text/uri-list': `${addresses.join('\r\n')}\r\n` }]);
  });

  test.each([
    ['what GNOME pastes by', 'linux', 1, /gnome/, 'addresses', ['text/uri-list', 'image/png']],
    ['what GNOME pastes by', 'linux', 2, /gnome/, 'addresses', ['text/uri-list']],
    ['any address', 'linux', 1, /gnome|uri-list/, 'picture', ['image/png']],
    ['any address', 'darwin', 1, /uri-list/, 'picture', ['image/png']],
  ] as const)('where the clipboard refuses %s, on %s, %i at once, takes what is left and says what that is', async (...row) => {
    const [, platform, count, refused, as, types] = row;
    const bitmap = count === 1 ? path.join(temporaryFolder(), 'copied.png') : null;
    if (bitmap !== null) writeFileSync(bitmap, 'PNG bytes');
    const taken: (readonly string[])[] = [];
    const { calls, sender } = desktop({
      platform,
      clipboard: {
        write: async (given) => {
          const all = given.flatMap((item) => item.types);
          if (all.some((type) => refused.test(type))) throw new Error('a type that is not supported');
          taken.push(all);
        },
      },
      studio: studioWith({
        outgoing: async () => fail(englishFailure('usage', '')),
        copied: async () => ok({ files: ['/l/a.png', '/l/b.png'].slice(0, count), bitmap }),
        addProgram: async () => fail(englishFailure('usage', '')),
      }),
    });
    expect(await calls['result.copy']({ items }, sender)).toEqual({ ok: true, value: { files: count, as } });
    expect(taken).toEqual([types]);
    if (bitmap !== null) expect(existsSync(bitmap)).toBe(false);
  });

  test('of several, where no address is taken, says that nothing was', async () => {
    const { calls, sender, written } = desktop({
      clipboard: { write: async () => Promise.reject(new Error('no addresses')) },
      studio: studioWith({
        outgoing: async () => fail(englishFailure('usage', '')),
        copied: async () => ok({ files: ['/l/a.png', '/l/b.png'], bitmap: null }),
        addProgram: async () => fail(englishFailure('usage', '')),
      }),
    });
    expect(await calls['result.copy']({ items }, sender)).toMatchObject({ ok: false, failure: { detail: 'no addresses' } });
    expect(written).toEqual([]);
  });

  test('that the system refuses says so', async () => {
    const { calls, sender } = desktop({ clipboard: { write: async () => Promise.reject(new Error('busy')) } });
    expect(await calls['result.copy']({ items }, sender)).toMatchObject({ ok: false, failure: { detail: 'busy' } });
  });
});

describe('choosing a program', () => {
  test.each([
    ['darwin', [{ name: 'Programs', extensions: ['app'] }], '/Applications'],
    ['win32', [{ name: 'Programs', extensions: ['exe'] }], undefined],
    ['linux', undefined, '/usr/share/applications'],
  ] as const)('asks on %s for what is a program there, and for nothing else', async (platform, filters, defaultPath) => {
    const { calls, sender, asked } = desktop({ platform });
    expect(await calls['program.add'](undefined, sender)).toEqual({ ok: true, value: null });
    expect(asked.map((options) => [options.filters, options.defaultPath, options.properties])).toEqual([
      [filters, defaultPath, ['openFile']],
    ]);
  });

  test('adds what was chosen', async () => {
    const { calls, sender } = desktop({
      dialog: { showOpenDialog: async () => ({ canceled: false, filePaths: ['/usr/bin/krita'] }) } as OutDesktop['dialog'],
    });
    expect(await calls['program.add'](undefined, sender)).toEqual({ ok: true, value: { name: 'Krita', path: '/usr/bin/krita' } });
  });
});
