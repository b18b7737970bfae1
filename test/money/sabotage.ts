// Guards of the product, each taken out of a build of the test's own: the judge must see what it held back.
import type { Change } from './product.ts';

export type Sabotage = { readonly name: string; readonly change: Change };

export const sabotages: readonly Sabotage[] = [
  {
    name: 'send-again-after-a-lost-answer',
    change: {
      file: 'app/seaart/client.ts',
      from: `if (answer.kind === 'lost') return { kind: 'unknown', failure: unknownOutcome(answer.code), salvaged: null };`,
      to: `if (answer.kind === 'lost') return { kind: 'not-made', failure: rateLimited(answer.code), waitMs: null };`,
    },
  },
  {
    name: 'send-again-after-5xx',
    change: { file: 'app/seaart/client.ts', from: 'if (status === 429) return', to: 'if (status === 429 || status >= 500) return' },
  },
  {
    name: 'send-again-after-a-kill',
    change: {
      file: 'main/studio/session.ts',
      from: `moveEdit(mine, { to: 'unknown', failure: unknownOutcome('the program ended while the request was on its way') }, clock.now())`,
      to: `moveEdit(mine, { to: 'waiting', because: String(unknownOutcome) }, clock.now())`,
    },
  },
  {
    name: 'one-edit-for-each-of-a-double-press',
    change: {
      file: 'main/studio/run-edits.ts',
      from: 'if (before !== undefined) return before;',
      to: 'if (before !== undefined && intent === "") return before;',
    },
  },
  {
    name: 'key-to-any-address',
    change: {
      file: 'app/seaart/addresses.ts',
      from: 'given.startsWith(`${base.origin}${base.path}/`)',
      to: `given.startsWith('http')`,
    },
  },
  {
    name: 'only-the-first-picture',
    change: {
      file: 'app/edits/save-step.ts',
      from: 'index < outputs.length; index += 1',
      to: 'index < Math.min(1, outputs.length); index += 1',
    },
  },
  {
    name: 'cancelled-before-the-service-says-so',
    change: {
      file: 'app/edits/ask-step.ts',
      from: 'cancelTold = await tellCancel(context, record);',
      to: `return insist(context, (cancelTold = await tellCancel(context, record)) ? { to: 'cancelled', failure: null } : { to: 'running' });`,
    },
  },
];
