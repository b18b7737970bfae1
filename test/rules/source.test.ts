// What no source file may hold, whichever folder it is in, and how long a file may be.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const tracked = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8', maxBuffer: 64 << 20 })
  .split('\n')
  .filter((file) => existsSync(path.join(root, file)));
const code = tracked.filter((file) => /^(app|main|renderer|build|test)\/.*\.tsx?$/.test(file));
const product = code.filter((file) => /^(app|main|renderer)\//.test(file));
const text = new Map(code.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));

test('there is source to look at', () => {
  expect([code.length > 100, product.length > 60]).toEqual([true, true]);
});

test('no file is longer than 300 lines', () => {
  const long = code.filter((file) => (text.get(file) ?? '').split('\n').length - 1 > 300);
  expect(long).toEqual([]);
});

test('file names are kebab-case, but for the tags of languages', () => {
  const names = code.map((file) => file.replace(/^app\/messages\/[a-z]{2}(?:-[A-Z]{2})?\//, 'app/messages/'));
  expect(
    names.filter((file) => !/^(?:[a-z0-9]+(?:-[a-z0-9]+)*\/)*[a-z0-9]+(?:-[a-z0-9]+)*(?:\.test|\.config|\.d)?\.tsx?$/.test(file)),
  ).toEqual([]);
});

describe('no product source has', () => {
  const never: [what: string, pattern: RegExp, except?: string[]][] = [
    ['text run as code', /\beval\(|new Function\(|node:vm\b|set(?:Timeout|Interval)\(['"`]/],
    [
      'HTML written from text',
      /\b(?:inner|outer)HTML\b|insertAdjacentHTML|document\.write|dangerouslySetInnerHTML|createContextualFragment/,
    ],
    [
      'a shell command',
      /\bexec(?:Sync|File|FileSync)?\(['"`a-z]*child_process|\bexecSync\(|from 'node:child_process'.*\bexec\b|shell: true/,
    ],
    ['TLS switched off', /rejectUnauthorized: (?!true)|NODE_TLS_REJECT_UNAUTHORIZED\W{0,4}=|setCertificateVerifyProc|'certificate-error'/],
    ['pages from files', /\bloadFile\(|['"`]file:\/\//],
    ['the sandbox switched off', /sandbox: false|appendSwitch\(/],
    ['a protocol claimed for itself', /setAsDefaultProtocolClient|loadExtension|crashReporter/],
    ['Chromium’s network stack', /\bnet\.(?:fetch|request)\(/],
    ['a log on the console', /\bconsole\.(?:log|info|debug)\(/],
    ['the browser opened in a second place', /openExternal\(/, ['main/electron/desktop.ts']],
    ['calls served in a second place', /ipcMain\.(?:on|handle|once)\(/, ['main/electron/ipc.ts']],
    ['a window made in a second place', /new BrowserWindow\(|WebContentsView/, ['main/electron/window.ts']],
  ];

  test.each(never)('%s', (_what, pattern, except = []) => {
    expect(product.filter((file) => !except.includes(file) && pattern.test(text.get(file) ?? ''))).toEqual([]);
    // Where it belongs it is, so the pattern still means something.
    expect(except.filter((file) => !pattern.test(text.get(file) ?? ''))).toEqual([]);
  });
});
