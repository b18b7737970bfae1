// Where the library is and how it is.
import { useState } from 'react';
import { chooseFolder, rebuildIndex, revealFolder } from '../state/folder.ts';
import { useMirror } from '../state/mirror.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { DamagedList } from './damaged-list.tsx';
import { Row } from './row.tsx';
import css from './settings.module.css';

export function LibrarySection() {
  const library = useMirror((now) => now.library);
  const [rebuilding, setRebuilding] = useState(false);
  const words = text.settings.library;
  const rebuild = async (): Promise<void> => {
    if (rebuilding) return;
    setRebuilding(true);
    await rebuildIndex();
    setRebuilding(false);
  };
  return (
    <>
      <Row name={words.folder} help={words.folderHelp}>
        <div className={css.stack}>
          <span data-selectable className={css.value}>
            {library.folder}
          </span>
          <span
            className={library.state === 'missing' || library.state === 'readonly' ? css.bad : css.help}
          >{`${words.states[library.state]} · ${words.total(library.total)}`}</span>
          <div className={css.buttons}>
            <Button onClick={() => void chooseFolder()}>{words.choose}</Button>
            <Button onClick={() => void revealFolder()}>{words.reveal}</Button>
          </div>
        </div>
      </Row>
      <Row name={words.rebuild} help={words.rebuildHelp}>
        <Button aria-disabled={rebuilding} onClick={() => void rebuild()}>
          {words.rebuild}
        </Button>
      </Row>
      {library.damaged === 0 ? null : <DamagedList count={library.damaged} />}
    </>
  );
}
