// Guards of the product, each taken out of its source in turn: the crash test has to notice.
import type { Mutation } from '../gate/mutation.ts';
import type { About } from './points.ts';

/** `shownBy`: the kills that are tried first, for they show it best. */
export type Sabotage = Mutation & { readonly shownBy: readonly About[] };

export const sabotages: readonly Sabotage[] = [
  {
    name: 'send-first',
    what: 'the create leaves before the record says so',
    shownBy: ['record', 'create begun'],
    changes: [
      {
        file: 'app/edits/send-step.ts',
        from: 'const marked = await mark(context, prepared.value, posted);',
        to: 'const sending = client.create(model, record.request, prepared.value).catch(brokenOff);\n  const marked = await mark(context, prepared.value, posted);',
      },
      {
        file: 'app/edits/send-step.ts',
        from: 'const outcome = await client.create(model, marked.request, prepared.value).catch(brokenOff);',
        to: 'const outcome = await sending;',
      },
    ],
  },
  {
    name: 'send-again',
    what: 'an edit that was being sent is sent again after the restart',
    shownBy: ['create whole', 'create answered'],
    changes: [
      {
        file: 'main/studio/session/adopt-dead.ts',
        from: "? moveEdit(mine, { to: 'unknown', failure: unknownOutcome('the program ended while the request was on its way') }, clock.now())",
        to: "? { ...mine, state: 'waiting' as const }",
      },
    ],
  },
  {
    name: 'write-in-place',
    what: 'records are written over the old ones, without a rename',
    shownBy: ['record'],
    changes: [
      {
        file: 'main/platform/durable-files.ts',
        from: `      stamp = await fillDurable(temporary, options.mode ?? 0o600, async (handle) => {
        await writeAll(handle, content);
        return content.byteLength;
      });
      await giveName(temporary, path, fresh);`,
        to: `      const handle = await open(path, fresh ? 'wx' : 'w', options.mode ?? 0o600);
      try {
        await writeAll(handle, content);
        await handle.sync();
        stamp = stampFrom(await handle.stat({ bigint: true }));
      } finally {
        await handle.close();
      }`,
      },
    ],
  },
  {
    name: 'no-marker',
    what: 'living edits are not marked',
    shownBy: ['status asked', 'response asked'],
    changes: [
      {
        file: 'main/library/store/saving.ts',
        from: 'isAtEnd(record.state) ? undefined : ballast.carry(cache, () => markers.mark(record.id, path));',
        to: 'Promise.resolve(path as never);',
      },
    ],
  },
  {
    name: 'tell-first',
    what: 'a change is told before it is on the disk',
    shownBy: ['after a word'],
    changes: [
      {
        file: 'app/edits/edit-store.ts',
        from: 'const saved = await store.save(changed, record);',
        to: 'if (changed.results.length === 0) onChange(changed);\n      const saved = await store.save(changed, record);',
      },
    ],
  },
  {
    name: 'no-sweep',
    what: 'unfinished files of dead programs are left lying',
    shownBy: ['result', 'record'],
    changes: [
      {
        file: 'main/platform/unfinished.ts',
        from: 'if (maker === null || maker.mine) continue;',
        to: 'if (maker !== undefined) continue;',
      },
    ],
  },
];
