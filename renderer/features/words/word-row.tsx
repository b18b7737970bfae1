// One row: what the words led to, the words, and how they did.
import { Braces, FileWarning, Star, TextQuote } from 'lucide-react';
import { resultThumbnailAddress } from '../../../app/contract/addresses.ts';
import type { EarlierWords } from '../../../app/contract/contract.ts';
import type { Saved } from '../../../app/presets/saved.ts';
import { firstWords } from '../../text/format.ts';
import { text, messageText } from '../../text/text.ts';
import { Thumb } from '../../ui/thumb.tsx';
import css from './word-row.module.css';

const lettersShown = 200;

export function EarlierRow({ row }: { readonly row: EarlierWords }) {
  const { words } = text;
  return (
    <>
      <span className={css.thumb}>
        {row.hasResult ? <Thumb address={resultThumbnailAddress(row.editId, 0, 160)} className={css.image} /> : null}
      </span>
      <span className={css.said}>
        <span className={css.words}>{firstWords(row.prompt, lettersShown)}</span>
        <span className={css.did}>
          {row.meanStars === null ? null : (
            <span className={css.stars}>
              <Star size={11} fill="currentColor" aria-hidden />
              {words.stars(row.meanStars)}
            </span>
          )}
          <span>{words.uses(row.uses)}</span>
          {row.kept === 0 ? null : <span>{words.kept(row.kept)}</span>}
          {row.out === 0 ? null : <span>{words.out(row.out)}</span>}
          {row.hasResult ? null : <span>{words.noResult}</span>}
          {row.rehearsals === row.uses ? <span>{words.rehearsed}</span> : null}
        </span>
      </span>
    </>
  );
}

export function SavedRow({ saved }: { readonly saved: Saved }) {
  const { words } = text;
  const Icon = saved.damaged !== null ? FileWarning : saved.kind === 'preset' ? Braces : TextQuote;
  return (
    <>
      <span className={css.thumb}>
        <Icon size={16} aria-hidden />
      </span>
      <span className={css.said}>
        <span className={css.name}>
          {saved.name}
          <span className={css.kind}>{words.kindOf[saved.kind]}</span>
        </span>
        <span className={saved.damaged === null ? css.did : css.damaged}>
          {saved.damaged === null ? firstWords(saved.prompt, 120) : words.damaged(messageText(saved.damaged))}
        </span>
      </span>
    </>
  );
}
