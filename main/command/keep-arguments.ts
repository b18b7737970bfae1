// What “kontext keep” is asked for.
import type { CropBox } from '../../app/pictures/crop-box.ts';
import type { Turned } from '../../app/pictures/turn.ts';
import { readBox, readTurned, UsageError } from './options.ts';
import type { Values } from './options.ts';

export type KeepLine = {
  readonly kind: 'keep';
  readonly json: boolean;
  /** Null where two files are named. */
  readonly id: string | null;
  readonly files: {
    readonly original: string;
    readonly result: string;
    readonly crop: CropBox | null;
    readonly turned: Turned | null;
  } | null;
  readonly to: string | null;
  /** Null: all parts. */
  readonly only: readonly number[] | null;
  readonly mask: string | null;
  /** Pixels of the original. */
  readonly feather: number | null;
  readonly tone: number | null;
  readonly force: boolean;
};

/** Throws `UsageError`. `readId` reads the one id that is there. */
export function readKeep(rest: readonly string[], values: Values, readId: (rest: readonly string[]) => string): Omit<KeepLine, 'json'> {
  const files = readFiles(rest, values);
  return {
    kind: 'keep',
    id: files === null ? readId(rest) : null,
    files,
    to: named(values.to, '--to'),
    only: values.parts === undefined ? null : readParts(values.parts),
    mask: named(values.mask, '--mask'),
    feather: readNumber(values.feather, '--feather', 0, 2000),
    tone: readNumber(values.tone, '--tone', 0, 1),
    force: values.force === true,
  };
}

function readFiles(rest: readonly string[], values: Values): KeepLine['files'] {
  const [original, result] = [
    named(typeof values.original === 'string' ? values.original : undefined, '--original'),
    named(values.result, '--result'),
  ];
  if (original === null && result === null) {
    for (const option of ['crop', 'rotate', 'straighten'] as const)
      if (values[option] !== undefined) throw new UsageError(`--${option} belongs to two files: of an edit it is known what was sent.`);
    return null;
  }
  if (original === null || result === null || rest.length > 0)
    throw new UsageError('Name an edit, or two files: kontext keep --original PICTURE --result PICTURE --to NEW.png.');
  if (values.to === undefined) throw new UsageError('Say where to write it: --to NEW.png.');
  return { original, result, crop: values.crop === undefined ? null : readBox(values.crop, '--crop'), turned: readTurned(values) };
}

function named(value: string | undefined, option: string): string | null {
  if (value === '') throw new UsageError(`${option} needs a name.`);
  return value ?? null;
}

function readParts(text: string): readonly number[] {
  const numbers = text.split(',').map((one) => Number(one.trim() === '' ? Number.NaN : one));
  if (!numbers.every((one) => Number.isInteger(one) && one > 0 && one < 65_536))
    throw new UsageError(`--parts needs numbers of parts, such as 1,3; “${text}” is not.`);
  return [...new Set(numbers)];
}

function readNumber(text: string | undefined, option: string, minimum: number, maximum: number): number | null {
  if (text === undefined) return null;
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!(value >= minimum && value <= maximum))
    throw new UsageError(`${option} must be a number from ${minimum} to ${maximum}; “${text}” is not.`);
  return value;
}
