// On or off, with what it does said beside it.
import { useId } from 'react';
import type { Parameter } from '../../../app/models/model.ts';
import { setParameter, useDraft } from '../../store/draft.ts';
import { isDefault, valueOf } from '../../store/parameters.ts';
import { text } from '../../text/text.ts';
import { Switch } from '../../ui/switch.tsx';
import css from './switch-control.module.css';

export function SwitchControl({ parameter }: { readonly parameter: Extract<Parameter, { kind: 'switch' }> }) {
  const id = useId();
  const parameters = useDraft((draft) => draft.parameters);
  const on = valueOf(parameter, parameters) === true;
  const words = text.compose;
  const name = words.roleName(parameter.role);
  return (
    <section className={css.row}>
      <div className={css.words}>
        <div className={css.name}>
          {name}
          <span
            className={css.state}
          >{`${on ? words.on : words.off}${isDefault(parameter, parameters) ? ` · ${words.isDefault}` : ''}`}</span>
        </div>
        <div id={id} className={css.help}>
          {parameter.role === 'rewrite' ? words.upsamplingHelp : null}
        </div>
      </div>
      <Switch label={name} on={on} describedBy={id} onChange={(next) => setParameter(parameter, next)} />
    </section>
  );
}
