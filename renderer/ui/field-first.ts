// What opens by a key and is typed into has the focus before the next key. The library gives it a frame later, and letters of that frame went nowhere.
import { useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

/** `ref` for the popup, in which the first field gets the focus; `opening` counts from 1, for what must not outlive one opening. */
export function useFieldFirst(open: boolean): { readonly ref: RefObject<HTMLDivElement | null>; readonly opening: number } {
  const ref = useRef<HTMLDivElement>(null);
  const [was, setWas] = useState({ open: false, opening: 0 });
  if (was.open !== open) setWas({ open, opening: was.opening + (open ? 1 : 0) });
  useLayoutEffect(() => {
    // The popup is drawn by what the library sets in its own layout effects, which are done before any microtask.
    if (open) queueMicrotask(() => ref.current?.querySelector('input')?.focus());
  }, [open, was.opening]);
  return { ref, opening: was.opening };
}
