// Where the library is and how it is.
import { chooseFolder, revealFolder } from '../state/folder.ts';
import { rebuildIndex, stopLibraryWork, useLibraryWork, verifyLibrary } from '../state/library-work.ts';
import { useMirror } from '../state/mirror.ts';
import { text } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import { Progress } from '../ui/progress.tsx';
import { DamagedList } from './damaged-list.tsx';
import { FindingList } from './finding-list.tsx';
import { Row } from './row.tsx';
import css from './settings.module.css';

/** Its button, or how far it is and the way to stop it. */
function Work({ kind, act }: { readonly kind: 'verify' | 'rebuild'; readonly act: () => Promise<void> }) {
  const { work } = useLibraryWork();
  const words = text.settings.library;
  if (work?.kind !== kind)
    return (
      <Button aria-disabled={work !== null} onClick={() => (work === null ? void act() : undefined)}>
        {words[kind]}
      </Button>
    );
  return (
    <div className={css.stack}>
      <Progress label={words[kind]} fraction={work.total === null ? null : work.done / Math.max(1, work.total)} />
      <span className={css.help}>{words.working[kind](work.done, work.total)}</span>
      <Button onClick={() => void stopLibraryWork()}>{words.stop}</Button>
    </div>
  );
}

export function LibrarySection() {
  const library = useMirror((now) => now.library);
  const { verified } = useLibraryWork();
  const words = text.settings.library;
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
      <Row name={words.verify} help={words.verifyHelp}>
        <Work kind="verify" act={verifyLibrary} />
      </Row>
      {verified === null ? null : <FindingList verified={verified} />}
      <Row name={words.rebuild} help={words.rebuildHelp}>
        <Work kind="rebuild" act={rebuildIndex} />
      </Row>
      {library.damaged === 0 ? null : <DamagedList count={library.damaged} />}
    </>
  );
}
