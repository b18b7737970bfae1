// The zoom of the stage, also as buttons and keys wish it.
import { useEffect } from 'react';
import type { RefObject } from 'react';
import { onZoomWish } from '../../store/stage.ts';
import { useZoom } from '../../ui/use-zoom.ts';
import type { OwnZoom, Pan } from '../../ui/use-zoom.ts';
import { wished } from '../../ui/zoom.ts';
import type { Box } from '../../ui/zoom.ts';

type StageZoom = Pick<OwnZoom, 'isFitted' | 'where'> & { readonly handlers: Pan & { readonly onDoubleClick: () => void } };

/** `pane` is in CSS pixels: all of the area, or one of several of the same size in it, which share this zoom. `picture` is in its own pixels. */
export function useStageZoom(area: RefObject<HTMLElement | null>, pane: Box, picture: Box): StageZoom {
  const { isFitted, where, latest, pan, change, toggleZoom } = useZoom(area, { view: pane, picture });
  useEffect(() => onZoomWish(({ kind }) => change((now) => wished(latest.current, now, kind))), [change, latest]);
  return { isFitted, where, handlers: { ...pan, onDoubleClick: toggleZoom } };
}
