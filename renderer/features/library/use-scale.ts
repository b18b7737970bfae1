// Pixels of the screen to one of the page, followed as the window is zoomed or goes to another screen.
import { useSyncExternalStore } from 'react';

function subscribe(changed: () => void): () => void {
  let screen: MediaQueryList;
  const follow = (): void => {
    screen = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    screen.addEventListener('change', again, { once: true });
  };
  const again = (): void => (follow(), changed());
  follow();
  return () => screen.removeEventListener('change', again);
}

export const useScale = (): number => useSyncExternalStore(subscribe, () => devicePixelRatio);
