// A press of Run while something is still coming: what it waits for, what it says, what ends it.
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Imported } from '../../../app/contract/contract.ts';
import { awaitedOf } from '../../../renderer/commands/awaited.ts';
import { loadAll } from '../../../renderer/commands/edit-commands.ts';
import { meet } from '../../../renderer/store/edits.ts';
import { draft, hover, setPrompt } from '../../../renderer/store/draft.ts';
import { pickPictures, takeFiles, takeOpened, takeResult, takeSample } from '../../../renderer/commands/pictures.ts';
import { callOffRun, leaveIt, pressRun, run, runAnyway, waitingWords, whyNot } from '../../../renderer/commands/run.ts';
import { changeSettings } from '../../../renderer/store/settings.ts';
import { toasts } from '../../../renderer/store/toasts.ts';
import { undo } from '../../../renderer/store/undo.ts';
import { fakeWorld } from '../../fakes/fake-world.ts';
import type { FakeBridge } from '../../fakes/studio-bridge.ts';
import { sampleEdit, samplePicture } from '../../fakes/studio-samples.ts';
import { named, openWindow, wide } from '../open-window.ts';

type Run = {
  readonly request: { readonly prompt: string; readonly pictures: readonly { readonly sha256: string }[] };
  readonly intents: readonly string[];
};

let fake: FakeBridge;
const edit = sampleEdit(5, { prompt: 'an old barn' });
const runs = (): Run[] => named(fake, 'edit.run') as Run[];
/** Calls that answer when they are let go. */
let held: { readonly name: string; readonly go: (value?: unknown) => void }[];

const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve));
};
async function answer(name: string, value?: unknown): Promise<void> {
  const one = held.find((call) => call.name === name);
  if (one === undefined) throw new Error(`${name} was not asked`);
  held = held.filter((call) => call !== one);
  one.go(value);
  await turns();
}

beforeEach(async () => {
  fake = await openWindow(fakeWorld({ edits: [edit] }));
  meet([edit]);
  held = [];
  const slow = new Set([
    'picture.takePaths',
    'picture.takeNamed',
    'picture.takeResult',
    'picture.takeSample',
    'picture.takeOpened',
    'edit.recipe',
  ]);
  const call = new Proxy(fake.call, {
    get: (real, name: string) => {
      const usual = real[name as keyof typeof real] as (argument: unknown) => Promise<unknown>;
      if (!slow.has(name)) return usual;
      return (argument: unknown) =>
        new Promise((resolve) => {
          held.push({ name, go: (value) => resolve(value ?? usual(argument)) });
        });
    },
  });
  vi.stubGlobal('window', { studio: { ...fake, call, pathForFile: (file: { path: string }) => file.path }, matchMedia: wide });
  run.setState({ now: { kind: 'idle' }, stopped: null });
  toasts.setState({ shown: [], spoken: '' });
  setPrompt('make it night');
});

const photo = (name = 'photo.tif'): File => ({ name, path: `/${name}` }) as unknown as File;
const broken: Imported = {
  pictures: [],
  failures: [
    { name: 'photo.tif', failure: { kind: 'picture-damaged', message: 'It is cut short.', charged: 'no', next: 'change-pictures' } },
  ],
};

describe('a Run waits for', () => {
  it.each<[what: string, bring: () => void, call: string, says: string]>([
    ['a drop', () => void takeFiles([photo()], [], null), 'picture.takePaths', 'Runs when photo.tif is read'],
    ['one of our results', () => void takeResult(edit.id, 0, null), 'picture.takeResult', 'Runs when an old barn is read'],
    ['the sample', () => void takeSample(), 'picture.takeSample', 'Runs when the sample picture is read'],
  ])('%s, and has it', async (_what, bring, call, says) => {
    bring();
    await pressRun(false);
    expect([waitingWords(), runs()]).toEqual([says, []]);
    await answer(call);
    expect(runs().map(({ request }) => request.pictures.length)).toEqual([1]);
  });

  it('what was picked, from the moment the dialog closed', async () => {
    void pickPictures(null);
    await turns();
    await pressRun(false);
    expect([waitingWords(), runs()]).toEqual(['Runs when picked.jpg is read', []]);
    await answer('picture.takeNamed');
    expect(runs()).toHaveLength(1);
  });

  it('files of the system, before and after their names are known', async () => {
    void takeOpened();
    await pressRun(false);
    expect(waitingWords()).toBe('Runs when the opened files are read');
    await answer('picture.takeOpened', [{ key: crypto.randomUUID(), name: 'opened.jpg' }]);
    expect([waitingWords(), runs()]).toEqual(['Runs when opened.jpg is read', []]);
    await answer('picture.takeNamed');
    expect(runs().map(({ request }) => request.pictures.length)).toEqual([1]);
  });

  it('a drop that the browser has not told of yet', async () => {
    hover(true);
    await pressRun(false);
    expect(waitingWords()).toBe('Runs when the drop is read');
    void takeFiles([photo()], [], null);
    hover(false);
    expect([waitingWords(), runs()]).toEqual(['Runs when photo.tif is read', []]);
    await answer('picture.takePaths');
    expect(runs().map(({ request }) => request.pictures.length)).toEqual([1]);
  });

  it('nothing more when what was held over the window is carried away', async () => {
    hover(true);
    await pressRun(false);
    hover(false);
    await turns();
    expect(runs().map(({ request }) => request.pictures.length)).toEqual([0]);
  });

  it('a recipe, whose words it sends', async () => {
    setPrompt('');
    void loadAll(edit.id);
    await pressRun(false);
    expect(waitingWords()).toBe('Runs when the recipe of “an old barn” is here');
    await answer('edit.recipe');
    expect(runs().map(({ request }) => [request.prompt, request.pictures.length])).toEqual([['an old barn', 1]]);
    await undo();
    expect(draft.getState().prompt).toBe('');
  });
});

describe('a waiting Run', () => {
  it('is one press however quickly it is repeated, and sends once', async () => {
    void takeFiles([photo()], [], null);
    await Promise.all([pressRun(false), pressRun(false), pressRun(true)]);
    expect(run.getState().now.kind).toBe('waiting');
    await answer('picture.takePaths');
    await turns();
    expect(runs()).toHaveLength(1);
  });

  it('is called off by a second press, and by Escape', async () => {
    void takeFiles([photo()], [], null);
    await pressRun(false);
    vi.spyOn(performance, 'now').mockReturnValue(performance.now() + 2000);
    await pressRun(false);
    vi.restoreAllMocks();
    expect(run.getState()).toEqual({ now: { kind: 'idle' }, stopped: { kind: 'called-off' } });
    await pressRun(false);
    expect([callOffRun(), callOffRun()]).toEqual([true, false]);
    await answer('picture.takePaths');
    expect(runs()).toEqual([]);
  });

  it.each<[what: string, change: () => void]>([
    ['words', () => setPrompt('make it day')],
    ['another drop', () => void takeFiles([photo('other.png')], [], null)],
    ['how pictures are prepared', () => changeSettings({ sending: { longSide: 1024 } })],
    [
      'who it is sent to',
      () =>
        fake.emit('key.changed', {
          key: { present: true, last4: 'wxyz', where: 'session', trouble: null },
          service: { rehearsal: false, baseUrl: 'https://cloud.seaart.ai/model' },
        }),
    ],
  ])('is called off by a change of %s', async (_what, change) => {
    void takeFiles([photo()], [], null);
    await pressRun(false);
    change();
    expect(run.getState()).toEqual({ now: { kind: 'idle' }, stopped: { kind: 'changed' } });
    expect(toasts.getState().shown.map(({ message }) => message)).toEqual([
      'Nothing was run: it was changed while Run waited. Run again when it is as you want it.',
    ]);
    await answer('picture.takePaths');
    expect(runs()).toEqual([]);
  });

  it('is stopped by a file that fails, and none runs while its place says so', async () => {
    void takeFiles([photo()], [], null);
    await pressRun(false);
    await answer('picture.takePaths', broken);
    expect(run.getState().stopped).toMatchObject({ kind: 'failed', name: 'photo.tif' });
    expect([whyNot(), awaitedOf(draft.getState())]).toEqual(['unread', []]);
    await pressRun(false);
    expect([runs(), run.getState().stopped?.kind]).toEqual([[], 'failed']);
    // What was said of it is over with the next thing that is given.
    void takeFiles([photo('good.png')], [], null);
    expect(run.getState().stopped).toBeNull();
    await pressRun(false);
    await answer('picture.takePaths', { pictures: [samplePicture(4)], failures: [] });
    expect(runs()).toHaveLength(1);
  });
});

describe('many at once', () => {
  const asked = () => run.getState().now.kind;

  it('above four is asked about once, sends the very press, and is one again afterwards', async () => {
    draft.setState({ count: 12 });
    await pressRun(false);
    expect([asked(), runs()]).toEqual(['asking', []]);
    leaveIt();
    expect([asked(), draft.getState().count]).toEqual(['idle', 12]);
    await pressRun(false);
    await runAnyway();
    expect([runs().map(({ intents }) => intents.length), draft.getState().count]).toEqual([[12], 1]);
  });

  it('below that only for a sum above the limit, and not in a rehearsal', async () => {
    changeSettings({ pricePerPicture: 0.5, askAbove: 1 });
    draft.setState({ count: 3 });
    await pressRun(false);
    expect([asked(), runs().length]).toEqual(['idle', 1]);
    fake.emit('key.changed', {
      key: { present: true, last4: 'wxyz', where: 'session', trouble: null },
      service: { rehearsal: false, baseUrl: 'https://cloud.seaart.ai/model' },
    });
    draft.setState({ count: 3 });
    await pressRun(false);
    expect(run.getState().now).toMatchObject({ kind: 'asking', cost: 1.5 });
  });
});
