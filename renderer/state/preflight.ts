// What Run would send now, asked of main a moment after the draft changed. An older answer never replaces a newer one.
import { createStore } from 'zustand/vanilla';
import type { Draft, Preflight } from '../../app/ipc.ts';
import type { Failure } from '../../app/failure.ts';
import { bridge } from '../bridge.ts';
import { draft } from './draft.ts';
import { mirror } from './mirror.ts';

export type PreflightState =
  | { readonly kind: 'checking'; readonly last: Preflight | null }
  | { readonly kind: 'ready'; readonly last: Preflight }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly last: null };

export const preflight = createStore<{ readonly now: PreflightState }>()(() => ({ now: { kind: 'checking', last: null } }));

const askDelayMs = 250;
let asked = 0;

export const requestOf = ({ model, prompt, pictures, parameters }: Draft) => ({ model, prompt, pictures: [...pictures], parameters });

async function ask(): Promise<void> {
  const mine = ++asked;
  const reply = await bridge().call['edit.preflight'](requestOf(draft.getState()));
  if (mine !== asked) return;
  preflight.setState({ now: reply.ok ? { kind: 'ready', last: reply.value } : { kind: 'failed', failure: reply.failure, last: null } });
}

export function openPreflight(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    asked += 1;
    preflight.setState(({ now }) => ({ now: { kind: 'checking', last: now.last } }));
    clearTimeout(timer);
    timer = setTimeout(() => void ask(), askDelayMs);
  };
  const stops = [
    draft.subscribe((now, before) => {
      if (
        now.prompt !== before.prompt ||
        now.pictures !== before.pictures ||
        now.parameters !== before.parameters ||
        now.model !== before.model
      )
        soon();
    }),
    mirror.subscribe(({ now }, { now: before }) => {
      if (now?.settings.sending !== before?.settings.sending || now?.service !== before?.service) soon();
    }),
  ];
  void ask();
  return () => {
    clearTimeout(timer);
    stops.forEach((stop) => stop());
  };
}
