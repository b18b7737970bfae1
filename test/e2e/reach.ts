// Whether all that a person can use on a screen can be brought into sight, in the room that a small window has at 200 %.
import type { Page } from 'playwright';

/** A window of 1280 by 800 at 200 %, in CSS pixels. */
export const enlarged = { width: 640, height: 400 };

/** Controls that cannot be brought into sight, or lie under something else when they are. */
export const outOfReach = (at: Page): Promise<readonly string[]> =>
  at.evaluate(async () => {
    // What is open belongs to what opened it, which the smaller window may have moved out of sight.
    // An unfolded line of the grid has opened nothing over the rest.
    for (const opener of document.querySelectorAll('[aria-expanded="true"]:not([role="grid"] *)'))
      opener.scrollIntoView({ block: 'center' });
    // A menu keeps still while it is open, and with it whoever opened it: only a change of the window moves it.
    window.dispatchEvent(new Event('resize'));
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    const overlays = [...document.querySelectorAll('[role="alertdialog"], [role="dialog"], [role="menu"]')].filter((one) =>
      one.checkVisibility(),
    );
    const within = overlays.at(-1) ?? document;
    const wrong: string[] = [];
    for (const control of within.querySelectorAll<HTMLElement>(
      'button, textarea, input:not([type="radio"], [type="range"]), [role="menuitem"]',
    )) {
      if (
        !control.checkVisibility({ opacityProperty: true, visibilityProperty: true }) ||
        control.closest('[aria-hidden="true"], [data-floats]') !== null
      )
        continue;
      control.scrollIntoView({ block: 'center', inline: 'nearest' });
      const { left, top, right, bottom } = control.getBoundingClientRect();
      const name = control.getAttribute('aria-label') ?? control.textContent?.trim() ?? control.tagName;
      if (right - left < 2) continue;
      if (left < -1 || right > innerWidth + 1 || top < -1 || bottom > innerHeight + 60)
        wrong.push(`${name}: ${left} ${top} ${right} ${bottom}`);
    }
    if (document.documentElement.scrollWidth > innerWidth) wrong.push('the page is wider than the window');
    return wrong;
  });
