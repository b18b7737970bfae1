// A level with the default marked on its track: how permissive in words, anything else as a number.
import type { Parameter } from '../../../app/models/model.ts';
import { resetParameter, setParameter, useDraft } from '../../store/draft.ts';
import { isDefault, valueOf } from '../../store/parameters.ts';
import { formatCount } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { Slider } from '../../ui/slider.tsx';
import { Head } from './head.tsx';
import css from './level-control.module.css';

export function LevelControl({ parameter }: { readonly parameter: Extract<Parameter, { kind: 'level' }> }) {
  const parameters = useDraft((draft) => draft.parameters);
  const level = Number(valueOf(parameter, parameters));
  const byDefault = isDefault(parameter, parameters);
  const words = text.compose;
  const name = words.roleName(parameter.role);
  const inWords = parameter.role === 'safety' ? words.safetyLevel : formatCount;
  const [low, high] = parameter.role === 'safety' ? words.safetyEnds : [parameter.minimum, parameter.maximum].map(formatCount);
  const place = `${((parameter.default - parameter.minimum) / (parameter.maximum - parameter.minimum)) * 100}%`;
  return (
    <section>
      <Head
        name={name}
        words={byDefault ? `${inWords(level)} · ${words.isDefault}` : inWords(level)}
        isDefault={byDefault}
        onReset={() => resetParameter(parameter)}
      />
      <div className={css.track}>
        <Slider
          label={name}
          value={level}
          minimum={parameter.minimum}
          maximum={parameter.maximum}
          words={inWords}
          onChange={(next) => setParameter(parameter, next)}
        />
        <span aria-hidden className={css.mark} style={{ left: place }} />
      </div>
      <div aria-hidden className={css.ends}>
        <span>{low}</span>
        <span>{high}</span>
      </div>
    </section>
  );
}
