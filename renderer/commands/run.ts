// Run: one press is one set of intents. What was given before the press belongs to it: a press waits for what is still being read.
import { createStore } from 'zustand/vanilla';
import { resultsOf } from '../../app/models/roles.ts';
import { inputViewKey } from '../../app/pictures/input-view.ts';
import { costOf, priceOf } from '../../app/price.ts';
import { isSameAsked } from '../../app/edits/same-asked.ts';
import type { Failure } from '../../app/failure.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { addressSent } from '../../app/pictures/web-address.ts';
import { bridge } from '../store/bridge.ts';
import { text } from '../text/text.ts';
import { awaitedOf, failedOf } from './awaited.ts';
import { awaitHovering, draft, flushDraft, isComing, parameterTrouble, setCount } from '../store/draft.ts';
import type { WindowDraft } from '../store/draft.ts';
import { mirror, mirrored } from '../store/mirror.ts';
import type { Mirror } from '../store/mirror.ts';
import { modelOf } from '../store/parameters.ts';
import { requestOf } from '../store/preflight.ts';
import { composeInSight } from './sides.ts';
import { slotsOf } from '../store/slots.ts';
import { stageNew } from '../store/stage.ts';
import { speak, tell, tellFailure } from '../store/toasts.ts';
import { stageVisible } from '../store/view.ts';

type Press = {
  readonly request: ReturnType<typeof requestOf>;
  readonly intents: string[];
  readonly next: boolean;
  readonly project: string | null;
  /** What stands on screen: main sends nothing that differs from it. */
  readonly shown: { readonly places: (string | null)[]; readonly addresses?: (string | null)[]; readonly count: number };
};

export type RunState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending' }
  /** Pressed, and sent as soon as what was given before the press is here. */
  | { readonly kind: 'waiting'; readonly pressedMs: number; readonly callOff: () => void }
  /** The same is under way, or may have been paid for, and this window did not begin it. */
  | { readonly kind: 'same'; readonly press: Press; readonly edit: EditSummary }
  | { readonly kind: 'asking'; readonly press: Press; readonly cost: number | null }
  | { readonly kind: 'paid-before'; readonly press: Press; readonly message: string }
  /** It would pass a limit of money. */
  | { readonly kind: 'above-limit'; readonly press: Press; readonly evenIfPaid: boolean; readonly failure: Failure };

/** Why a Run that waited did not go; it stays said until the draft changes. */
export type Stopped =
  | { readonly kind: 'failed'; readonly name: string; readonly failure: Failure }
  | { readonly kind: 'changed' }
  | { readonly kind: 'called-off' };

export const run = createStore<{ readonly now: RunState; readonly stopped: Stopped | null }>()(() => ({
  now: { kind: 'idle' },
  stopped: null,
}));

export type Cannot = keyof typeof text.compose.cannot;

/** Why Run would do nothing now; null when it would run, or wait. */
export function whyNot(): Cannot | null {
  const now = draft.getState();
  const { library } = mirrored();
  if (run.getState().now.kind === 'sending') return 'running';
  if (library.state === 'missing') return 'no-library';
  if (library.state === 'readonly') return 'library-readonly';
  if (failedOf(now) !== null) return 'unread';
  // The words and settings of a recipe that is on its way are not here yet.
  if (now.recipe !== null) return null;
  if (now.prompt.trim() === '') return 'no-prompt';
  return parameterTrouble(now);
}

/** More edits than this are asked about before they are made. */
export const maxUnasked = 4;

/** What so many edits are said to cost; null when no price was typed for their model, or nothing is charged. */
export function costOfRun(
  { settings, service }: Pick<Mirror, 'settings' | 'service'>,
  { model: id, parameters }: Pick<WindowDraft, 'model' | 'parameters'>,
  count: number,
): number | null {
  const model = modelOf(id);
  return service.rehearsal ? null : costOf(count * resultsOf(model, parameters), priceOf(settings, model.id));
}

/** Edits that this window began since it opened: whoever presses again knows of them. */
const begun = new Set<string>();

/**
 * An edit that asks for the same and has not ended: from before this window opened, of another program, or one whose outcome nobody knows.
 * A second press would most likely buy it twice. Nothing is bought in a rehearsal.
 */
function sameUnderWay(press: Press): EditSummary | null {
  const { queue, service } = mirrored();
  if (service.rehearsal) return null;
  const same = queue.edits.filter((edit) => !edit.rehearsal && isSameAsked(edit, press.request));
  return same.find(({ id, state }) => state === 'unknown' || !begun.has(id)) ?? null;
}

async function send(press: Press, evenIfPaid: boolean, evenAboveLimit = false): Promise<void> {
  run.setState({ now: { kind: 'sending' } });
  let next: RunState = { kind: 'idle' };
  try {
    const reply = await bridge().call['edit.run']({ ...press, evenIfPaid, ...(evenAboveLimit ? { evenAboveLimit } : {}) });
    if (reply.ok) {
      // Many were wanted once; the next press is a press for one.
      setCount(1);
      const started = text.window.live.started(reply.value.ids.length);
      if (composeInSight()) speak(started);
      else tell(started, { key: 'run' });
      for (const id of reply.value.ids) begun.add(id);
      const [first] = reply.value.ids;
      if (first !== undefined) stageNew(first, stageVisible() ? (press.request.pictures[0]?.parent?.editId ?? null) : null);
    } else if (reply.failure.kind === 'paid-before') next = { kind: 'paid-before', press, message: reply.failure.message };
    else if (reply.failure.next === 'raise-limit') next = { kind: 'above-limit', press, evenIfPaid, failure: reply.failure };
    else tellFailure(reply.failure);
  } finally {
    run.setState({ now: next });
  }
}

/** What stands on screen now, as a press. Its places and its pictures are the same by then. */
function pressNow(next: boolean): Press {
  const now = draft.getState();
  const slots = slotsOf(now);
  const addresses = slots.map((slot) => (slot.kind === 'picture' ? addressSent(slot.picture) : null));
  return {
    request: requestOf(now),
    intents: Array.from({ length: now.count }, () => crypto.randomUUID()),
    next,
    project: mirrored().settings.project,
    shown: {
      places: slots.map((slot) => (slot.kind === 'picture' ? inputViewKey(slot.picture) : null)),
      ...(addresses.some((address) => address !== null) ? { addresses } : {}),
      count: now.count,
    },
  };
}

async function go(next: boolean): Promise<void> {
  const press = pressNow(next);
  void flushDraft();
  const edit = sameUnderWay(press);
  if (edit !== null) return run.setState({ now: { kind: 'same', press, edit } });
  await askCost(press);
}

async function askCost(press: Press): Promise<void> {
  const now = mirrored();
  const { count } = press.shown;
  const cost = costOfRun(now, press.request, count);
  const limit = now.settings.askAbove;
  if (count > maxUnasked || (cost !== null && limit !== null && cost > limit))
    return run.setState({ now: { kind: 'asking', press, cost } });
  await send(press, false);
}

/** A press of Run. A second one calls a waiting Run off; one that follows at once is the same press, made twice. */
const doublePressMs = 1000;

export async function pressRun(next: boolean): Promise<void> {
  const { now } = run.getState();
  if (now.kind === 'waiting') {
    if (performance.now() - now.pressedMs > doublePressMs) callOffRun();
    return;
  }
  if (now.kind !== 'idle') return;
  const why = whyNot();
  // Under the button it is said already; Run has a key, which is there where the button is not.
  if (why !== null) return composeInSight() ? undefined : tell(text.compose.cannot[why], { tone: 'bad', key: 'run' });
  run.setState({ stopped: null });
  awaitHovering();
  if (awaitedOf(draft.getState()).length > 0) return waitFor(next);
  await go(next);
}

const own = (now: WindowDraft) => [now.model, now.prompt, now.pictures, now.parameters, now.reading, now.recipe, now.asking, now.count];
const around = ({ settings, service, library, key }: Mirror) => [
  settings.sending.asIs,
  settings.sending.longSide,
  settings.sending.ownSize,
  settings.project,
  service.rehearsal,
  service.baseUrl,
  library.folder,
  key.present,
  key.last4,
];
const differ = (first: readonly unknown[], second: readonly unknown[]): boolean => first.some((value, at) => value !== second[at]);

/**
 * Waits until all that was given is here, then sends what stands on screen. Whatever the person does to the draft meanwhile, or to where and how
 * it is sent, calls it off: so nothing is sent that was not there at the press, and nothing that was.
 */
function waitFor(next: boolean): void {
  const stop = (): void => stops.forEach((end) => end());
  const end = (stopped: Stopped): void => {
    stop();
    run.setState({ now: { kind: 'idle' }, stopped });
    // A listener that is added while a change is told hears of that one too.
    const then = draft.getState();
    const forget = draft.subscribe((now, before) => {
      if (now === then || isComing() || !differ(own(now), own(before))) return;
      forget();
      run.setState(({ stopped: said }) => ({ stopped: said === stopped ? null : said }));
    });
    const sentence = stoppedWords(stopped);
    if (stopped.kind === 'called-off') speak(sentence);
    else tell(sentence, { tone: stopped.kind === 'failed' ? 'bad' : 'plain', key: 'run' });
  };
  const stops = [
    draft.subscribe((now, before) => {
      if (!isComing() && differ(own(now), own(before))) return end({ kind: 'changed' });
      const failed = failedOf(now);
      if (failed !== null) return end({ kind: 'failed', ...failed });
      if (awaitedOf(now).length > 0) return;
      stop();
      run.setState({ now: { kind: 'idle' } });
      const why = whyNot();
      if (why === null) void go(next);
      else tell(text.compose.cannot[why], { tone: 'bad', key: 'run' });
    }),
    mirror.subscribe(({ now }, { now: before }) => {
      if (now !== null && before !== null && differ(around(now), around(before))) end({ kind: 'changed' });
    }),
  ];
  run.setState({ now: { kind: 'waiting', pressedMs: performance.now(), callOff: () => end({ kind: 'called-off' }) } });
  if (composeInSight()) speak(waitingWords());
  else tell(waitingWords(), { key: 'run' });
}

/** What the button says while it waits. */
export function waitingWords(): string {
  const awaited = awaitedOf(draft.getState());
  const [first] = awaited;
  const words = text.compose.waits;
  if (first === undefined) return '';
  if (awaited.length > 1) return words.many(awaited.length);
  return first.kind === 'opened' || first.kind === 'drop' ? words[first.kind] : words[first.kind](first.name);
}

export function stoppedWords(stopped: Stopped): string {
  const words = text.compose.stopped;
  return stopped.kind === 'failed' ? words.failed(stopped.name) : words[stopped.kind];
}

/** False when no Run waits. */
export function callOffRun(): boolean {
  const { now } = run.getState();
  if (now.kind !== 'waiting') return false;
  now.callOff();
  return true;
}

/** Sends the very press that was held back, with the same intents. */
export async function runAnyway(): Promise<void> {
  const { now } = run.getState();
  if (now.kind === 'paid-before') await send(now.press, true);
  else if (now.kind === 'same') await askCost(now.press);
  else if (now.kind === 'asking') await send(now.press, false);
  else if (now.kind === 'above-limit') await send(now.press, now.evenIfPaid, true);
}

export function leaveIt(): void {
  const { kind } = run.getState().now;
  if (kind !== 'idle' && kind !== 'sending' && kind !== 'waiting') run.setState({ now: { kind: 'idle' } });
}
