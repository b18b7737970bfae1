// Over the grid while it shows the trash: what the trash is, and emptying it, which is asked for first.
import { useState } from 'react';
import { withoutTerm } from '../../store/filters.ts';
import { find, useLibrary } from '../../store/library.ts';
import { useMirror } from '../../store/mirror.ts';
import { emptyTrash } from '../../commands/organise.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import css from './trash-bar.module.css';

export function TrashBar() {
  const trashed = useMirror((now) => now.library.trashed);
  const query = useLibrary((now) => now.query);
  const [asking, setAsking] = useState(false);
  const words = text.trash;
  return (
    <div className={css.bar}>
      <p className={css.hint}>{trashed === 0 ? words.nothing : words.hint}</p>
      <Button onClick={() => void find(withoutTerm(query, 'in:trash'))}>{words.back}</Button>
      {trashed === 0 ? null : <Button onClick={() => setAsking(true)}>{words.empty}</Button>}
      <Confirm
        open={asking}
        title={words.emptyAsk(trashed)}
        body={words.emptyBody}
        yes={words.yes}
        no={text.window.cancel}
        onYes={() => {
          setAsking(false);
          void emptyTrash(null);
        }}
        onNo={() => setAsking(false)}
      />
    </div>
  );
}
