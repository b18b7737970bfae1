// The zoom of the stage's picture. By itself, so that nothing else is drawn anew while somebody zooms.
import { useStore } from 'zustand';
import { wishZoom } from '../../store/stage.ts';
import { zoomNow } from '../../ui/zoom-of.ts';
import { text } from '../../text/text.ts';
import { ZoomButtons as Buttons } from '../../ui/zoom-buttons.tsx';

export function ZoomButtons() {
  const zoom = useStore(zoomNow);
  return <Buttons {...zoom} words={text.stage} onZoom={(kind) => wishZoom({ kind })} />;
}
