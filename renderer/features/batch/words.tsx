// What every picture is asked for: the instruction with its fields, and the pictures that are the same in each edit.
import { Braces, Plus, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { pictureThumbnailAddress } from '../../../app/contract/addresses.ts';
import { batchFields, fieldsOf, fillFields, halfField, unknownFields } from '../../../app/batch/fields.ts';
import { addFixed, changePlan, takePreset } from '../../commands/batch-plan.ts';
import type { Plan, PlannedPreset } from '../../commands/batch.ts';
import { presetsNow } from '../../commands/planned-preset.ts';
import { parameterOf } from '../../../app/models/roles.ts';
import type { Model } from '../../../app/models/model.ts';
import { findModel } from '../../../app/models/models.ts';
import { maxInputs } from '../../../app/models/roles.ts';
import { useDraft, useModel } from '../../store/draft.ts';
import { firstWords, formatFacts } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Thumb } from '../../ui/thumb.tsx';
import { WordButtons } from '../../ui/word-buttons.tsx';
import css from './choices.module.css';

type Props = { readonly plan: Plan };

export function Words({ plan }: Props) {
  const drafted = useModel();
  const { preset } = plan;
  const model = (preset === null ? null : findModel(preset.model)) ?? drafted;
  return (
    <>
      <Instruction plan={plan} model={model} />
      <FixedPictures plan={plan} max={maxInputs(model) - 1} />
    </>
  );
}

function Instruction({ plan, model }: Props & { readonly model: Model }) {
  const field = useRef<HTMLTextAreaElement>(null);
  const words = text.batch;
  return (
    <div className={css.row}>
      <div className={css.head}>
        <label htmlFor="batch-instruction">{words.instruction}</label>
        <span className={css.tools}>
          <Presets chosen={plan.preset} />
          <WordButtons
            words={batchFields}
            label={words.fields}
            field={field}
            typed={plan.prompt}
            onTyped={(prompt) => changePlan({ prompt })}
            nameOf={(name) => `{${name}} · ${words.field[name]}`}
            titleOf={(name) => words.field[name]}
          />
        </span>
      </div>
      <textarea
        data-first
        id="batch-instruction"
        ref={field}
        rows={4}
        placeholder={words.placeholder}
        value={plan.prompt}
        onChange={(event) => changePlan({ prompt: event.target.value })}
        className={css.instruction}
      />
      <Filled plan={plan} />
      <SentWith preset={plan.preset} model={model} />
    </div>
  );
}

/** The instruction as the first picture would have it, or which of its fields mean nothing. */
function Filled({ plan }: Props) {
  const words = text.batch;
  const unknown = unknownFields(plan.prompt);
  const half = halfField(plan.prompt);
  const first = plan.gathering.pictures.find((_, at) => !plan.left.has(at));
  if (unknown.length > 0 || half !== null)
    return (
      <p role="status" className={css.bad}>
        {unknown.length > 0 ? words.unknownWords(unknown.map((word) => `{${word}}`).join(', ')) : words.halfWord(half ?? '')}
      </p>
    );
  if (first === undefined || !plan.prompt.includes('{')) return null;
  return <p className={css.help}>{words.preview(first.name, firstWords(fillFields(plan.prompt, fieldsOf(first.name, 0)), 90))}</p>;
}

/** The settings that go with it: those of a preset, or those of the compose pane. */
function SentWith({ preset, model }: Pick<Plan, 'preset'> & { readonly model: Model }) {
  const ofDraft = useDraft((now) => now.parameters);
  const words = text.batch;
  const seed = parameterOf(model, 'seed')?.field;
  // A bare number would be read as anything.
  const chosen = Object.entries(preset?.parameters ?? ofDraft)
    .map(([field, value]) => (field === seed ? `${text.compose.roleName('seed')} ${value}` : String(value)))
    .join(' · ');
  return (
    <p className={css.help}>
      {preset !== null
        ? text.watched.settings(preset.name, formatFacts([model.shortName, chosen]))
        : chosen === ''
          ? words.settingsUsual
          : words.settings(chosen)}
    </p>
  );
}

/** Those that are the same in each edit, up to as many as the model takes beside the picture itself. */
function FixedPictures({ plan, max }: Props & { readonly max: number }) {
  const words = text.batch;
  return (
    <div className={css.row}>
      <div className={css.head}>
        <span>{words.fixed}</span>
      </div>
      <div className={css.line}>
        {plan.fixed.map((picture, at) => (
          <span key={`${at} ${picture.sha256}`} className={css.fixed}>
            <Thumb address={pictureThumbnailAddress(picture, 160)} className={css.thumb} />
            <IconButton
              name={words.removeFixed(picture.name)}
              icon={<X size={14} />}
              onClick={() => changePlan({ fixed: plan.fixed.filter((_, other) => other !== at) })}
            />
          </span>
        ))}
        {plan.fixed.length < max ? (
          <button type="button" className={css.add} onClick={() => void addFixed()}>
            <Plus size={14} aria-hidden />
            {words.addFixed}
          </button>
        ) : null}
      </div>
      {plan.fixed.length === 0 ? <p className={css.help}>{words.fixedHelp}</p> : null}
    </div>
  );
}

/** Nothing where no preset is saved. */
function Presets({ chosen }: { readonly chosen: Plan['preset'] }) {
  const [presets, setPresets] = useState<readonly PlannedPreset[]>([]);
  useEffect(() => void presetsNow().then(setPresets), []);
  const words = text.batch;
  if (presets.length === 0) return null;
  return (
    <Menu
      label={words.presets}
      trigger={
        <button type="button" className={css.preset} data-on={chosen !== null}>
          <Braces size={13} aria-hidden />
          {chosen === null ? words.presets : words.preset(chosen.name)}
        </button>
      }
      items={[
        { key: '-', label: words.noPreset, chosen: chosen === null, run: () => takePreset(null) },
        ...presets.map((preset) => ({
          key: `+${preset.name}`,
          label: preset.name,
          chosen: preset.name === chosen?.name,
          run: () => takePreset(preset),
        })),
      ]}
    />
  );
}
