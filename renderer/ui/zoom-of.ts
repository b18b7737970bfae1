// How large the shown picture is now, for the words beside the zoom buttons. The view itself owns its zoom.
import { createStore } from 'zustand/vanilla';

export const zoomNow = createStore<{ readonly scale: number; readonly fits: boolean }>()(() => ({ scale: 1, fits: true }));
