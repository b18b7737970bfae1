// The seed: random each run, or one number kept. The dice rolls a number and keeps it.
import { Copy, Dices, X } from 'lucide-react';
import { useId, useState } from 'react';
import { fits } from '../../../app/models/check.ts';
import type { Parameter } from '../../../app/models/model.ts';
import { copyText } from '../../commands/edit-commands.ts';
import { setParameter, useDraft } from '../../store/draft.ts';
import { rollSeed } from '../../store/parameters.ts';
import { text } from '../../text/text.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Head } from './head.tsx';
import css from './seed-control.module.css';

export function SeedControl({ parameter }: { readonly parameter: Extract<Parameter, { kind: 'seed' }> }) {
  const id = useId();
  const value = useDraft((draft) => draft.parameters[parameter.field]);
  // A minus sign alone is no number yet.
  const [minus, setMinus] = useState(false);
  const words = text.compose;
  const fixed = typeof value === 'number';
  const fitting = !fixed || fits(parameter, value);
  return (
    <section>
      <Head
        name={words.roleName(parameter.role)}
        htmlFor={id}
        words={fixed ? words.seedFixed : `${words.seedRandom} · ${words.isDefault}`}
      />
      <div className={css.box} data-wrong={!fitting}>
        <input
          id={id}
          inputMode="numeric"
          autoComplete="off"
          value={fixed ? String(value) : minus ? '-' : ''}
          placeholder={words.seedPlaceholder}
          aria-invalid={!fitting}
          title={words.seedRange(parameter.minimum, parameter.maximum)}
          className={css.field}
          onChange={(event) => {
            const typed = event.target.value.trim();
            setMinus(typed === '-');
            const digits = typed.replace(/(?!^-)\D/g, '').slice(0, 17);
            setParameter(parameter, digits === '' || digits === '-' ? null : Number(digits));
          }}
        />
        {fixed ? (
          <IconButton
            name={words.seedCopy}
            size="small"
            icon={<Copy size={13} />}
            onClick={() => void copyText(String(value), words.seedCopied)}
          />
        ) : null}
        {fixed ? (
          <IconButton name={words.seedClear} size="small" icon={<X size={14} />} onClick={() => setParameter(parameter, null)} />
        ) : null}
        <IconButton
          name={words.seedDice}
          size="small"
          icon={<Dices size={15} />}
          onClick={() => setParameter(parameter, rollSeed(parameter))}
        />
      </div>
    </section>
  );
}
