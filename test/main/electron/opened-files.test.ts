import { EventEmitter } from 'node:events';
import path from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { englishFailure } from '../../../app/failure.ts';
import { collectOpenedFiles, filesNamed, rememberTaken } from '../../../main/electron/opened-files.ts';

describe('files the system asks to open', () => {
  test('are those named behind the program, not switches and not addresses, as absolute paths', () => {
    const folder = path.resolve('/pictures');
    const named = ['--flag', 'a.png', path.resolve('/b.png'), '-psn_0_1', 'https://example.com/x.png', 'studio://app/', ''];
    const files = [path.join(folder, 'a.png'), path.resolve('/b.png')];
    expect(filesNamed(['/app/kontext', ...named], folder, true)).toEqual(files);
    expect(filesNamed(['/bin/electron', '.', ...named], folder, false)).toEqual(files);
    expect(filesNamed(['/app/kontext', ...Array.from({ length: 99 }, (_, n) => `${n}.png`)], folder, true)).toHaveLength(50);
  });

  test('wait until they are taken, from the start, from a second start and from the system', () => {
    const app = Object.assign(new EventEmitter(), { isPackaged: true });
    const show = vi.fn();
    const opened = collectOpenedFiles({ app: app as never, argv: ['/app/kontext', '/first.png'], folder: '/', show });
    const heard = vi.fn();
    opened.onMore(heard);
    const event = { preventDefault: vi.fn() };
    app.emit('open-file', event, '/second.png');
    app.emit('second-instance', {}, ['/app/kontext', 'third.png'], path.resolve('/pictures'));
    expect([heard.mock.calls.length, show.mock.calls.length, event.preventDefault.mock.calls.length]).toEqual([2, 1, 1]);
    expect(opened.take()).toEqual([path.resolve('/first.png'), '/second.png', path.resolve('/pictures/third.png')]);
    expect(opened.take()).toEqual([]);
    // A second start that names nothing only brings the window to the front.
    app.emit('second-instance', {}, ['/app/kontext'], '/');
    expect([heard.mock.calls.length, show.mock.calls.length]).toEqual([2, 2]);
  });

  test('that were refused are no recent documents', () => {
    const recent: string[] = [];
    const failure = englishFailure('picture-damaged', 'no');
    rememberTaken({ addRecentDocument: (file) => void recent.push(file) }, ['/x/a.png', '/x/b.png'], {
      pictures: [],
      failures: [{ name: 'b.png', failure }],
    });
    expect(recent).toEqual(['/x/a.png']);
  });
});
