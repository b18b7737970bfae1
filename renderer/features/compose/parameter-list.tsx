// The model and its parameters, each by the control of its kind. A second model needs nothing here.
import type { Parameter } from '../../../app/models/model.ts';
import { useModel } from '../../store/draft.ts';
import { assertNever } from '../../../app/assert-never.ts';
import { ChoiceControl } from './choice-control.tsx';
import { LevelControl } from './level-control.tsx';
import { ModelControl } from './model-control.tsx';
import css from './parameter-list.module.css';
import { RatioControl } from './ratio-control.tsx';
import { SeedControl } from './seed-control.tsx';
import { SwitchControl } from './switch-control.tsx';

function Control({ parameter }: { readonly parameter: Parameter }) {
  switch (parameter.kind) {
    case 'ratio':
      return <RatioControl parameter={parameter} />;
    case 'choice':
      return <ChoiceControl parameter={parameter} />;
    case 'seed':
      return <SeedControl parameter={parameter} />;
    case 'switch':
      return <SwitchControl parameter={parameter} />;
    case 'level':
      return <LevelControl parameter={parameter} />;
    default:
      return assertNever(parameter);
  }
}

export function ParameterList() {
  const { parameters } = useModel();
  return (
    <div className={css.list}>
      <ModelControl />
      {parameters.map((parameter) => (
        <div key={parameter.field} className={parameter.role === 'size' ? css.size : css[parameter.kind]}>
          <Control parameter={parameter} />
        </div>
      ))}
    </div>
  );
}
