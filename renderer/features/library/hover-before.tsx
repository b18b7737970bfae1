// What the picture of a cell was made from, while the pointer rests on the cell, or while the key that shows before is held on the active one.
import { useEffect, useState } from 'react';
import type { PointerEvent } from 'react';
import { useStore } from 'zustand';
import { pictureThumbnailAddress } from '../../../app/contract/addresses.ts';
import type { EditSummary } from '../../../app/edits/edit-summary.ts';
import { useMirror } from '../../store/mirror.ts';
import { stage } from '../../store/stage.ts';
import { text } from '../../text/text.ts';
import { Thumb } from '../../ui/thumb.tsx';
import css from './tile.module.css';

/** A pointer on its way over the grid shows nothing else. */
const restMs = 450;

type Rest = {
  readonly rests: boolean;
  readonly handlers: {
    readonly onPointerEnter: (event: PointerEvent) => void;
    readonly onPointerLeave: () => void;
    readonly onPointerDownCapture: () => void;
  };
};

/** Whether a mouse has come to rest; a press ends it until the mouse comes again. */
export function useRest(): Rest {
  const [rests, setRests] = useState(false);
  const [entered, setEntered] = useState(false);
  useEffect(() => {
    if (!entered) return undefined;
    const timer = setTimeout(() => setRests(true), restMs);
    return () => clearTimeout(timer);
  }, [entered]);
  const end = (): void => {
    setEntered(false);
    setRests(false);
  };
  return {
    rests,
    handlers: {
      onPointerEnter: ({ pointerType, buttons }) => (pointerType === 'mouse' && buttons === 0 ? setEntered(true) : undefined),
      onPointerLeave: end,
      onPointerDownCapture: end,
    },
  };
}

type Props = { readonly edit: EditSummary; readonly side: 160 | 320 | 640; readonly rests: boolean; readonly active: boolean };

export function HoverBefore({ edit, side, rests, active }: Props) {
  const wanted = useMirror((now) => now.settings.layout.hoverBefore);
  const flipped = useStore(stage, (now) => active && now.flipped);
  const [input] = edit.inputs;
  return input !== undefined && (flipped || (rests && wanted)) ? <Before address={pictureThumbnailAddress(input, side)} /> : null;
}

/** Nothing of it shows until its picture is there. */
function Before({ address }: { readonly address: string }) {
  const [isThere, setThere] = useState(false);
  return (
    <span aria-hidden className={css.before} data-shown={isThere} onLoad={() => setThere(true)}>
      <Thumb address={address} className={css.image} />
      {/* Drawn from an attribute: no part of what the edit is called. */}
      <span data-before={text.stage.before} className={css.beforeMark} />
    </span>
  );
}
