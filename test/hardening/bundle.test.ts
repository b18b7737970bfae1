// The built program as it is shipped: what its bundles import, what they may not say, and that no secret is in them. Built by `npm run build`.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { calls } from '../../app/contract/contract.ts';
import { eventNames } from '../../app/contract/events.ts';
import { filesIn, read, root } from './tree.ts';

const main = filesIn(['dist/main'], /\.js$/);
const shown = filesIn(['dist/renderer'], /\.(?:js|css|html)$/);
const all = [...main, ...shown, 'dist/preload/preload.cjs', 'dist/cli.js'];
const count = (file: string, pattern: RegExp): number => [...read(file).matchAll(pattern)].length;
const total = (files: readonly string[], pattern: RegExp): number => files.reduce((sum, file) => sum + count(file, pattern), 0);

test('there is a build to look at', () => {
  expect([main.length > 5, shown.length >= 3]).toEqual([true, true]);
});

test('the preload has the names of the contract, and no schema', () => {
  const preload = read('dist/preload/preload.cjs');
  expect([...preload.matchAll(/"([a-z]+\.\w+)"/g)].map(([, name]) => name)).toEqual([...Object.keys(calls), ...eventNames]);
  expect(preload).not.toContain('ZodType');
});

describe('main', () => {
  test('imports sharp in the picture process alone', () => {
    const holders = main.filter((file) => /from ["']sharp["']|import\(["']sharp["']\)|require\(["']sharp["']\)/.test(read(file)));
    expect(holders).toEqual(['dist/main/picture-process.js']);
    // And nobody imports that file: it is only ever started.
    expect(all.filter((file) => /from ["']\.\/picture-process\.js["']|import\(["']\.\/picture-process\.js["']\)/.test(read(file)))).toEqual(
      [],
    );
  });

  test('runs no text as code, but for the compiler of our own schemas', () => {
    expect(main.filter((file) => /\beval\(|node:vm["']|\bexecSync\(|shell: true/.test(read(file)))).toEqual([]);
    // zod compiles each schema into a function once; only schemas of this source are given to it.
    const compilers = main.filter((file) => /\bnew Function\b|= Function;|\bnew F\(/.test(read(file)));
    expect(compilers.length).toBeLessThanOrEqual(1);
    for (const file of compilers) expect([count(file, /\bnew Function\b/g) <= 1, read(file).includes('ZodType')]).toEqual([true, true]);
  });

  test('speaks to the network by Node’s http and https alone, with certificates checked', () => {
    expect(main.filter((file) => /\bfetch\(|undici|node:http2|node:dgram|rejectUnauthorized: (?!true)/.test(read(file)))).toEqual([]);
    expect(total(main, /rejectUnauthorized: true/g)).toBe(1);
  });

  test('names no address but the service’s and those of our links', () => {
    const hosts = new Set(
      main.flatMap((file) =>
        [
          ...read(file)
            .replace(/^\s*(?:\/\/|\*).*$/gm, '')
            .matchAll(/https?:\/\/([a-z0-9.-]+\.[a-z]{2,})/gi),
        ].map(([, host]) => host),
      ),
    );
    // The others stand in names of schemas, of XML, of XMP and of IPTC; nothing is fetched from there.
    const names = ['json-schema.org', 'www.w3.org', 'ns.adobe.com', 'www.digikam.org', 'purl.org', 'iptc.org', 'cv.iptc.org'];
    const known = ['cloud.seaart.ai', 'docs.seaart.ai', 'real-cloud.seaart.dev', ...names];
    expect([...hosts].filter((host) => !known.includes(host ?? ''))).toEqual([]);
  });
});

describe('the window', () => {
  test('has no Node, no schemas, no key and no network of its own', () => {
    const bad =
      /\brequire\(|node:[a-z]+["']|process\.env\.(?!NODE_ENV)|Bearer |XMLHttpRequest|WebSocket\(|EventSource\(|sendBeacon|ZodType/;
    expect(shown.filter((file) => bad.test(read(file)))).toEqual([]);
  });

  test('writes HTML from text only inside react-dom, which no component of ours asks to', () => {
    // react-dom sets innerHTML for <script> elements it makes and for a property that the linter refuses in our source.
    expect(total(shown, /\binnerHTML\b/g)).toBeLessThanOrEqual(5);
    expect(total(shown, /outerHTML|insertAdjacentHTML|document\.write|createContextualFragment|srcdoc\s*=/g)).toBe(0);
    expect(filesIn(['renderer'], /\.tsx?$/).filter((file) => /innerHTML|dangerouslySetInnerHTML/i.test(read(file)))).toEqual([]);
    // Its two "javascript:" are the address by which it refuses such links.
    expect(total(shown, /javascript:/g)).toBeLessThanOrEqual(3);
  });

  test('runs no text as code', () => {
    expect(shown.filter((file) => /\beval\(|\bnew Function\(|setTimeout\(["'`]|setInterval\(["'`]/.test(read(file)))).toEqual([]);
  });

  test('has a page without a script or a style written into it', () => {
    const page = read('dist/renderer/index.html');
    expect([...page.matchAll(/<script(?![^>]*\bsrc=)|<style|\son\w+=|\sstyle=|https?:/g)]).toEqual([]);
  });
});

describe('what is shipped', () => {
  test('has no map and no source in it', () => {
    expect(filesIn(['dist'], /\.(?:map|ts|tsx)$/)).toEqual([]);
    expect(all.filter((file) => /sourceMappingURL/.test(read(file)))).toEqual([]);
  });

  test('holds nothing that looks like a secret, nor a path of the machine it was built on', () => {
    const secret =
      /-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{30,}|\bsk-[A-Za-z0-9]{20,}|\bsa-[A-Za-z0-9-]{16,}|\bnpm_[A-Za-z0-9]{30,}|eyJ[A-Za-z0-9_-]{20,}\.eyJ/;
    const tracked = filesIn(['app', 'main', 'renderer', 'build', 'docs'], /\.(?:tsx?|md|ya?ml|json|html|css)$/);
    expect([...all, ...tracked].filter((file) => secret.test(read(file)))).toEqual([]);
    expect(all.filter((file) => readFileSync(path.join(root, file), 'utf8').includes(root))).toEqual([]);
  });
});
