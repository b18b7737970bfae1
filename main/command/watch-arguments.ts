// The options of “kontext watch”. A release is a batch, and is read as one.
import { readCommon, readPilot, readProject, readSetName } from './batch-arguments.ts';
import type { BatchLine } from './batch-arguments.ts';
import { UsageError } from './options.ts';
import type { OptionName, Values } from './options.ts';
import { readFields } from './preset-arguments.ts';

export type WatchLine = {
  readonly kind: 'watch';
  readonly json: boolean;
  readonly action:
    | { readonly kind: 'list' | 'outbox' }
    | { readonly kind: 'add'; readonly folder: string; readonly use: { readonly kind: 'chain' | 'preset'; readonly name: string } | null }
    | { readonly kind: 'remove' | 'leave'; readonly folder: string };
};

const actions = ['list', 'add', 'remove', 'outbox', 'release', 'leave'] as const;
const goWith: Readonly<Partial<Record<(typeof actions)[number], readonly OptionName[]>>> = {
  add: ['chain', 'preset'],
  release: ['field', 'rehearsal', 'again', 'project', 'wait', 'pilot', 'limit-pictures', 'limit-cost', 'stop-on', 'set'],
};

export function readWatchLine(rest: readonly string[], values: Values, json: boolean, waitMs: number): WatchLine | BatchLine {
  const [action, ...more] = actions.filter((one) => values[one] !== undefined);
  if (action === undefined || more.length > 0) throw new UsageError(`Choose one of ${actions.map((one) => `--${one}`).join(', ')}.`);
  if (rest.length > 0) throw new UsageError(`“kontext watch --${action}” takes no “${rest[0]}”.`);
  for (const name of Object.keys(values) as OptionName[])
    if (name !== action && name !== 'json' && goWith[action]?.includes(name) !== true)
      throw new UsageError(`--${name} does not go with --${action}.`);
  if (action === 'list' || action === 'outbox') return { kind: 'watch', json, action: { kind: action } };
  const folder = values[action] ?? '';
  if (folder.trim() === '') throw new UsageError(`Say which folder: kontext watch --${action} FOLDER.`);
  if (action === 'add') return { kind: 'watch', json, action: { kind: action, folder, use: readUse(values) } };
  if (action !== 'release') return { kind: 'watch', json, action: { kind: action, folder } };
  return {
    ...readCommon(values),
    json,
    waitMs,
    action: {
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
  if (chain !== undefined && preset !== undefined) throw new UsageError('Choose one of --chain and --preset.');
  const name = (chain ?? preset)?.trim();
  if (name === undefined) return null;
  if (name === '' || name.length > 255) throw new UsageError('The name of a chain or preset has 1 to 255 letters.');
  return { kind: chain === undefined ? 'preset' : 'chain', name };
}
