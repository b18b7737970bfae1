// A level from strict to permissive, said in words, with the default marked on its track.
import type { Parameter } from '../../app/models/model.ts';
import { resetParameter, setParameter, useDraft } from '../state/draft.ts';
import { isDefault, valueOf } from '../state/parameters.ts';
import { text } from '../text/text.ts';
import { Slider } from '../ui/slider.tsx';
import { Head } from './head.tsx';
import css from './level-control.module.css';

export function LevelControl({ parameter }: { readonly parameter: Extract<Parameter, { kind: 'level' }> }) {
  const parameters = useDraft((draft) => draft.parameters);
  const level = Number(valueOf(parameter, parameters));
  const byDefault = isDefault(parameter, parameters);
  const words = text.compose;
  const name = words.fieldName(parameter.field);
  const [low, high] = words.safetyEnds;
  const place = `${((parameter.default - parameter.minimum) / (parameter.maximum - parameter.minimum)) * 100}%`;
  return (
    <section>
      <Head
        name={name}
        words={byDefault ? `${words.safetyLevel(level)} · ${words.isDefault}` : words.safetyLevel(level)}
        isDefault={byDefault}
        onReset={() => resetParameter(parameter)}
      />
      <div className={css.track}>
        <Slider
          label={name}
          value={level}
          minimum={parameter.minimum}
          maximum={parameter.maximum}
          words={words.safetyLevel}
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
