// A pretend main for the window: the whole contract over values in memory, for development and for unit tests. No pixels: those are addresses.
import type { FakeWorld } from './fake-world.ts';
import { eventNames } from '../../app/contract/events.ts';
import type {
  CallHandlers,
  EditDetail,
  EventName,
  EventPayloads,
  Marked,
  Preflight,
  QueueStatus,
  StudioBridge,
} from '../../app/contract/contract.ts';
import type { Picture } from '../../app/edits/picture.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { orderChange } from '../../app/edits/order-change.ts';
import { marksTurned, organise, putBack } from '../../app/edits/organise.ts';
import { notOrganised } from '../../app/edits/record.ts';
import type { Organised } from '../../app/edits/record.ts';
import { englishFailure } from '../../app/failure.ts';
import type { Reply } from '../../app/failure.ts';
import { makeLibraryFakes } from './library-calls.ts';
import { keepCalls } from './keep-calls.ts';
import { makeOutFakes } from './out-bridge.ts';
import type { Settings } from '../../app/settings/settings.ts';
import { batchCalls } from './batch-calls.ts';
import { makeAgainFakes } from './again-calls.ts';
import { exportCalls } from './export-calls.ts';
import { wordsCalls } from './words-calls.ts';
import { recordOf, sampleEdit, samplePicture, sampleRecipe } from './studio-samples.ts';
import { shellCalls } from './shell-calls.ts';
import { say } from '../../app/messages/say.ts';

const madeAt = '2026-11-23T14:32:05.000Z';
const done = { ok: true, value: null } as const;

export type FakeBridge = StudioBridge & {
  readonly emit: <N extends EventName>(name: N, payload: EventPayloads[N]) => void;
  /** The queue as it is from now on, told as main tells it: each edit that is other than before, then the order. */
  readonly queue: (queue: Omit<QueueStatus, 'turn'>) => void;
  /** A new edit, as main tells of it. */
  readonly add: (edit: EditSummary) => void;
  /** Every call, in order. */
  readonly calls: { readonly name: string; readonly argument: unknown }[];
};

export function makeFakeBridge(world: FakeWorld): FakeBridge {
  const listeners = new Map<string, Set<(payload: never) => void>>(eventNames.map((name) => [name, new Set()]));
  const calls: { name: string; argument: unknown }[] = [];
  const emit: FakeBridge['emit'] = (name, payload) => listeners.get(name)?.forEach((listener) => listener(payload as never));
  const byId = (id: string): EditSummary | undefined => world.edits.find((edit) => edit.id === id);
  const change = (id: string, more: Partial<EditSummary>): void => {
    world.edits = world.edits.map((edit) => (edit.id === id ? { ...edit, ...more } : edit));
    const edit = byId(id);
    if (edit !== undefined) emit('edit.changed', edit);
  };
  const childrenOf = (id: string): EditSummary[] => world.edits.filter(({ inputs }) => inputs.some(({ parent }) => parent?.editId === id));
  const marksOf = ({ stars, favourite, flag, label, tags, project, trashed }: EditSummary): Organised => ({
    ...notOrganised,
    ...{ stars, favourite, flag, label, tags: [...tags], project, trashedAt: trashed ? madeAt : null },
  });
  const marked = (ids: readonly string[], marksNow: (edit: EditSummary) => Organised): Reply<Marked> => {
    const before = ids.flatMap((id) => {
      const edit = byId(id);
      if (edit === undefined) return [];
      const { trashedAt, note: _note, ...now } = marksNow(edit);
      const turned = marksTurned(marksOf(edit), marksNow(edit));
      change(id, { ...now, trashed: (trashedAt ?? null) !== null } as Partial<EditSummary>);
      return Object.keys(turned.marks).length === 0 ? [] : [{ id, ...turned }];
    });
    return { ok: true, value: { before, stoppedBy: null } };
  };
  const take = (): Picture => world.offered.shift() ?? samplePicture(9);

  const handlers: CallHandlers = {
    'studio.snapshot': async () => world.snapshot,
    'settings.change': async (patch) => {
      // Not patchSettings: schemas try eval, which the window's policy forbids.
      const before = world.snapshot.settings;
      const settings = {
        ...before,
        ...patch,
        layout: { ...before.layout, ...patch.layout },
        sending: { ...before.sending, ...patch.sending },
        export: { ...before.export, ...patch.export },
        limits: { ...before.limits, ...patch.limits },
      } as Settings;
      emit('settings.changed', (world.snapshot = { ...world.snapshot, settings }).settings);
      return { ok: true, value: settings };
    },
    'key.set': async ({ key }) => {
      const status = { present: true, last4: key.slice(-4), where: 'keychain', trouble: null } as const;
      emit('key.changed', { key: status, service: { ...world.snapshot.service, rehearsal: false } });
      return { ok: true, value: status };
    },
    'key.clear': async () => {
      const status = { present: false, last4: null, where: null, trouble: null } as const;
      emit('key.changed', { key: status, service: { ...world.snapshot.service, rehearsal: true } });
      return { ok: true, value: status };
    },
    'key.test': async () => ({ ok: true, value: { verdict: 'good', message: say('key.accepted') } }),
    'draft.keep': async (draft) => {
      world.snapshot = { ...world.snapshot, draft };
      return null;
    },
    'picture.takePaths': async ({ paths }) => ({ pictures: paths.map(take), failures: [] }),
    'picture.takeAddresses': async ({ addresses }) => ({ pictures: addresses.map(take), failures: [] }),
    'picture.takeWeb': async ({ address }) => ({ pictures: [{ ...take(), web: { address, itself: false } }], failures: [] }),
    'host.forget': async ({ host }) => {
      const settings = { ...world.snapshot.settings, fetchHosts: world.snapshot.settings.fetchHosts.filter((one) => one !== host) };
      world.snapshot = { ...world.snapshot, settings };
      emit('settings.changed', settings);
      return done;
    },
    'picture.pick': async () => [{ key: crypto.randomUUID(), name: 'picked.jpg' }],
    'picture.takeNamed': async () => ({ pictures: [take()], failures: [] }),
    'picture.takeResult': async ({ id, index }) => ({
      ok: true,
      value: samplePicture(3, { name: 'result.png', width: 1248, height: 832, parent: { editId: id, index } }),
    }),
    'picture.takeSample': async () => ({ ok: true, value: samplePicture(1, { name: 'sample.jpg' }) }),
    'edit.preflight': async ({ prompt, pictures, parameters }): Promise<{ ok: true; value: Preflight }> => {
      const byAddress = pictures.flatMap(({ web }, at) => (web?.itself === true ? [at + 1] : []));
      return {
        ok: true,
        value: {
          pictures: pictures.map(({ sha256, mediaType, web }) =>
            web?.itself === true
              ? { sha256, sent: null, address: web.address }
              : {
                  sha256,
                  sent: { sha256, bytes: 1_550_000, width: 2048, height: 1280, mediaType, steps: ['resized', 'location-removed'] },
                },
          ),
          totalBytes: pictures.filter(({ web }) => web?.itself !== true).length * 1_550_000,
          expected:
            parameters['aspect_ratio'] === '1:1'
              ? { width: 1024, height: 1024 }
              : pictures[0]?.web?.unseen === true
                ? null
                : { width: 1248, height: 832 },
          warnings: [
            ...(byAddress.length > 0 ? [{ kind: 'address-sent', places: byAddress } as const] : []),
            ...(prompt === '' ? [{ kind: 'no-prompt' } as const] : []),
            ...(pictures.length > 0
              ? [{ kind: 'smaller-than-original', from: { width: 2560, height: 1600 }, to: { width: 1248, height: 832 } } as const]
              : []),
          ],
          service: world.snapshot.service,
        },
      };
    },
    'edit.run': async ({ intents, request, evenIfPaid }) => {
      if (world.paidBefore && !evenIfPaid) return { ok: false, failure: englishFailure('paid-before', 'This was made before.') };
      const made = intents.map((_, at) =>
        sampleEdit(200_000 + world.edits.length + at, {
          prompt: request.prompt,
          model: request.model,
          state: 'waiting',
          results: [],
          endedAt: null,
          sentAt: null,
          requestId: null,
          stars: 0,
          favourite: false,
          flag: null,
        }),
      );
      world.edits = [...made.toReversed(), ...world.edits];
      queue({ ...world.snapshot.queue, edits: made });
      return { ok: true, value: { ids: made.map(({ id }) => id) } };
    },
    'edit.show': async ({ id }) => {
      const summary = byId(id);
      if (summary === undefined) return { ok: false, failure: englishFailure('edit-not-found', 'This edit is not in the library.') };
      const record = recordOf(summary);
      const value: EditDetail = {
        summary,
        record,
        named: record.named,
        recordPath: `/home/ada/Pictures/Kontext Studio/2026/11/${record.stem}.json`,
        resultPaths: record.results.map(({ file }) => `/home/ada/Pictures/Kontext Studio/2026/11/${file}`),
        children: childrenOf(id),
        parents: summary.inputs
          .flatMap(({ parent }) => (parent === null ? [] : [byId(parent.editId)]))
          .filter((edit) => edit !== undefined),
      };
      return { ok: true, value };
    },
    'edit.recipe': async ({ id }) => {
      const edit = byId(id);
      if (edit === undefined) return { ok: false, failure: englishFailure('edit-not-found', 'This edit is not in the library.') };
      const recipe = sampleRecipe(edit);
      if (world.recipeGone === null) return { ok: true, value: recipe };
      const failure = englishFailure('picture-missing', 'This picture is not here any more. Add it again.');
      return { ok: true, value: { ...recipe, pictures: [], gone: [{ name: world.recipeGone, failure }] } };
    },
    ...makeAgainFakes({ world, byId, change, add: (edit) => add(edit) }),
    'edit.forget': async ({ id }) => (change(id, { state: 'lost' }), done),
    'edit.nameRequest': async () => done,
    'edit.checkAgain': async () => done,
    'edit.fetchAgain': async ({ id }) => (change(id, { present: true }), done),
    'edit.organise': async ({ ids, change: wanted }) => marked(ids, (edit) => organise(marksOf(edit), wanted, madeAt)),
    'edit.putBack': async ({ marked: wanted }) =>
      marked(
        wanted.map(({ id }) => id),
        (edit) => ((one) => (one === undefined ? marksOf(edit) : putBack(marksOf(edit), one)))(wanted.find(({ id }) => id === edit.id)),
      ),
    'edit.reveal': async () => done,
    ...keepCalls,
    ...makeOutFakes(world, emit),
    ...batchCalls(world, (now) => emit('watched.changed', now)),
    'queue.pause': async ({ paused }) => {
      queue({ ...world.snapshot.queue, paused });
      return null;
    },
    ...makeLibraryFakes(world),
    ...exportCalls,
    ...wordsCalls(world),
    ...shellCalls(world),
  };

  const call = Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [
      name,
      (argument: unknown) => {
        calls.push({ name, argument });
        return (handle as (argument: unknown) => Promise<unknown>)(argument);
      },
    ]),
  ) as unknown as StudioBridge['call'];
  const on = Object.fromEntries(
    eventNames.map((name) => [
      name,
      (listener: (payload: never) => void) => {
        listeners.get(name)?.add(listener);
        return () => void listeners.get(name)?.delete(listener);
      },
    ]),
  ) as unknown as StudioBridge['on'];
  const queue: FakeBridge['queue'] = (next) => {
    const before = world.snapshot.queue;
    for (const edit of next.edits) {
      const known = before.edits.find(({ id }) => id === edit.id);
      if (JSON.stringify(known) !== JSON.stringify(edit)) emit('edit.changed', edit);
    }
    const now = { ...next, turn: before.turn + 1 };
    world.snapshot = { ...world.snapshot, queue: now };
    const { edits, ...state } = now;
    const ids = (of: readonly EditSummary[]): string[] => of.map(({ id }) => id);
    emit('queue.changed', { ...state, ...orderChange(ids(before.edits), ids(edits)) });
  };
  const add = (edit: EditSummary): void => {
    world.edits = [edit, ...world.edits];
    emit('edit.changed', edit);
  };
  return { call, on, pathForFile: () => '', emit, queue, add, calls };
}
