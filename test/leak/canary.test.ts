// The search is worth something only if it finds what was planted.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { temporaryFolder } from '../main/temporary-folder.ts';
import { canary, formsIn, searchFolders } from './canary.ts';

const key = Buffer.from(canary);
const planted: readonly (readonly [string, string | Buffer])[] = [
  ['plain', canary],
  ['plain', `x${canary.toUpperCase()}x`],
  ['plain', JSON.stringify({ key: canary })],
  ['plain', encodeURIComponent(canary)],
  ['plain', `half of it: ${canary.slice(0, 18)}`],
  ['plain', `the other half: ${canary.slice(-18)}`],
  ['base64', key.toString('base64')],
  ['base64', Buffer.from(`Bearer ${canary}`).toString('base64')],
  ['base64', Buffer.from(`ab${canary}`).toString('base64')],
  ['base64', Buffer.from(`a${canary}`).toString('base64url')],
  ['hex', key.toString('hex')],
  ['hex', key.toString('hex').toUpperCase()],
  ['UTF-16', Buffer.from(`x${canary}`, 'utf16le')],
  ['UTF-16', Buffer.from(canary, 'utf16le').swap16()],
  ['percent', [...key].map((byte) => `%${byte.toString(16).toUpperCase()}`).join('')],
  ['JSON escapes', [...canary].map((letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')],
  ['backwards', [...canary].toReversed().join('')],
];

describe('the search finds the key', () => {
  test.each(planted)('in the form “%s”: %j', (form, text) => {
    const noise = Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256));
    expect(formsIn(Buffer.concat([noise, Buffer.from(text), noise]))).toContain(form);
  });

  test('in no text without it, its last four signs and random bytes', () => {
    const noise = deflateSync(Buffer.from(Array.from({ length: 300_000 }, (_, at) => (at * at * 31) % 251)));
    expect([noise, Buffer.from(`the key ends in ${canary.slice(-4)}`), Buffer.alloc(0)].map(formsIn)).toEqual([[], [], []]);
  });

  test('in files and in their names, and says where', () => {
    const folder = temporaryFolder();
    mkdirSync(path.join(folder, 'a'));
    writeFileSync(path.join(folder, 'a/clean'), 'nothing');
    writeFileSync(path.join(folder, 'a/dirty'), Buffer.from(canary, 'utf16le'));
    writeFileSync(path.join(folder, 'Qz7xKv4mJw9p.txt'), '');
    const { files, found } = searchFolders([folder]);
    expect([files, found.toSorted()]).toEqual([3, [`${folder}/Qz7xKv4mJw9p.txt (its name)`, 'a/dirty (UTF-16)'].toSorted()]);
  });
});
