// What exiftool, exiv2 and darktable read of a copy, each asked in its own way.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { tagsOf } from '../main/export/exiftool.ts';
import type { Copy } from './copies.ts';
import { said } from './machine.ts';
import type { Facts } from './rows.ts';

/** The words of the organisers' text: all before its line of words against. */
export const wordsIn = (parameters: string): string => parameters.replace(/\nNegative prompt:[\s\S]*$/, '');

const list = (tags: readonly string[]): string => tags.toSorted().join(' | ');
const told = (facts: Readonly<Record<string, string | null | undefined>>): Facts =>
  Object.fromEntries(Object.entries(facts).filter((entry): entry is [string, string] => entry[1] != null && entry[1] !== ''));

/** By `exiftool -json`. */
export function byExiftool(copy: Copy): Facts {
  const tags = tagsOf(copy.file);
  const text = (name: string): string | null => (tags[name] === undefined ? null : String(tags[name]));
  return told({
    caption: text('XMP-dc:Description'),
    tags: list([tags['XMP-dc:Subject'] ?? []].flat().map(String)),
    rating: text('XMP-xmp:Rating'),
    label: text('XMP-xmp:Label'),
    'A1111 words': wordsIn(text('PNG:Parameters') ?? text('ExifIFD:UserComment') ?? ''),
    'EXIF caption': text('IFD0:ImageDescription'),
  });
}

/** By `exiv2 print`, a key at a time: it parts values by commas, and keys by nothing. */
export function byExiv2(file: string, copy: Copy): Facts {
  const value = (key: string, form = '-Pv'): string | null => {
    try {
      // With a key that is not there it ends with 1.
      return said(file, ['-q', '-K', key, form, copy.file]).replace(/\n$/, '');
    } catch {
      return null;
    }
  };
  return told({
    caption: value('Xmp.dc.description')?.replace(/^lang="x-default" /, ''),
    tags: list((value('Xmp.dc.subject') ?? '').split(', ')),
    rating: value('Xmp.xmp.Rating'),
    label: value('Xmp.xmp.Label'),
    // Two names of charset and encoding stand before the text.
    'A1111 words': wordsIn(value('Exif.Photo.UserComment', '-Pt')?.replace(/^charset=\S+ /, '') ?? ''),
    'EXIF caption': value('Exif.Image.ImageDescription'),
  });
}

const colours = ['Red', 'Yellow', 'Green', 'Blue', 'Purple'];
/** Of its column: the lowest three bits are stars, the next is a reject. */
const rejected = 8;
const captionKey = 3;

/** By darktable-cli, which takes a picture into a library before it exports it; then by that library's own tables. `folder` is a new one. */
export function byDarktable(file: string, copy: Copy, folder: string): Facts {
  mkdirSync(folder, { recursive: true });
  const conf = ['--conf', 'write_sidecar_files=never'];
  const places = ['--configdir', folder, '--cachedir', path.join(folder, 'cache'), '--library', path.join(folder, 'library.db')];
  said(file, [copy.file, path.join(folder, 'out.jpg'), '--width', '32', '--core', '--disable-opencl', ...places, ...conf]);
  const library = new DatabaseSync(path.join(folder, 'library.db'), { readOnly: true });
  const data = new DatabaseSync(path.join(folder, 'data.db'), { readOnly: true });
  try {
    const flags = Number(library.prepare('select flags from images').get()?.['flags'] ?? 0);
    const names = new Map(
      data
        .prepare('select id, name from tags')
        .all()
        .map(({ id, name }) => [id, String(name)]),
    );
    const tags = library.prepare('select tagid from tagged_images').all();
    return told({
      caption: library.prepare('select value from meta_data where key = ?').get(captionKey)?.['value'] as string | undefined,
      // Its own are `darktable|…`.
      tags: list(tags.map(({ tagid }) => names.get(tagid ?? null) ?? '').filter((name) => !name.startsWith('darktable|'))),
      rating: (flags & rejected) === 0 ? String(flags & 7) : '-1',
      label: library
        .prepare('select color from color_labels')
        .all()
        .map(({ color }) => colours[Number(color)])
        .join(' '),
    });
  } finally {
    library.close();
    data.close();
  }
}
