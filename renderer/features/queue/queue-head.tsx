// The line over the list: how long an edit usually takes, and what is done with all of them.
import { Ellipsis, Pause, Play } from 'lucide-react';
import { cancelMany } from '../../commands/cancel.ts';
import { pause } from '../../commands/queue.ts';
import { useMirror } from '../../store/mirror.ts';
import { formatSeconds } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import css from './queue.module.css';

type Props = { readonly running: number; readonly waiting: number };

export function QueueHead({ running, waiting }: Props) {
  const { paused, typicalSeconds } = useMirror((now) => now.queue);
  const words = text.queue;
  return (
    <>
      {typicalSeconds === null ? null : <span className={css.typical}>{words.typical(formatSeconds(Math.round(typicalSeconds)))}</span>}
      <IconButton
        name={paused ? words.resume : words.pause}
        on={paused}
        icon={paused ? <Play size={15} /> : <Pause size={15} />}
        onClick={() => pause(!paused)}
      />
      {running + waiting === 0 ? null : (
        <Menu
          label={words.cancelMore}
          items={[
            { key: 'waiting', label: words.cancelWaiting, disabled: waiting === 0, run: () => cancelMany('waiting') },
            { key: 'running', label: words.cancelRunning, disabled: running === 0, run: () => cancelMany('running') },
            { key: 'all', label: words.cancelAll, run: () => cancelMany('all') },
          ]}
          trigger={
            <button type="button" aria-label={words.cancelMore} title={words.cancelMore} className={css.more}>
              <Ellipsis size={16} aria-hidden />
            </button>
          }
        />
      )}
    </>
  );
}
