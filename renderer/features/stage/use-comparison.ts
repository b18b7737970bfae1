// How a picture and the one before it are compared: as the person chose, where there is one before that can be shown.
import { useState } from 'react';
import { useStore } from 'zustand';
import type { CompareWay } from '../../../app/composite/compare.ts';
import { useMirror } from '../../store/mirror.ts';
import { stage } from '../../store/stage.ts';
import type { Before } from './before-of.ts';

export type Comparison = {
  /** There is a picture before, and it could be read. */
  readonly hasBefore: boolean;
  /** How both show at once; null while one is seen alone. */
  readonly way: CompareWay | null;
  /** The one before is held over all of the result. */
  readonly isFlipped: boolean;
  /** Part of the result over which the one before shows, 0 to 1. */
  readonly divide: number;
  /** As it was chosen; off where there is nothing to see through it. */
  readonly lens: 'off' | 'held' | 'on';
  /** The one before shows now, even without a lens. */
  readonly showsBefore: boolean;
  /** For a picture before that could not be read: it is left out until there is another. */
  readonly leaveOut: () => void;
};

export function useComparison(before: Before | null): Comparison {
  const [unread, setUnread] = useState<string | null>(null);
  const comparing = useStore(stage, (now) => now.comparing);
  const divide = useStore(stage, (now) => now.divide);
  const flipped = useStore(stage, (now) => now.flipped);
  const way = useMirror((now) => now.settings.layout.compare);
  const lens = useStore(stage, (now) => now.lens);
  const hasBefore = before !== null && unread !== before.address;
  const isFlipped = hasBefore && flipped;
  return {
    hasBefore,
    way: hasBefore && comparing && !isFlipped ? way : null,
    isFlipped,
    divide: isFlipped ? 1 : divide,
    lens: hasBefore ? lens : 'off',
    showsBefore: isFlipped || (hasBefore && comparing),
    leaveOut: () => (before === null ? undefined : setUnread(before.address)),
  };
}
