// What the last backup could not copy or would not replace.
import type { BackupReport } from '../../app/ipc.ts';
import { text, told } from '../text/text.ts';
import css from './damaged-list.module.css';

export function BackupList({ report }: { readonly report: BackupReport }) {
  const words = text.settings.library;
  const more = report.findings - report.listed.length;
  if (report.findings === 0) return null;
  return (
    <section aria-label={words.notBackedUp}>
      <h3 className={css.bad}>{words.notBackedUp}</h3>
      <ul className={css.list}>
        {report.listed.map(({ file, message }) => (
          <li key={file} className={css.line}>
            <span data-selectable className={css.words}>
              <span className={css.file}>{file}</span>
              {told(message)}
            </span>
          </li>
        ))}
      </ul>
      {more > 0 ? <p className={css.help}>{words.moreNotBackedUp(more)}</p> : null}
    </section>
  );
}
