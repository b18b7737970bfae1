// What keeps a batch from going wrong at the person's expense: a pilot, a limit, what happens at the first trouble; and the name it is found by.
import { maxSetLetters } from '../../../app/batch/limits.ts';
import { changePlan, whyNotBatch } from '../../commands/batch-plan.ts';
import type { Plan } from '../../commands/batch.ts';
import { text } from '../../text/text.ts';
import { Segmented } from '../../ui/segmented.tsx';
import { Switch } from '../../ui/switch.tsx';
import css from './choices.module.css';

type Props = { readonly plan: Plan };
type Checked = Props & { /** Why it cannot be begun; null when it can. */ readonly why: ReturnType<typeof whyNotBatch> };

export function Guards({ plan }: Props) {
  const why = whyNotBatch(plan);
  return (
    <>
      <PilotRow plan={plan} why={why} />
      <LimitRow plan={plan} why={why} />
      <TroubleRow plan={plan} />
      <SetRow plan={plan} />
    </>
  );
}

function PilotRow({ plan, why }: Checked) {
  const words = text.batch;
  return (
    <div className={css.row}>
      <div className={css.line}>
        <Switch label={words.pilot} on={plan.pilot !== null} onChange={(on) => changePlan({ pilot: on ? '3' : null })} />
        <span className={css.grow}>{words.pilot}</span>
        {plan.pilot === null ? null : (
          <input
            aria-label={words.pilotCount}
            aria-invalid={why === 'pilot' && plan.pilot.trim() !== ''}
            inputMode="numeric"
            value={plan.pilot}
            onChange={(event) => changePlan({ pilot: event.target.value })}
            className={css.number}
          />
        )}
      </div>
      <p className={css.help}>{words.pilotHelp}</p>
    </div>
  );
}

function LimitRow({ plan, why }: Checked) {
  const words = text.batch;
  return (
    <div className={css.row}>
      <div className={css.head}>
        <span>{words.limit}</span>
      </div>
      <div className={css.line}>
        <Segmented
          label={words.limit}
          value={plan.limit}
          options={[
            { value: 'none', label: words.limitNone },
            { value: 'pictures', label: words.limitPictures },
            { value: 'cost', label: words.limitCost },
          ]}
          onChange={(limit) => changePlan({ limit })}
        />
        {plan.limit === 'none' ? null : (
          <input
            aria-label={words.limitValue}
            aria-invalid={why === 'limit' && plan.limitValue.trim() !== ''}
            inputMode="decimal"
            value={plan.limitValue}
            onChange={(event) => changePlan({ limitValue: event.target.value })}
            className={css.number}
          />
        )}
      </div>
      {plan.limit === 'none' ? null : why === 'no-price' ? (
        <p role="status" className={css.bad}>
          {words.limitNoPrice}
        </p>
      ) : (
        <p className={css.help}>{why === 'limit' ? words.limitWrong : words.limitHelp}</p>
      )}
    </div>
  );
}

function TroubleRow({ plan }: Props) {
  const words = text.batch;
  return (
    <div className={css.row}>
      <div className={css.head}>
        <span>{words.trouble}</span>
      </div>
      <Segmented
        label={words.trouble}
        value={plan.stopOn}
        options={[
          { value: 'trouble', label: words.stop },
          { value: 'never', label: words.goPast },
        ]}
        onChange={(stopOn) => changePlan({ stopOn })}
      />
    </div>
  );
}

function SetRow({ plan }: Props) {
  const words = text.batch;
  return (
    <div className={css.row}>
      <div className={css.head}>
        <label htmlFor="batch-set">{words.set}</label>
      </div>
      <input
        id="batch-set"
        value={plan.set}
        maxLength={maxSetLetters}
        placeholder={words.setPlaceholder}
        onChange={(event) => changePlan({ set: event.target.value })}
        className={css.text}
      />
      <p className={css.help}>{words.setHelp}</p>
    </div>
  );
}
