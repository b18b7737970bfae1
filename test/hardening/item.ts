// What an item of the table of walls says, and the test files that items name.

export type Check = { readonly file: string; /** Name of the test, or of the group of tests. */ readonly name: string };
export type Item = {
  readonly number: number;
  readonly what: string;
  readonly inPlace: string;
  readonly checks: readonly Check[];
  /** What only Electron's own binary can show, and what stands in for it where that cannot be had. */
  readonly onlyElectron?: string;
};

export const unit = (name: string) => `test/main/${name}.test.ts`;
export const here = (name: string) => `test/hardening/${name}.test.ts`;
export const check = (file: string, ...names: readonly string[]): readonly Check[] => names.map((name) => ({ file, name }));
export const packs = unit('electron/packs');
export const [guard, ipc, protocol, window, desktop, outside, preload] = [
  'guard',
  'ipc',
  'protocol',
  'window',
  'desktop',
  'links',
  'preload',
].map((name) => unit(`electron/${name}`)) as [string, string, string, string, string, string, string];
export const [start, source, bundle, addresses, versions, builder, log, json, fuzz, policy, disk, tables] = [
  'start',
  'source',
  'bundle',
  'addresses',
  'versions',
  'electron-builder',
  'log',
  'json',
  'ipc-fuzz',
  'window/policy',
  'disk',
  'tables',
].map(here) as [string, string, string, string, string, string, string, string, string, string, string, string];
export const [shell, packed] = ['test/e2e/shell.test.ts', 'test/package/package.test.ts'] as const;
export const [rules, hosts, exchange, download, secrets] = [
  'test/rules/source.test.ts',
  unit('network/hosts'),
  unit('network/exchange'),
  unit('network/download'),
  unit('platform/keychain'),
] as const;
export const leak = (name: string) => `test/leak/${name}.test.ts`;
