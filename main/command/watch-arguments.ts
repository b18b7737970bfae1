// The options of “kontext watch”. A release is a batch, and is read as one.
import { readCommon, readPilot, readProject, readSetName } from './batch-arguments.ts';
import type { BatchLine } from './batch-arguments.ts';
import { Wrong } from './options.ts';
import type { OptionName, Values } from './options.ts';
import { readFields } from './preset-arguments.ts';

export type WatchLine = {
  readonly kind: 'watch';
  readonly json: boolean;
  readonly act:
    | { readonly kind: 'list' | 'outbox' }
    | { readonly kind: 'add'; readonly folder: string; readonly use: { readonly kind: 'chain' | 'preset'; readonly name: string } | null }
    | { readonly kind: 'remove' | 'leave'; readonly folder: string };
};

const acts = ['list', 'add', 'remove', 'outbox', 'release', 'leave'] as const;
const goWith: Readonly<Partial<Record<(typeof acts)[number], readonly OptionName[]>>> = {
  add: ['chain', 'preset'],
  release: ['field', 'rehearsal', 'again', 'project', 'wait', 'pilot', 'limit-pictures', 'limit-cost', 'stop-on', 'set'],
};

export function readWatchLine(rest: readonly string[], values: Values, json: boolean, waitMs: number): WatchLine | BatchLine {
  const [act, ...more] = acts.filter((one) => values[one] !== undefined);
  if (act === undefined || more.length > 0) throw new Wrong(`Choose one of ${acts.map((one) => `--${one}`).join(', ')}.`);
  if (rest.length > 0) throw new Wrong(`“kontext watch --${act}” takes no “${rest[0]}”.`);
  for (const name of Object.keys(values) as OptionName[])
    if (name !== act && name !== 'json' && goWith[act]?.includes(name) !== true) throw new Wrong(`--${name} does not go with --${act}.`);
  if (act === 'list' || act === 'outbox') return { kind: 'watch', json, act: { kind: act } };
  const folder = values[act] ?? '';
  if (folder.trim() === '') throw new Wrong(`Say which folder: kontext watch --${act} FOLDER.`);
  if (act === 'add') return { kind: 'watch', json, act: { kind: act, folder, use: readUse(values) } };
  if (act !== 'release') return { kind: 'watch', json, act: { kind: act, folder } };
  return {
    ...readCommon(values),
    json,
    waitMs,
    act: {
      kind: 'release',
      folder,
      fields: readFields(values),
      values: {},
      pilot: readPilot(values),
      set: readSetName((values.set ?? [])[0]),
      project: readProject(values),
    },
  };
}

function readUse({ chain, preset }: Values): { readonly kind: 'chain' | 'preset'; readonly name: string } | null {
  if (chain !== undefined && preset !== undefined) throw new Wrong('Choose one of --chain and --preset.');
  const name = (chain ?? preset)?.trim();
  if (name === undefined) return null;
  if (name === '' || name.length > 255) throw new Wrong('The name of a chain or preset has 1 to 255 letters.');
  return { kind: chain === undefined ? 'preset' : 'chain', name };
}
