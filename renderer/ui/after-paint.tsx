// What is not in sight when the window opens is drawn once its first sight is on the screen.
import { startTransition, useEffect, useState } from 'react';
import type { ReactNode } from 'react';

export function AfterPaint({ children }: { readonly children: ReactNode }) {
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const frame = requestAnimationFrame(() => (timer = setTimeout(() => startTransition(() => setDue(true)))));
    return () => (cancelAnimationFrame(frame), clearTimeout(timer));
  }, []);
  return isDue ? children : null;
}
