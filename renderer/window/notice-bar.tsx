// One calm line under the bar for what the person should know: the most pressing of library, held edits, rehearsal.
import type { ReactNode } from 'react';
import { isOut } from '../../app/edits/edit.ts';
import { useMirror } from '../store/mirror.ts';
import { chooseFolder } from '../commands/folder.ts';
import { release } from '../commands/queue.ts';
import { changeSettings } from '../store/settings.ts';
import { showSettings } from '../store/view.ts';
import { text } from '../text/text.ts';
import css from './notice-bar.module.css';
import { Button } from '../ui/button.tsx';

function Line({
  words,
  button,
  run,
  pressing = false,
}: {
  readonly words: string;
  readonly button?: string;
  readonly run?: () => void;
  readonly pressing?: boolean;
}): ReactNode {
  return (
    <div role="note" className={css.line} data-pressing={pressing}>
      <span>{words}</span>
      {button === undefined ? null : (
        <Button tone="quiet" className={css.button} onClick={run}>
          {button}
        </Button>
      )}
    </div>
  );
}

export function NoticeBar() {
  const library = useMirror((now) => now.library.state);
  const queue = useMirror((now) => now.queue);
  const rehearsal = useMirror((now) => now.service.rehearsal);
  const hasKey = useMirror((now) => now.key.present);
  const words = text.window;
  const out = queue.edits.filter(({ state }) => isOut(state));
  if (library === 'missing')
    return (
      <Line
        pressing
        words={
          out.length === 0
            ? words.libraryMissing
            : words.libraryMissingOut(
                out.length,
                out.every((edit) => edit.rehearsal),
              )
        }
        button={words.chooseFolder}
        run={() => void chooseFolder()}
      />
    );
  if (library === 'readonly')
    return <Line pressing words={words.libraryReadonly} button={words.chooseFolder} run={() => void chooseFolder()} />;
  if (queue.held === 'ask')
    return (
      <Line
        pressing
        words={words.heldAsk(queue.edits.filter(({ state }) => state === 'waiting').length)}
        button={words.send}
        run={release}
      />
    );
  if (queue.held === 'offline') return <Line words={words.heldOffline(rehearsal)} />;
  if (rehearsal && !hasKey)
    return <Line words={words.rehearsal.noKey} button={words.rehearsal.addKey} run={() => showSettings('service')} />;
  if (rehearsal)
    return <Line words={words.rehearsal.on} button={words.rehearsal.useService} run={() => changeSettings({ rehearse: false })} />;
  return null;
}
