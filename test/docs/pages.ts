// The Markdown pages, read as what they point at and what they quote.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

export const root = path.resolve(import.meta.dirname, '../..');
export const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

const markdownIn = (folder: string): string[] =>
  readdirSync(path.join(root, folder))
    .filter((name) => name.endsWith('.md'))
    .map((name) => path.posix.join(folder, name));

/** Relative to the project. */
export const pages: readonly string[] = [...markdownIn('.'), ...markdownIn('docs')];

/** Fences hold commands and output, in which brackets mean other things. */
export const withoutFences = (page: string): string => page.replace(/^```[\s\S]*?^```/gm, '');

/** Links and pictures of a page, as they stand there. */
export function linksOf(page: string): readonly string[] {
  const prose = withoutFences(page).replace(/`[^`\n]*`/g, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)|<img src="([^"]+)"/g)].map(([, link, picture]) => link ?? picture ?? '');
}

/** The name GitHub gives a heading. */
export const anchorOf = (heading: string): string =>
  heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, '')
    .replaceAll(' ', '-');

export const anchorsOf = (page: string): readonly string[] =>
  [...withoutFences(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) => anchorOf(heading ?? ''));

/** The cells of each row of each table, without the head. */
export const rowsOf = (page: string): readonly (readonly string[])[] =>
  page
    .split('\n')
    .filter((line, at, lines) => line.startsWith('|') && !/^\| ?-/.test(line) && !/^\| ?-/.test(lines[at + 1] ?? ''))
    .map((line) =>
      line
        .slice(1, -1)
        .split(/(?<!\\)\|/)
        .map((cell) => cell.trim().replaceAll('\\|', '|')),
    );
