// Gathers the licences of all that is shipped, with their texts, into the page of licences. The build fails when a package has none.
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { shippedPackages } from './packaging/shipped.ts';

export type Licence = { readonly name: string; readonly version: string; readonly licence: string; readonly text: string };

/** What Vite writes of the packages that went into a bundle. */
type Bundled = { readonly name: string; readonly version: string; readonly identifier?: string; readonly text?: string };
type Manifest = { readonly name: string; readonly version: string; readonly license?: string };

const kept = path.join(import.meta.dirname, 'licences');

/** `lists` are Vite's, which are read and removed; `page` is where the window will look. Throws with the names of packages without a text. */
export function writeLicences(project: string, lists: readonly string[], page: string): readonly Licence[] {
  const bundled = lists.flatMap((file) => JSON.parse(readFileSync(file, 'utf8')) as Bundled[]);
  for (const file of lists) rmSync(file);
  const all = [
    licenceOf(path.join(project, 'node_modules/electron')),
    ...bundled.map(({ name, version, identifier = '', text = '' }) => ({
      name,
      version,
      licence: identifier,
      text: text || textKept(name),
    })),
    ...shippedPackages(project).map((packagePath) => licenceOf(path.join(project, packagePath))),
  ];
  const bare = all.filter(({ licence, text }) => licence === '' || text.trim() === '');
  if (bare.length > 0)
    throw new Error(`Shipped without the text of a licence: ${bare.map(({ name }) => name).join(', ')}. See build/licences.`);
  const once = [...new Map(all.map((one) => [`${one.name} ${one.version}`, one])).values()].toSorted((a, b) =>
    a.name.localeCompare(b.name, 'en'),
  );
  writeFileSync(page, JSON.stringify(once));
  return once;
}

function licenceOf(folder: string): Licence {
  const { name, version, license = '' } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as Manifest;
  const files = readdirSync(folder).filter((file) => /^(?:licen[cs]e|copying|notice)/i.test(file));
  const own = files.map((file) => readFileSync(path.join(folder, file), 'utf8').trim()).join('\n\n');
  // libvips and what it is made of are shared libraries, under licences that its own page lists; the LGPL wants its text along.
  const lgpl = /LGPL/.test(license)
    ? [readFileSync(path.join(folder, 'README.md'), 'utf8').trim(), textKept('LGPL-3.0'), textKept('GPL-3.0')]
    : [];
  return {
    name,
    version,
    licence: license,
    text: [own || (lgpl.length > 0 ? '' : textKept(name)), ...lgpl].filter((text) => text !== '').join('\n\n'),
  };
}

/** Of packages that come without one; empty when we have none either. */
function textKept(name: string): string {
  const file = path.join(kept, `${name.replaceAll('/', '-')}.txt`);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
}
