// The only reader of window.studio: what main serves, as a value.
import type { StudioBridge } from '../../app/contract/contract.ts';

declare global {
  interface Window {
    readonly studio: StudioBridge;
  }
}

/** The bridge the preload put into the window. A function, so that modules load where there is no window. */
export const bridge = (): StudioBridge => window.studio;
