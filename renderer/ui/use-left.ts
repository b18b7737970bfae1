// What is typed and taken when its field is left: also where the field goes away with its page, or the window with the program.
import { useEffect, useRef } from 'react';

/** Calls the latest `take` when the part that it is in goes away, whatever takes it away. */
export function useLeft(take: () => void): void {
  const last = useRef(take);
  last.current = take;
  useEffect(() => {
    const leave = (): void => last.current();
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, []);
}
