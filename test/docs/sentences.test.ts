// What the pages quote as said by the program is said by it, word for word. A quotation is a line that begins with ">"; an ellipsis
// in square brackets, […], stands for what differs from case to case.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { pages, read, root, withoutFences } from './pages.ts';
import { core } from '../../app/messages/en/core/core.ts';

const sources = ['app', 'main', 'renderer']
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => path.join(root, folder, name)),
  )
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(name, 'utf8'))
  .join('\n')
  .replace(/\{[sS]ervice\}/g, core.service.name);

const quotationsOf = (page: string): readonly string[] => [...withoutFences(page).matchAll(/^> (.+)$/gm)].map(([, words]) => words ?? '');

const unsaid = (quotation: string): readonly string[] =>
  quotation.split(/\s*\[…\]\s*/).filter((piece) => piece !== '' && !/^[.,:;)]*$/.test(piece) && !sources.includes(piece));

test.each(pages.filter((page) => quotationsOf(read(page)).length > 0))('%s quotes the program word for word', (page) => {
  expect(quotationsOf(read(page)).flatMap(unsaid)).toEqual([]);
});

test('the page of troubles quotes many sentences', () => {
  expect(quotationsOf(read('docs/troubleshooting.md')).length).toBeGreaterThan(20);
});
