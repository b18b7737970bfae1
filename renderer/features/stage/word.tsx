// A few words about a picture, as far as the picture is in view.
import css from './picture-view.module.css';
import { placeOfWord } from './word-place.ts';
import type { Corner } from './word-place.ts';
import type { Box, Rect } from '../../ui/zoom.ts';

type Props = Corner & { readonly words: string; readonly where: Rect; readonly view: Box; readonly shown: boolean };

export function Word({ words, side, edge, where, view, shown }: Props) {
  return (
    <span aria-hidden className={css.word} style={{ ...placeOfWord({ side, edge }, where, view), opacity: shown ? 1 : 0 }}>
      {words}
    </span>
  );
}
