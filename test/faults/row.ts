// What a row of the fault matrix says, and the test files that rows name.

export type Check = { readonly file: string; /** How the name of the test, or of the group of tests, begins. */ readonly name: string };
export type Row = {
  readonly number: number;
  readonly fault: string;
  /** What the person sees and the next step, in words about the screen. */
  readonly sees: string;
  /** Words of a sentence of the product that says it; null where there is nothing to say. */
  readonly says: string | null;
  readonly checks: readonly Check[];
  /** What of the row cannot be had on the machines that run the tests, or is done in another way, and why. */
  readonly apart?: string;
};

export const check = (file: string, ...names: readonly string[]): readonly Check[] => names.map((name) => ({ file, name }));
export const here = (name: string) => `test/faults/${name}.test.ts`;
export const main = (name: string) => `test/main/${name}.test.ts`;
export const app = (name: string) => `test/app/${name}.test.ts`;
export const hardening = (name: string) => `test/hardening/${name}.test.ts`;
export const [files, disk, processes, drive, words, pictures] = [
  'files',
  'disk',
  'process',
  'drive',
  'hostile-words',
  'hostile-pictures',
].map(here) as [string, string, string, string, string, string];
export const [resume, http, exchange, download, hosts] = [
  'command/resume',
  'network/http',
  'network/exchange',
  'network/download',
  'network/hosts',
].map(main) as [string, string, string, string, string];
export const [send, ask, save, queue, cancel] = ['send-step', 'ask-step', 'save-step', 'queue', 'queue-cancel'].map((name) =>
  app(`edits/${name}`),
) as [string, string, string, string, string];

export const faultsInWindow = 'test/e2e/faults.test.ts';

export const unknown = 'SeaArt may have accepted and charged it. It is not sent again by itself: decide whether to send it again.';
export const passing = 'The edit goes on there and is asked for again by itself.';
