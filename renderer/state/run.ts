// Run: one press is one set of intents. While a press is on its way, further presses are not heard.
import { createStore } from 'zustand/vanilla';
import { bridge } from '../bridge.ts';
import { text } from '../text/text.ts';
import { draft, flushDraft, parameterTrouble } from './draft.ts';
import { mirrored } from './mirror.ts';
import { requestOf } from './preflight.ts';
import { stageNew } from './stage.ts';
import { speak, tellFailure } from './toasts.ts';

type Press = {
  readonly request: ReturnType<typeof requestOf>;
  readonly intents: string[];
  readonly next: boolean;
  readonly project: string | null;
};

export type RunState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'paid-before'; readonly press: Press; readonly message: string };

export const run = createStore<{ readonly now: RunState }>()(() => ({ now: { kind: 'idle' } }));

export type Cannot = keyof typeof text.compose.cannot;

/** Why Run would do nothing now; null when it would run. */
export function whyNot(): Cannot | null {
  const now = draft.getState();
  const { library } = mirrored();
  if (run.getState().now.kind === 'sending') return 'running';
  if (library.state === 'missing') return 'no-library';
  if (library.state === 'readonly') return 'library-readonly';
  if (now.prompt.trim() === '') return 'no-prompt';
  return parameterTrouble(now);
}

async function send(press: Press, evenIfPaid: boolean): Promise<void> {
  run.setState({ now: { kind: 'sending' } });
  let next: RunState = { kind: 'idle' };
  try {
    const reply = await bridge().call['edit.run']({ ...press, evenIfPaid });
    if (reply.ok) {
      speak(text.window.live.started(reply.value.ids.length));
      const [first] = reply.value.ids;
      if (first !== undefined) stageNew(first);
    } else if (reply.failure.kind === 'paid-before') next = { kind: 'paid-before', press, message: reply.failure.message };
    else tellFailure(reply.failure);
  } finally {
    run.setState({ now: next });
  }
}

export async function pressRun(next: boolean): Promise<void> {
  if (run.getState().now.kind !== 'idle' || whyNot() !== null) return;
  const now = draft.getState();
  const press: Press = {
    request: requestOf(now),
    intents: Array.from({ length: now.count }, () => crypto.randomUUID()),
    next,
    project: mirrored().settings.project,
  };
  void flushDraft();
  await send(press, false);
}

/** Sends the very press that was held back, with the same intents. */
export async function runAnyway(): Promise<void> {
  const { now } = run.getState();
  if (now.kind === 'paid-before') await send(now.press, true);
}

export function leaveIt(): void {
  if (run.getState().now.kind === 'paid-before') run.setState({ now: { kind: 'idle' } });
}
