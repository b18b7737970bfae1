// What one part was before, or would be after, coming and going over the picture while the part is pointed at.
import { keepPreviewAddress } from '../../../app/contract/addresses.ts';
import type { KeepProposal } from '../../../app/contract/keep.ts';
import css from './keep-picture.module.css';
import { insetOf } from './places.ts';

type Props = { readonly proposal: KeepProposal; readonly off: readonly number[]; readonly number: number };

export function Flash({ proposal, off, number }: Props) {
  const part = proposal.parts.find((one) => one.number === number);
  if (part === undefined) return null;
  return (
    <img
      src={keepPreviewAddress(proposal.key, off.includes(number) ? 'laid' : 'base')}
      alt=""
      aria-hidden
      draggable={false}
      className={css.flash}
      style={{ clipPath: `inset(${insetOf(part.box, proposal.original, 0.06)})` }}
    />
  );
}
