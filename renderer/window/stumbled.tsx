// In place of what could not be drawn: that nothing is lost, and the way back.
import { RotateCcw } from 'lucide-react';
import css from './stumbled.module.css';
import { copyText } from '../commands/edit-commands.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';

export function Stumbled({ error }: { readonly error: unknown }) {
  const words = text.window.stumbled;
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return (
    <main className={css.view}>
      <div role="alert" className={css.card}>
        <h2 className={css.title}>{words.title}</h2>
        <p>{words.body}</p>
        <div className={css.buttons}>
          <Button tone="primary" icon={<RotateCcw size={15} aria-hidden />} onClick={() => location.reload()}>
            {words.again}
          </Button>
          <Button onClick={() => void copyText(details, text.queue.copied)}>{words.copy}</Button>
        </div>
      </div>
    </main>
  );
}
