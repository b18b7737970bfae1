// Several edits at once: how far it is, and those that wait for the person, each with its sentence. Over anything else, at the lower edge.
import { X } from 'lucide-react';
import { useStore } from 'zustand';
import { resultThumbnailAddress } from '../../../app/contract/addresses.ts';
import { useEdit } from '../../store/edits.ts';
import { keep, openKeep } from '../../commands/keep.ts';
import { dismissMany, keepMany, stopMany } from '../../commands/keep-many.ts';
import type { Waiting } from '../../store/keep-work.ts';
import { makerOf, waitingSentence } from '../../commands/keep-words.ts';
import { titleOf } from '../../store/words.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { Thumb } from '../../ui/thumb.tsx';
import css from './keep-many-card.module.css';

export function KeepManyCard() {
  const now = useStore(keepMany, (all) => all.now);
  // The view has the person's eyes: the list stands aside until it is left.
  const aside = useStore(keep, ({ open }) => open !== null);
  if (now === null) return null;
  const words = text.keep.many;
  const works = now.state === 'working' || now.state === 'stopping';
  if (aside && !works) return null;
  const title = works ? words.working(now.done, now.of) : (now.state === 'stopped' ? words.stopped : words.done)(now.kept, now.of);
  return (
    <aside aria-label={words.label} data-card={aside ? undefined : true} className={classes(css.card, aside && css.aside)}>
      <div className={css.head}>
        <div className={css.words}>
          <span>{title}</span>
          {works ? <Progress label={title} fraction={now.done / now.of} /> : null}
          {!works && now.leftOut > 0 ? <span className={css.soft}>{words.leftOut(now.leftOut)}</span> : null}
        </div>
        {works ? (
          <Button tone="quiet" disabled={now.state === 'stopping'} onClick={stopMany}>
            {text.keep.stop}
          </Button>
        ) : (
          <IconButton name={text.window.close} size="small" icon={<X size={14} />} onClick={dismissMany} />
        )}
      </div>
      {now.waiting.length === 0 || aside ? null : (
        <ul aria-label={words.list} className={css.list}>
          {now.waiting.map((one) => (
            <Row key={one.id} waiting={one} busy={works} />
          ))}
        </ul>
      )}
    </aside>
  );
}

function Row({ waiting, busy }: { readonly waiting: Waiting; readonly busy: boolean }) {
  const edit = useEdit(waiting.id);
  if (edit === null) return null;
  const words = text.keep.many;
  return (
    <li className={css.row}>
      <Thumb address={resultThumbnailAddress(edit.id, 0, 160)} className={css.thumb} />
      <div className={css.words}>
        <span className={css.title}>{titleOf(edit, 60)}</span>
        <span className={css.soft}>{waitingSentence(waiting, makerOf(edit))}</span>
      </div>
      <Button
        aria-label={words.open(titleOf(edit, 40))}
        disabled={busy}
        className={css.open}
        onClick={() => void openKeep({ id: edit.id, index: 0 })}
      >
        {words.openShort}
      </Button>
    </li>
  );
}
