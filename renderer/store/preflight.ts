// What Run would send now, asked of main a moment after the draft changed. An older answer never replaces a newer one.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Draft, Preflight } from '../../app/contract/contract.ts';
import type { Picture } from '../../app/edits/picture.ts';
import { inputViewKey } from '../../app/pictures/input-view.ts';
import { addressSent } from '../../app/pictures/web-address.ts';
import type { Failure } from '../../app/failure.ts';
import { bridge } from './bridge.ts';
import { draft, useDraft } from './draft.ts';
import { mirror } from './mirror.ts';

/** What an answer was given for: it speaks of no other draft. */
type Asked = Pick<Draft, 'model' | 'pictures' | 'parameters'> & { readonly sending: unknown; readonly service: unknown };

export type PreflightState =
  | { readonly kind: 'checking'; readonly last: Preflight | null; readonly of: Asked | null }
  | { readonly kind: 'ready'; readonly last: Preflight; readonly of: Asked }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly last: null; readonly of: Asked };

export const preflight = createStore<{ readonly now: PreflightState }>()(() => ({ now: { kind: 'checking', last: null, of: null } }));

const askDelayMs = 250;
let asked = 0;

export const requestOf = ({ model, prompt, pictures, parameters }: Draft) => ({ model, prompt, pictures: [...pictures], parameters });

const askedNow = (): Asked => {
  const { model, pictures, parameters } = draft.getState();
  const { now } = mirror.getState();
  return { model, pictures, parameters, sending: now?.settings.sending, service: now?.service };
};

const isSamePlace = (one: Picture, other: Picture | undefined): boolean =>
  other !== undefined && inputViewKey(one) === inputViewKey(other) && addressSent(one) === addressSent(other);

/** How much of an answer holds of the draft as it stands: all, all but the expected size, or nothing. */
export function standing(of: Asked | null, now: Pick<Draft, 'model' | 'pictures' | 'parameters'>): 'all' | 'sending' | 'nothing' {
  const { sending, service } = askedNow();
  if (of === null || of.model !== now.model || of.sending !== sending || of.service !== service) return 'nothing';
  const same = of.pictures.length === now.pictures.length && of.pictures.every((picture, at) => isSamePlace(picture, now.pictures[at]));
  return same ? (of.parameters === now.parameters ? 'all' : 'sending') : 'nothing';
}

/** The answer for the pictures that stand in the places; null while there is none for these. */
export function usePreflightOfSlots(): Preflight | null {
  const now = useStore(preflight, (state) => state.now);
  const held = useDraft((state) => standing(now.of, state));
  return held === 'nothing' ? null : now.last;
}

async function ask(): Promise<void> {
  const mine = ++asked;
  const of = askedNow();
  const reply = await bridge().call['edit.preflight'](requestOf(draft.getState()));
  if (mine !== asked) return;
  preflight.setState({
    now: reply.ok ? { kind: 'ready', last: reply.value, of } : { kind: 'failed', failure: reply.failure, last: null, of },
  });
}

/** Asks main again a moment after whatever an answer depends on has changed. What it returns stops that. */
export function openPreflight(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const soon = (): void => {
    asked += 1;
    preflight.setState(({ now }) => ({ now: { kind: 'checking', last: now.last, of: now.of } }));
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
