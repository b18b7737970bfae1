// Every screen, dialog and menu of the window, one entry each, in an order in which a person could come to them: what an entry shows may rest on
// what the entries before it made. Tests and the maker of screenshots walk this list, so a new screen is looked at by all of them from one line here.
import { text } from '../../renderer/text/text.ts';
import { button } from './screen-steps.ts';
import type { Screen } from './screen-steps.ts';
import { libraryScreens } from './screens-library.ts';
import { stageScreens } from './screens-stage.ts';
import { troubleScreens } from './screens-trouble.ts';
import { workScreens } from './screens-work.ts';

const setting = (section: keyof typeof text.settings.sections): Screen => ({
  name: `settings, ${section}`,
  show: async ({ page }) => {
    await button(page, text.window.settings).click();
    await page.getByRole('navigation').getByRole('button', { name: text.settings.sections[section], exact: true }).click();
    await page.getByRole('heading', { name: text.settings.sections[section], exact: true, level: 2 }).waitFor();
    return () => button(page, text.settings.back).click();
  },
});

const sections = Object.keys(text.settings.sections) as (keyof typeof text.settings.sections)[];

/** Each in a window of its own: rehearsing without a key, and with the key of a service. */
export const windows: readonly { readonly hasKey: boolean; readonly screens: readonly Screen[] }[] = [
  { hasKey: false, screens: [...workScreens, ...stageScreens, ...libraryScreens, ...sections.map(setting)] },
  { hasKey: true, screens: troubleScreens },
];

export const screenNames: readonly string[] = windows.flatMap(({ screens }) => screens.map(({ name }) => name));
