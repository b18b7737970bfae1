// Where keys go when a card or a menu closes: to what opened it, unless what was pressed there has opened something that has taken them by then.
import { useRef } from 'react';
import type { RefObject } from 'react';

type Back = { readonly ref: RefObject<HTMLDivElement | null>; readonly finalFocus: () => boolean };

/** `ref` and `finalFocus` of the popup. */
export function useFocusBack(): Back {
  const ref = useRef<HTMLDivElement>(null);
  const finalFocus = (): boolean => {
    const now = document.activeElement;
    return now === null || now === document.body || ref.current === null || ref.current.contains(now);
  };
  return { ref, finalFocus };
}
