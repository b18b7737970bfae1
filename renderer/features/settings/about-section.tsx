// What this is, which versions it runs on, whether there is a newer one, and under which licences it is made.
import { useMirror } from '../../store/mirror.ts';
import { text } from '../../text/text.ts';
import { LicenceList } from './licence-list.tsx';
import { UpdateRow } from './update-row.tsx';
import css from './settings.module.css';

export function AboutSection() {
  const version = useMirror((now) => now.version);
  const versions = useMirror((now) => now.versions);
  const words = text.settings.about;
  return (
    <>
      <div data-selectable className={css.about}>
        <p>{words.version(version)}</p>
        <p className={css.help}>{words.what}</p>
        <p className={css.help}>{words.parts(versions)}</p>
      </div>
      <UpdateRow />
      <LicenceList />
    </>
  );
}
