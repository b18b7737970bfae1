// A place whose picture is still being read, or could not be: its name stands there from the moment it was given.
import { TriangleAlert, X } from 'lucide-react';
import { removePicture } from '../../commands/slot-commands.ts';
import type { Reading } from '../../store/slots.ts';
import { text, failureText } from '../../text/text.ts';
import { classes } from '../../ui/classes.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Spinner } from '../../ui/spinner.tsx';
import css from './slots.module.css';
import { useDrop } from './use-drop.ts';

type Props = { readonly at: number; readonly reading: Reading; readonly onRemoved: () => void };

export function ReadingSlot({ at, reading: { name, failure }, onRemoved }: Props) {
  const { over, handlers } = useDrop(at);
  const words = text.compose;
  const takeAway = (): void => {
    removePicture(at);
    onRemoved();
  };
  const label = failure === null ? words.readingSlot(at + 1, name) : words.failedSlot(at + 1, name, failureText(failure));
  return (
    <>
      <div
        role="img"
        aria-label={label}
        aria-busy={failure === null}
        title={failure === null ? label : failureText(failure)}
        data-testid={`reading-${at + 1}`}
        className={classes(css.slot, css.reading, failure !== null && css.failed, over && css.over)}
        {...handlers}
      >
        {failure === null ? <Spinner /> : <TriangleAlert size={18} aria-hidden />}
        <span aria-hidden className={css.number}>
          {at + 1}
        </span>
      </div>
      <IconButton name={words.remove(at + 1)} size="small" className={css.remove} icon={<X size={12} />} onClick={takeAway} />
      <div aria-hidden className={css.caption}>
        {name}
      </div>
      <div aria-hidden className={classes(css.caption, css.pixels, failure !== null && css.wrong)}>
        {failure === null ? words.reading : words.failed}
      </div>
    </>
  );
}
