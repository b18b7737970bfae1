// What is said over two pictures that lie over each other: which is which, as far as each is in view.
import type { Before } from './before-of.ts';
import type { Scene } from './scene.ts';
import { standBeside } from './word-place.ts';
import { Word } from './word.tsx';

type Props = { readonly before: Before; readonly afterWords: string; readonly scene: Scene };

/** A picture of which less shows has no room for its words. */
const minShare = 0.12;

export function OverWords({ before, afterWords, scene }: Props) {
  const { comparison, pane, where } = scene;
  const lies = comparison.way === 'down';
  return (
    <>
      <Word
        words={before.words}
        side="start"
        edge={lies ? 'top' : 'bottom'}
        where={where}
        view={pane}
        shown={comparison.divide >= minShare}
      />
      <Word
        words={afterWords}
        side={lies && !standBeside(where, pane) ? 'start' : 'end'}
        edge="bottom"
        where={where}
        view={pane}
        shown={comparison.divide <= 1 - minShare}
      />
    </>
  );
}
