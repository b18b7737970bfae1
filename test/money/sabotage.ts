// Guards of the product, each taken out of a build of the test's own: the judge must see what it held back.
import type { Mutation } from '../gate/mutation.ts';

export const sabotages: readonly Mutation[] = [
  {
    name: 'send-again-after-a-lost-answer',
    what: 'a request whose answer was lost counts as never made',
    changes: [
      {
        file: 'app/seaart/client.ts',
        from: `if (answer.kind === 'lost') return { kind: 'unknown', failure: unknownOutcome(answer.code), salvaged: null };`,
        to: `if (answer.kind === 'lost') return { kind: 'not-made', failure: rateLimited(answer.code), waitMs: null };`,
      },
    ],
  },
  {
    name: 'send-again-after-5xx',
    what: 'an answer of trouble at the service counts as a refusal',
    changes: [{ file: 'app/seaart/client.ts', from: 'if (status === 429) return', to: 'if (status === 429 || status >= 500) return' }],
  },
  {
    name: 'send-again-after-a-kill',
    what: 'an edit that was being sent waits again after the restart',
    changes: [
      {
        file: 'main/studio/session/adopt-dead.ts',
        from: `moveEdit(mine, { to: 'unknown', failure: unknownOutcome('the program ended while the request was on its way') }, clock.now())`,
        to: `moveEdit(mine, { to: 'waiting', because: String(unknownOutcome) }, clock.now())`,
      },
    ],
  },
  {
    name: 'one-edit-for-each-of-a-double-press',
    what: 'a press that is heard twice makes two edits',
    changes: [
      {
        file: 'main/studio/session/intents.ts',
        from: 'if (before !== undefined) return before;',
        to: 'if (before !== undefined && intent === "") return before;',
      },
    ],
  },
  {
    name: 'key-to-any-address',
    what: 'questions with the key go wherever the service says',
    changes: [
      {
        file: 'app/seaart/addresses.ts',
        from: 'given.startsWith(`${base.origin}${base.path}/`)',
        to: `given.startsWith('http')`,
      },
    ],
  },
  {
    name: 'only-the-first-picture',
    what: 'results after the first are not saved',
    changes: [
      {
        file: 'app/edits/save-step.ts',
        from: 'index < outputs.length; index += 1',
        to: 'index < Math.min(1, outputs.length); index += 1',
      },
    ],
  },
  {
    name: 'cancelled-before-the-service-says-so',
    what: 'an edit counts as cancelled though the service goes on',
    changes: [
      {
        file: 'app/edits/ask-step.ts',
        from: 'isCancelSent = await tellCancel(context, record);',
        to: `return persistMove(context, (isCancelSent = await tellCancel(context, record)) ? { to: 'cancelled', failure: null } : { to: 'running' });`,
      },
    ],
  },
  {
    name: 'one-more-than-the-limit',
    what: 'a limit of pictures is passed by the last of them',
    changes: [
      { file: 'app/money/limits.ts', from: 'spent.pictures + asked > maxPictures', to: 'spent.pictures + asked > maxPictures + 1' },
    ],
  },
];
