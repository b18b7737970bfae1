// The places where the result differs: each is taken or left. Pointed at, it flashes in the picture.
import { Check } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import { keepPreviewAddress } from '../../../app/contract/addresses.ts';
import type { ChangedPart, KeepProposal } from '../../../app/contract/keep.ts';
import { togglePart } from '../../commands/keep.ts';
import { point, wishBox } from '../../store/keep-look.ts';
import { takenOf } from '../../store/keep-work.ts';
import type { KeepWork } from '../../store/keep-work.ts';
import { text } from '../../text/text.ts';
import { classes } from '../../ui/classes.ts';
import css from './part-list.module.css';
import { insetOf, squareAround } from './places.ts';
import { Section } from './section.tsx';

type RowProps = {
  readonly id: string;
  readonly part: ChangedPart;
  readonly proposal: KeepProposal;
  readonly on: boolean;
  readonly active: boolean;
};

function Row({ id, part, proposal, on, active }: RowProps) {
  const words = text.keep;
  const [, , width, height] = part.box;
  const facts = words.placeFacts(part.share, { width, height });
  return (
    <div
      id={id}
      role="option"
      aria-selected={on}
      className={classes(css.row, active && css.active, !on && css.off)}
      onPointerEnter={() => point(part.number)}
      onPointerLeave={() => point(null)}
      onClick={() => wishBox(part.box)}
    >
      <span
        aria-hidden
        data-testid="take"
        className={css.take}
        onClick={(event) => {
          event.stopPropagation();
          togglePart(part.number);
        }}
      >
        <span className={css.box}>{on ? <Check size={12} strokeWidth={3} /> : null}</span>
      </span>
      <img
        src={keepPreviewAddress(proposal.key, 'laid')}
        alt=""
        draggable={false}
        decoding="async"
        className={css.thumb}
        style={{ objectViewBox: `inset(${insetOf(squareAround(part.box, proposal.original), proposal.original)})` }}
      />
      <span className={css.words}>
        <span>{words.place(part.number)}</span> <span className={css.facts}>{facts}</span>
      </span>
    </div>
  );
}

export function PartList({ work }: { readonly work: KeepWork }) {
  const { proposal, settings } = work;
  const base = useId();
  const help = useId();
  const list = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  if (proposal === null || settings === null || proposal.parts.length === 0) return null;
  const { parts } = proposal;
  const at = Math.min(active, parts.length - 1);
  const words = text.keep;
  const idOf = (number: number): string => `${base}-${number}`;

  const go = (to: number): void => {
    const next = Math.min(parts.length - 1, Math.max(0, to));
    const part = parts[next];
    if (part === undefined) return;
    setActive(next);
    point(part.number);
    document.getElementById(idOf(part.number))?.scrollIntoView({ block: 'nearest' });
  };
  const onKey = (event: KeyboardEvent): void => {
    const part = parts[at];
    if (part === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'ArrowDown') go(at + 1);
    else if (event.key === 'ArrowUp') go(at - 1);
    else if (event.key === 'Home') go(0);
    else if (event.key === 'End') go(parts.length - 1);
    else if (event.key === ' ') togglePart(part.number);
    else if (event.key === 'Enter') wishBox(part.box);
    else return;
    event.preventDefault();
  };
  return (
    <Section grows title={words.places} end={<span>{words.on(takenOf(work).parts.length, parts.length)}</span>}>
      <div
        ref={list}
        role="listbox"
        tabIndex={0}
        aria-label={words.places}
        aria-multiselectable
        aria-describedby={help}
        aria-activedescendant={idOf(parts[at]?.number ?? 0)}
        className={css.list}
        onKeyDown={onKey}
        onFocus={(event) => (event.currentTarget.matches(':focus-visible') ? go(at) : undefined)}
        onBlur={() => point(null)}
      >
        {parts.map((part, index) => (
          <Row
            key={part.number}
            id={idOf(part.number)}
            part={part}
            proposal={proposal}
            on={!settings.off.includes(part.number)}
            active={index === at}
          />
        ))}
      </div>
      <span id={help} hidden>
        {words.placesHelp}
      </span>
    </Section>
  );
}
