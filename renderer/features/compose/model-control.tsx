// Which model the draft goes to, with a line that says what differs. Nothing where there is only one.
import { useId } from 'react';
import { findModel, models } from '../../../app/models/models.ts';
import { setModel, useModel } from '../../store/draft.ts';
import { tell } from '../../store/toasts.ts';
import { text } from '../../text/text.ts';
import { Segmented } from '../../ui/segmented.tsx';
import css from './model-control.module.css';

function choose(id: string): void {
  const model = findModel(id);
  if (model === null) return;
  const left = setModel(model);
  if (left > 0) tell(text.compose.modelToTray(model.name, left));
}

export function ModelControl() {
  const id = useId();
  const model = useModel();
  const words = text.compose;
  if (models.length < 2) return null;
  return (
    <section className={css.row} aria-describedby={id}>
      <div className={css.words}>
        <div className={css.name}>{words.model}</div>
        <div id={id} className={css.help}>
          {words.aboutModel(model.id)}
        </div>
      </div>
      <Segmented
        label={words.model}
        value={model.id}
        options={models.map(({ id: value, shortName }) => ({ value, label: shortName }))}
        onChange={choose}
      />
    </section>
  );
}
