// A done edit whose picture file is missing or damaged: what happened, and the way to have it again.
import { useState } from 'react';
import { keepProgram } from '../../../app/composite/settings.ts';
import { fetchAgain } from '../../commands/edit-commands.ts';
import { useEdit } from '../../store/edits.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import css from './no-picture.module.css';

type Props = { readonly id: string; readonly message: string; readonly onFetched?: () => void };

export function LostFile({ id, message, onFetched }: Props) {
  const [fetching, setFetching] = useState(false);
  const isKept = useEdit(id)?.editedIn === keepProgram;
  const words = text.stage;
  const fetch = async (): Promise<void> => {
    if (fetching) return;
    setFetching(true);
    const fetched = await fetchAgain(id);
    setFetching(false);
    if (fetched) onFetched?.();
  };
  return (
    <div className={css.view}>
      <div className={css.lost}>
        <p>{isKept ? words.keptMissing : message}</p>
        <Button aria-disabled={fetching} onClick={() => void fetch()}>
          {isKept ? (fetching ? words.makingAgain : words.makeAgain) : fetching ? words.fetching : words.fetchAgain}
        </Button>
      </div>
    </div>
  );
}
