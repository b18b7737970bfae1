// The language the window speaks: the one in the settings, or the system's. Everything is drawn again when it changes; nothing else is.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { languageInUse } from '../../app/language.ts';
import type { Language } from '../../app/language.ts';
import { speakIn } from '../text/text.ts';
import { mirror, mirrored } from './mirror.ts';
import { speak } from './toasts.ts';

const language = createStore<{ readonly inUse: Language }>()(() => ({ inUse: 'en' }));
export const useLanguage = (): Language => useStore(language, ({ inUse }) => inUse);

/** Must be opened before anything is drawn, so that sentences have changed when the drawing hears of it. Returns the function that stops it. */
export function openLanguage(): () => void {
  const follow = (): void => {
    const { settings, systemLanguage } = mirrored();
    const inUse = languageInUse(settings.language, systemLanguage);
    if (inUse === language.getState().inUse) return;
    speakIn(inUse);
    // What was read aloud is of the language before, and would be read in the wrong voice.
    speak('');
    language.setState({ inUse });
  };
  follow();
  return mirror.subscribe(follow);
}
