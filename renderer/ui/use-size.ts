// The inner size of an element in CSS pixels, followed as it changes.
import { useLayoutEffect, useState } from 'react';
import type { RefObject } from 'react';

export type ElementSize = { readonly width: number; readonly height: number };

export function useSize(element: RefObject<HTMLElement | null>): ElementSize {
  const [size, setSize] = useState<ElementSize>({ width: 0, height: 0 });
  useLayoutEffect(() => {
    const node = element.current;
    if (node === null) return;
    const take = (): void =>
      setSize((now) =>
        now.width === node.clientWidth && now.height === node.clientHeight ? now : { width: node.clientWidth, height: node.clientHeight },
      );
    take();
    const observer = new ResizeObserver(take);
    observer.observe(node);
    return () => observer.disconnect();
  }, [element]);
  return size;
}
