// How a mutation of the walls is written, and the files that mutations change and name.
import type { TestedMutation } from '../gate/mutation.ts';

/** One setting of an item of the table of walls. */
export type WallMutation = TestedMutation & { readonly item: number };

export type Row = readonly [what: string, from: string, to: string];

export const group = (item: number, file: string, tests: readonly string[], rows: readonly Row[]): readonly WallMutation[] =>
  rows.map(([what, from, to]) => ({ name: nameOf(item, what), what, item, changes: [{ file, from, to }], tests }));

const nameOf = (item: number, what: string): string => [item, ...(what.toLowerCase().match(/[a-z0-9]+/g) ?? [])].join('-');

export const shellTest = (name: string) => `test/main/electron/${name}.test.ts`;
export const [guardTest, ipcTest, protocolTest, windowTest] = ['guard', 'ipc', 'protocol', 'window'].map(shellTest) as [
  string,
  string,
  string,
  string,
];
export const packsTest = shellTest('packs');
export const [startTest, sourceTest, addressesTest, builderTest, logTest] = ['start', 'source', 'addresses', 'electron-builder', 'log'].map(
  (name) => `test/hardening/${name}.test.ts`,
) as [string, string, string, string, string];
export const [guard, ipc, protocol, shown] = ['guard', 'ipc', 'protocol', 'window'].map((name) => `main/electron/${name}.ts`) as [
  string,
  string,
  string,
  string,
];
export const [exchange, hosts, downloads] = ['exchange', 'hosts', 'download'].map((name) => `main/network/${name}.ts`) as [
  string,
  string,
  string,
];
