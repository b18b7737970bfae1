// Which section of the settings is in sight: by the list at the side, by scrolling, by the keyboard's focus.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import { settingsSections } from '../../store/view.ts';
import type { SettingsSection } from '../../store/view.ts';

/** A section counts from so many pixels below the upper edge on: more than what is left free above it, less than its first row. */
const below = 48;

const nameOf = (section: Element): SettingsSection | null =>
  settingsSections.find((one) => one === section.getAttribute('data-section')) ?? null;

function sectionInSight(body: HTMLElement): SettingsSection | null {
  const { top, bottom } = body.getBoundingClientRect();
  // A control that was come to by keys lies in the middle, below the heading of another section.
  const focused = body.querySelector(':focus-visible');
  const at = focused?.getBoundingClientRect();
  const around = focused?.closest('[data-section]');
  if (at !== undefined && around !== null && around !== undefined && at.bottom > top && at.top < bottom) return nameOf(around);
  const begun = [...body.querySelectorAll('[data-section]')].filter((one) => one.getBoundingClientRect().top <= top + below);
  const last = begun.at(-1);
  return last === undefined ? null : nameOf(last);
}

/** The section in sight, and what goes to one. `asked` is gone to whenever it becomes another. */
export function useSectionInSight(
  body: RefObject<HTMLElement | null>,
  asked: SettingsSection,
): readonly [SettingsSection, (section: SettingsSection) => void] {
  const [inSight, setInSight] = useState(asked);
  // The last section may be too short to reach the upper edge: where it was gone to, it counts.
  const goneTo = useRef<number | null>(null);
  const go = useCallback(
    (section: SettingsSection): void => {
      const node = body.current;
      if (node === null) return;
      // Chromium answers with a promise, which an effect must not return.
      void node.querySelector(`[data-section="${section}"]`)?.scrollIntoView({ block: 'start' });
      goneTo.current = node.scrollTop;
      setInSight(section);
    },
    [body],
  );
  useEffect(() => go(asked), [asked, go]);
  useEffect(() => {
    const node = body.current;
    if (node === null) return undefined;
    const stop = new AbortController();
    const follow = (): void => setInSight((before) => sectionInSight(node) ?? before);
    const scrolled = (): void => {
      if (node.scrollTop === goneTo.current) return;
      goneTo.current = null;
      follow();
    };
    node.addEventListener('scroll', scrolled, { signal: stop.signal, passive: true });
    node.addEventListener('focusin', follow, { signal: stop.signal });
    return () => stop.abort();
  }, [body]);
  return [inSight, go];
}
