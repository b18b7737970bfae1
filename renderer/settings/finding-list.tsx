// What the last check of all files found: each file, what is wrong with it, and the way to its folder.
import type { Verified } from '../../app/ipc.ts';
import { revealFinding } from '../state/library-work.ts';
import { formatMoment } from '../text/format.ts';
import { text, told } from '../text/text.ts';
import { Button } from '../ui/button.tsx';
import css from './damaged-list.module.css';

export function FindingList({ verified }: { readonly verified: Verified }) {
  const words = text.settings.library;
  const more = verified.findings - verified.listed.length;
  return (
    <section aria-label={words.findings}>
      <h3 className={verified.findings === 0 ? css.good : css.title}>{`${words.verified(verified)} ${formatMoment(verified.at)}`}</h3>
      <ul className={css.list}>
        {verified.listed.map(({ key, kind, file, message }) => (
          <li key={`${key} ${kind}`} className={css.line}>
            <span data-selectable className={css.words}>
              <span className={css.file}>{file}</span>
              {told(message)}
            </span>
            <Button tone="quiet" aria-label={words.showDamagedOf(file)} onClick={() => void revealFinding(key)}>
              {words.showDamaged}
            </Button>
          </li>
        ))}
      </ul>
      {more > 0 ? <p className={css.help}>{words.moreFindings(more)}</p> : null}
    </section>
  );
}
