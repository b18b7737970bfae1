// Where the library is and how it is.
import type { LibraryWork } from '../../../app/contract/contract.ts';
import { chooseFolder, revealFolder } from '../../commands/folder.ts';
import {
  backUpLibrary,
  importPictures,
  rebuildIndex,
  stopLibraryWork,
  useLibraryWork,
  verifyLibrary,
} from '../../commands/library-work.ts';
import { useMirror } from '../../store/mirror.ts';
import { formatMoment } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Progress } from '../../ui/progress.tsx';
import { BackupList } from './backup-list.tsx';
import { DamagedList } from './damaged-list.tsx';
import { FindingList } from './finding-list.tsx';
import { ImportList } from './import-list.tsx';
import { NameTemplateRow } from './name-template-row.tsx';
import { Row } from './row.tsx';
import css from './settings.module.css';

type Act = { readonly label: string; readonly run: () => Promise<void> };

/** Its buttons, or how far it is and the way to stop it. */
function Work({ kind, actions }: { readonly kind: LibraryWork['kind']; readonly actions: readonly Act[] }) {
  const { work } = useLibraryWork();
  const words = text.settings.library;
  if (work?.kind !== kind)
    return (
      <div className={css.buttons}>
        {actions.map(({ label, run }) => (
          <Button key={label} aria-disabled={work !== null} onClick={() => (work === null ? void run() : undefined)}>
            {label}
          </Button>
        ))}
      </div>
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
  const { verified, imported, backedUp } = useLibraryWork();
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
      <NameTemplateRow />
      <Row name={words.verify} help={words.verifyHelp}>
        <Work kind="verify" actions={[{ label: words.verify, run: verifyLibrary }]} />
      </Row>
      {verified === null ? null : <FindingList verified={verified} />}
      <Row name={words.backup} help={words.backupHelp}>
        <div className={css.stack}>
          <span data-selectable className={backedUp === null ? css.help : css.value}>
            {backedUp === null ? words.neverBackedUp : words.backedUpTo(backedUp.folder, formatMoment(backedUp.at))}
          </span>
          <Work
            kind="backup"
            actions={[
              ...(backedUp === null ? [] : [{ label: words.backUpAgain, run: () => backUpLibrary('last') }]),
              { label: words.backUp, run: () => backUpLibrary('chosen') },
            ]}
          />
        </div>
      </Row>
      {backedUp === null ? null : <BackupList report={backedUp} />}
      <Row name={words.rebuild} help={words.rebuildHelp}>
        <Work kind="rebuild" actions={[{ label: words.rebuild, run: rebuildIndex }]} />
      </Row>
      <Row name={words.import} help={words.importHelp}>
        <Work
          kind="import"
          actions={[
            { label: words.importCopy, run: () => importPictures({ folder: null, move: false }) },
            { label: words.importMove, run: () => importPictures({ folder: null, move: true }) },
          ]}
        />
      </Row>
      {imported === null ? null : <ImportList report={imported} />}
      {library.damaged === 0 ? null : <DamagedList count={library.damaged} />}
    </>
  );
}
