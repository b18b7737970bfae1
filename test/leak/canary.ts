// A key that is easy to find again, and the search for it in every form that a program could write it in by accident.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Letters and digits that occur nowhere else, with signs around them that JSON, HTML and addresses spell in ways of their own. */
const core = 'Qz7xKv4mJw9pTq2hRb8n';
export const canary = `sk+live/${core}="&%\\e4`;
/** What may be told: the last signs. Pieces of the core from this length on are a leak. */
const pieceLength = 8;

const pieces = Array.from({ length: core.length - pieceLength + 1 }, (_, at) => core.slice(at, at + pieceLength));

/** base64 of a text has three forms, by where it starts; the first and last signs depend on the neighbours and are left away. */
function base64Forms(text: string): readonly string[] {
  return [0, 1, 2].map((shift) => {
    const encoded = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)]).toString('base64');
    return encoded.slice(shift === 0 ? 0 : 4, Math.floor((shift + text.length) / 3) * 4);
  });
}

const swap = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();
const wide = (text: string): Buffer => Buffer.from(text, 'utf16le');
const escaped = (text: string, before: string): string =>
  [...text]
    .map(
      (letter) =>
        before +
        letter
          .charCodeAt(0)
          .toString(16)
          .padStart(before === '%' ? 2 : 4, '0'),
    )
    .join('');

/** In lower case, for a search that does not look at the case. */
const plain = [...new Set(pieces.map((piece) => piece.toLowerCase()))];

const forms: readonly (readonly [name: string, bytes: readonly Buffer[]])[] = [
  ['base64', [...base64Forms(core), ...base64Forms(canary)].map((text) => Buffer.from(text))],
  ['hex', [core.toLowerCase(), core].map((text) => Buffer.from(Buffer.from(text).toString('hex')))],
  ['UTF-16', [...pieces, ...plain].flatMap((piece) => [wide(piece), swap(wide(piece))])],
  ['percent', [Buffer.from(escaped(core, '%'))]],
  ['JSON escapes', [Buffer.from(escaped(core, '\\u'))]],
  ['backwards', [Buffer.from([...core].toReversed().join(''))]],
];

/** The forms of the key that stand in these bytes; a piece of eight of its letters is enough, whatever their case. */
export function formsIn(bytes: Buffer): readonly string[] {
  // latin1 keeps every byte, so that text in any company is found.
  const lower = bytes.toString('latin1').toLowerCase();
  const hexes = ['hex', 'percent', 'JSON escapes'];
  const found = forms.filter(([name, list]) =>
    list.some((form) => (hexes.includes(name) ? lower.includes(form.toString('latin1').toLowerCase()) : bytes.includes(form))),
  );
  return [...(plain.some((piece) => lower.includes(piece)) ? ['plain'] : []), ...found.map(([name]) => name)];
}

export const formsInText = (text: string): readonly string[] => formsIn(Buffer.from(text));

export type Searched = { readonly files: number; readonly bytes: number; readonly found: readonly string[] };

/** Every file below the folders, their names included. */
export function searchFolders(folders: readonly string[]): Searched {
  let [files, bytes] = [0, 0];
  const found: string[] = [];
  for (const folder of folders) {
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      const file = path.join(entry.parentPath, entry.name);
      const named = formsInText(entry.name);
      if (named.length > 0) found.push(`${file} (its name)`);
      if (!entry.isFile()) continue;
      const content = readFileSync(file);
      files += 1;
      bytes += content.length;
      const inside = formsIn(content);
      if (inside.length > 0) found.push(`${path.relative(folder, file)} (${inside.join(', ')})`);
    }
  }
  return { files, bytes, found };
}
