// Nothing that a page points at is missing, and no picture lies there for nobody.
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { anchorsOf, linksOf, pages, read, root } from './pages.ts';

const isOutside = (target: string): boolean => /^[a-z]+:/.test(target);
const fileOf = (page: string, target: string): string =>
  path.posix.normalize(path.posix.join(path.posix.dirname(page), target.split('#')[0] ?? ''));

describe.each(pages)('%s', (page) => {
  const links = linksOf(read(page)).filter((target) => !isOutside(target));

  test('points at files that are there', () => {
    const missing = links.filter((target) => !target.startsWith('#') && !existsSync(path.join(root, fileOf(page, target))));
    expect(missing).toEqual([]);
  });

  test('names tests that are there', () => {
    const named = [...read(page).matchAll(/`([\w/-]+\.test\.tsx?)`/g)].map(([, file = '']) => file.replace(/^test\//, ''));
    expect(named.filter((file) => !existsSync(path.join(root, 'test', file)))).toEqual([]);
  });

  test('points at headings that are there', () => {
    const missing = links.filter((target) => {
      const [file = '', anchor] = target.split('#');
      const other = file === '' ? page : fileOf(page, target);
      return anchor !== undefined && other.endsWith('.md') && !anchorsOf(read(other)).includes(anchor);
    });
    expect(missing).toEqual([]);
  });
});

const pictures = readdirSync(path.join(root, 'docs/pictures'));

test('every picture of the documents is shown by some page', () => {
  const shown = new Set(pages.flatMap((page) => linksOf(read(page)).map((target) => fileOf(page, target))));
  expect(pictures.filter((name) => !shown.has(`docs/pictures/${name}`))).toEqual([]);
});

test('every page for users can be come to from the index', () => {
  const linked = linksOf(read('docs/README.md')).map((target) => fileOf('docs/README.md', target));
  expect(pages.filter((page) => page.startsWith('docs/') && page !== 'docs/README.md' && !linked.includes(page))).toEqual([]);
});

test('no picture has more than 200 kB, and together they have less than 4 MB', () => {
  const sizes = pictures.map((name) => ({ name, bytes: statSync(path.join(root, 'docs/pictures', name)).size }));
  expect(sizes.filter(({ bytes }) => bytes > 200_000)).toEqual([]);
  expect(sizes.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(4_000_000);
});
