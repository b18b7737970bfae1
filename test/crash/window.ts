// Edits made in the window, the app killed at a random moment, started again, and the files judged.
import { isAtEnd } from '../../app/edits/edit.ts';
import type { StudioBridge } from '../../app/contract/contract.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { instruction, run, runButton } from '../e2e/scene.ts';
import { launchStudio } from '../e2e/studio.ts';
import type { RunningStudio } from '../e2e/studio.ts';
import { png } from '../fakes/pictures.ts';
import { look } from './found.ts';
import { breachesAfterKill, breachesAfterRestart } from './invariants.ts';
import type { Product } from '../gate/product.ts';
import { makeRandom } from './random.ts';
import type { Random } from './random.ts';
import { restart } from './restart.ts';
import type { Said } from './run.ts';
import { makeScene } from './scene.ts';
import type { Scene } from './scene.ts';

export type TriedWindow = {
  readonly nth: number;
  readonly afterMs: number;
  /** In which states the edits were found after the kill. */
  readonly states: readonly string[];
  readonly creates: number;
  readonly told: number;
  readonly breaches: readonly string[];
};

/** Longer than the edits take, so that some kills come after the last of them. */
const latestKillMs = 3500;
/** Only what hangs is given up. */
const restMs = 600_000;
const presses = 3;
const prefix = 'told:';

export async function tryWindows(product: Product, many: number, seed: number): Promise<readonly TriedWindow[]> {
  const random = makeRandom(seed);
  const tried: TriedWindow[] = [];
  for (let nth = 1; nth <= many; nth += 1) {
    const one = await tryWindow(product, nth, random);
    tried.push(one);
    for (const breach of one.breaches) console.log(`FAILED window ${nth} of seed ${seed}, killed after ${one.afterMs} ms: ${breach}`);
  }
  return tried;
}

export function figuresOfWindows(tried: readonly TriedWindow[]): string {
  const states = tried.flatMap((one) => one.states);
  const counts = [...new Set(states)].map((state) => `${states.filter((one) => one === state).length} ${state}`);
  const sum = (of: (one: TriedWindow) => number): number => tried.reduce((total, one) => total + of(one), 0);
  return `${tried.length} windows killed, ${sum(({ creates }) => creates)} creates for at most ${tried.length * presses} presses, ${sum(({ told }) => told)} events told and looked for; edits found after the kill: ${counts.join(', ')}`;
}

async function tryWindow(product: Product, nth: number, random: Random): Promise<TriedWindow> {
  const scene = { ...(await makeScene('running', 'studio')), presses };
  const pictures = await Promise.all(Array.from({ length: presses }, (_, i) => png(24 + i, 16)));
  scene.server.behaviour.pictures = (of) => Promise.resolve(pictures.slice(of % presses, (of % presses) + 1));
  const afterMs = Math.round(random() * latestKillMs);
  const open: RunningStudio[] = [];
  try {
    const window = await start(scene);
    open.push(window);
    const said = listen(window);
    const pressing = press(window).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, afterMs));
    await window.kill();
    await pressing;
    const breaches = [...breachesAfterKill(scene, said)];
    const states = [...look(scene.folder).records.values()].map(({ state }) => state);

    const again = await start(scene);
    open.push(again);
    const unknown = await atRest(again, scene);
    await again.close();
    // A last start of the studio alone says when its scan of the folder is over.
    const last = await restart(scene, product, 'studio');
    breaches.push(...last.breaches, ...breachesAfterRestart(scene, { unknown, tidied: true }));
    return { nth, afterMs, states, creates: scene.server.creates.length, told: said.length, breaches };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return { nth, afterMs, states: [], creates: scene.server.creates.length, told: 0, breaches: [words] };
  } finally {
    for (const window of open) await window.kill();
    await scene.close();
  }
}

async function start(scene: Scene): Promise<RunningStudio> {
  const { SEAART_BASE_URL = '', SEAART_API_KEY = '', DBUS_SESSION_BUS_ADDRESS = '' } = scene.env;
  const window = await launchStudio({
    home: scene.home,
    library: scene.library,
    env: { SEAART_BASE_URL, SEAART_API_KEY, DBUS_SESSION_BUS_ADDRESS },
  });
  await instruction(window.page).waitFor();
  return window;
}

/** What the window was told, as far as it could pass it on before it died. */
function listen({ page }: RunningStudio): readonly Said[] {
  const said: Said[] = [];
  page.on('console', (message) => {
    const text = message.text();
    if (text.startsWith(prefix)) said.push(JSON.parse(text.slice(prefix.length)) as Said);
  });
  return said;
}

async function press({ page }: RunningStudio): Promise<void> {
  await page.evaluate((mark) => {
    const { studio } = globalThis as unknown as { studio: StudioBridge };
    const tell = ({ id, state, requestId }: EditSummary): void =>
      console.log(mark + JSON.stringify({ type: 'state', id, state, ...(requestId === null ? {} : { requestId }) }));
    studio.on['edit.changed'](tell);
    studio.on['edit.ended'](tell);
  }, prefix);
  for (let i = 0; i < presses; i += 1) {
    await run(page, `make the sky red, ${i}`);
    await runButton(page).waitFor();
  }
}

/** Once no edit of the folder is under way: the unknown ones that the window shows. */
async function atRest({ page }: RunningStudio, scene: Scene): Promise<ReadonlySet<string>> {
  for (const begun = performance.now(); ; await new Promise((resolve) => setTimeout(resolve, 50))) {
    const living = [...look(scene.folder).records.values()].filter(({ state }) => !isAtEnd(state));
    const { queue } = await page.evaluate(() => (globalThis as unknown as { studio: StudioBridge }).studio.call['studio.snapshot']());
    const shown = new Set(queue.edits.filter(({ state }) => state === 'unknown').map(({ id }) => id));
    if (living.every(({ id, state }) => state === 'unknown' && shown.has(id))) return shown;
    if (performance.now() - begun > restMs)
      throw new Error(`the window’s edits never came to rest: ${living.map(({ state }) => state).join()}`);
  }
}
