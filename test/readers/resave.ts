// Copies that another program wrote anew, and whether the studio knows them again.
import { copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { knownAgain, takenIn } from './copies.ts';
import type { Copy, Kind } from './copies.ts';
import { said } from './machine.ts';
import type { Here, Machine, ProgramName } from './machine.ts';
import { skipped } from './rows.ts';
import type { Row } from './rows.ts';

type Resaver = {
  readonly program: ProgramName;
  readonly does: string;
  /** From the copy's kind to that of the new file. */
  readonly from: readonly Kind[];
  readonly to: (from: Kind) => Kind;
  readonly run: (file: string, from: string, to: string) => void;
};

const same = (kind: Kind): Kind => kind;
const every: readonly Kind[] = ['png', 'jpeg', 'webp'];
const inPlace =
  (args: readonly string[]) =>
  (file: string, from: string, to: string): void => {
    copyFileSync(from, to);
    said(file, [...args, to]);
  };

const resavers: readonly Resaver[] = [
  { program: 'exiv2', does: 'a rating is set', from: every, to: same, run: inPlace(['-M', 'set Xmp.xmp.Rating 2']) },
  { program: 'exiftool', does: 'a rating is set', from: every, to: same, run: inPlace(['-q', '-overwrite_original', '-XMP-xmp:Rating=2']) },
  {
    program: 'imagemagick',
    does: 'made half',
    from: every,
    to: same,
    run: (file, from, to) => void said(file, [from, '-resize', '50%', to]),
  },
  {
    program: 'graphicsmagick',
    does: 'made half',
    from: every,
    to: same,
    run: (file, from, to) => void said(file, ['convert', from, '-resize', '50%', to]),
  },
  {
    program: 'cwebp',
    does: 'made a WebP with all metadata',
    from: ['png', 'jpeg'],
    to: () => 'webp',
    run: (file, from, to) => void said(file, ['-quiet', '-metadata', 'all', from, '-o', to]),
  },
  {
    program: 'darktable',
    does: 'exported',
    from: every,
    to: same,
    run: (file, from, to) => {
      const config = `${path.dirname(to)}-darktable`;
      const places = ['--configdir', config, '--cachedir', path.join(config, 'cache'), '--library', path.join(config, 'library.db')];
      mkdirSync(config);
      said(file, [from, to, '--width', '32', '--core', '--disable-opencl', ...places, '--conf', 'write_sidecar_files=never']);
    },
  },
];

/** What stays of the recipe where a program drops both our record and the packet. All else comes back whole. */
const lost: readonly {
  readonly program: ProgramName;
  readonly kind: Kind;
  readonly words: 'ASCII' | 'all' | 'none';
  readonly why: string;
}[] = [
  { program: 'imagemagick', kind: 'png', words: 'ASCII', why: 'drops every iTXt, XMP with it: findings/imagemagick-6-drops-itxt.sh' },
  { program: 'graphicsmagick', kind: 'png', words: 'ASCII', why: 'drops every iTXt, XMP with it: findings/imagemagick-6-drops-itxt.sh' },
  { program: 'imagemagick', kind: 'webp', words: 'all', why: 'drops the XMP of a WebP: findings/imagemagick-6-drops-xmp-of-webp.sh' },
  { program: 'graphicsmagick', kind: 'webp', words: 'all', why: 'drops the XMP of a WebP: findings/imagemagick-6-drops-xmp-of-webp.sh' },
];

/** Two rows for each program and kind: known in the library it came from, and read in one that does not know it. */
export function resavedRows(folder: string, machine: Machine, copies: readonly Copy[]): readonly Row[] {
  return resavers.flatMap((resaver) => {
    const program = machine[resaver.program];
    return 'reason' in program
      ? [skipped(program, program.reason, 'saved again')]
      : copies.filter(({ kind }) => resaver.from.includes(kind)).flatMap((copy) => triedOne(folder, resaver, program, copy));
  });
}

/** What a program throws is a failure of its row alone. */
function triedOne(folder: string, resaver: Resaver, program: Here, copy: Copy): readonly Row[] {
  try {
    return rowsOfOne(folder, resaver, program, copy);
  } catch (error) {
    const { name, version } = program;
    return [
      { program: name, version, about: `${copy.kind}, ${copy.edit.name}`, written: resaver.does, read: String(error), verdict: 'failed' },
    ];
  }
}

function rowsOfOne(folder: string, resaver: Resaver, program: Here, copy: Copy): readonly Row[] {
  const kind = resaver.to(copy.kind);
  const pictures = path.join(folder, 'saved-again', `${resaver.program}-${copy.kind}-${copy.edit.name}`);
  mkdirSync(pictures, { recursive: true });
  const file = path.join(pictures, `${resaver.program}-${copy.kind}-${copy.edit.name}.${kind === 'jpeg' ? 'jpg' : kind}`);
  resaver.run(program.file, copy.file, file);

  const { prompt } = copy.edit.record.request;
  const less = lost.find((one) => one.program === resaver.program && one.kind === copy.kind);
  const read = takenIn(folder, pictures).get(path.basename(file)) ?? { from: 'nobody', prompt: '' };
  const words = less?.words === 'ASCII' ? prompt.replace(/[^ -~]+/gu, '?') : prompt;
  const whole = less === undefined ? 'kontext-studio' : 'a1111';
  const about = `${copy.kind}${kind === copy.kind ? '' : ` to ${kind}`}, ${copy.edit.name}: ${resaver.does}`;
  const known = knownAgain(folder, pictures) === 1;
  const base = { program: program.name, version: program.version, about };
  return [
    {
      ...base,
      written: copy.edit.record.id,
      read: known ? 'known again' : 'taken for another picture',
      verdict: known ? 'passed' : 'failed',
    },
    {
      ...base,
      written: `recipe ${prompt}`,
      read: `${read.from}: ${read.prompt}`,
      verdict: read.from === whole && read.prompt === words ? 'passed' : 'failed',
      ...(less === undefined ? {} : { why: less.why }),
    },
  ];
}
