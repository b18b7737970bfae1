// A result laid over the picture it was made from, for whoever compares the two: asked of main once, and remembered while the window lives.
import { useEffect, useState } from 'react';
import { keepPreviewAddress } from '../../../app/contract/addresses.ts';
import { trustIn } from '../../../app/composite/compare.ts';
import type { ChangedPart, KeepProposal } from '../../../app/contract/keep.ts';
import { bridge } from '../../store/bridge.ts';

/** `before` and `after` are pictures of one size in which every place lies where it does in the other. */
export type LinedUp = {
  readonly kind: 'lined-up';
  readonly before: string;
  readonly after: string;
  /** From pixel centres of what was sent, whose size is `original`, to those of the result. */
  readonly transform: KeepProposal['transform'];
  readonly original: { readonly width: number; readonly height: number };
  readonly isDoubtful: boolean;
  /** What differs, the largest first; none where the result is the picture as it was. */
  readonly parts: readonly ChangedPart[];
  /** Of the picture, in all parts, 0 to 1. */
  readonly share: number;
};
/** `asking` until it is known; `apart` where they cannot be laid over each other. */
export type Lining = LinedUp | { readonly kind: 'asking' } | { readonly kind: 'apart' };

type KeepTarget = { readonly id: string; readonly index: number };

const known = new Map<string, Promise<Lining>>();
const maxKnown = 20;
/** Whoever goes from one picture to the next asks for none of them. */
const settleMs = 200;

const keyOf = ({ id, index }: KeepTarget): string => `${id} ${index}`;

async function ask(keepTarget: KeepTarget): Promise<Lining> {
  const propose = () => bridge().call['keep.propose']({ ...keepTarget, sensitivity: 1 });
  let reply = await propose();
  // Whoever leaves the view that keeps pixels stops what main has under way, this with it.
  if (!reply.ok && reply.failure.kind === 'cancelled') reply = await propose();
  if (!reply.ok) return { kind: 'apart' };
  const { key, parts, share, verdict, transform, original } = reply.value;
  const trust = trustIn(reply.value);
  if (trust === 'none') return { kind: 'apart' };
  const differs = verdict !== 'unchanged';
  return {
    kind: 'lined-up',
    before: keepPreviewAddress(key, 'base'),
    after: keepPreviewAddress(key, 'laid'),
    transform,
    original,
    isDoubtful: trust === 'doubtful',
    parts: differs ? parts.toSorted((one, other) => other.share - one.share) : [],
    share: differs ? share : 0,
  };
}

function lineUp(keepTarget: KeepTarget): Promise<Lining> {
  const key = keyOf(keepTarget);
  const before = known.get(key);
  if (before !== undefined) return before;
  const asked = ask(keepTarget).catch((): Lining => ({ kind: 'apart' }));
  known.set(key, asked);
  // What failed may be asked again.
  void asked.then((lining) => (lining.kind === 'apart' ? known.delete(key) : undefined));
  for (const old of known.keys()) {
    if (known.size <= maxKnown) break;
    known.delete(old);
  }
  return asked;
}

/** Null where there is no such pair: what is compared is not what the result was made from. */
export function useLinedUp(keepTarget: KeepTarget | null): Lining | null {
  const [answer, setAnswer] = useState<{ readonly key: string; readonly lining: Lining } | null>(null);
  const { id, index } = keepTarget ?? { id: null, index: 0 };
  useEffect(() => {
    if (id === null) return undefined;
    let wanted = true;
    const take = (): void =>
      void lineUp({ id, index }).then((lining) => (wanted ? setAnswer({ key: keyOf({ id, index }), lining }) : undefined));
    const timer = setTimeout(take, known.has(keyOf({ id, index })) ? 0 : settleMs);
    return () => {
      wanted = false;
      clearTimeout(timer);
    };
  }, [id, index]);
  if (keepTarget === null) return null;
  return answer?.key === keyOf(keepTarget) ? answer.lining : { kind: 'asking' };
}
