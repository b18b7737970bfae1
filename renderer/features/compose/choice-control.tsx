// One of a few values, such as the output format.
import type { Parameter } from '../../../app/models/model.ts';
import { resetParameter, setParameter, useDraft } from '../../store/draft.ts';
import { choiceWords, isDefault, valueOf } from '../../store/parameters.ts';
import { text } from '../../text/text.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Head } from './head.tsx';

export function ChoiceControl({ parameter }: { readonly parameter: Extract<Parameter, { kind: 'choice' }> }) {
  const parameters = useDraft((draft) => draft.parameters);
  const name = text.compose.roleName(parameter.role);
  const byDefault = isDefault(parameter, parameters);
  return (
    <section>
      <Head
        name={name}
        {...(byDefault ? { words: text.compose.isDefault } : {})}
        isDefault={byDefault}
        onReset={() => resetParameter(parameter)}
      />
      <Segmented
        wide
        label={name}
        value={String(valueOf(parameter, parameters))}
        options={parameter.values.map((value) => ({ value, label: choiceWords(parameter, value) }))}
        onChange={(value) => setParameter(parameter, value)}
      />
    </section>
  );
}
