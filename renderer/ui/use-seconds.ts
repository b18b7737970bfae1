// The time now, renewed each second while something counts.
import { useEffect, useState } from 'react';

export function useSeconds(counting: boolean): number {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    if (!counting) return;
    setNowMs(Date.now());
    const timer = setInterval(() => setNowMs(Date.now()), 1000);
    return () => clearInterval(timer);
  }, [counting]);
  return nowMs;
}
