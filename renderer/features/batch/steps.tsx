// What every picture goes through in place of one instruction: the steps of a chain, or those that led to a picture, which can be kept under a name.
import { ChevronDown, Trash2 } from 'lucide-react';
import { useState } from 'react';
import { pictureThumbnailAddress } from '../../../app/contract/addresses.ts';
import { maxNameLetters } from '../../../app/presets/saved.ts';
import type { ChainStep } from '../../../app/contract/contract.ts';
import { findModel } from '../../../app/models/models.ts';
import type { PlannedChain } from '../../commands/batch.ts';
import { changePlan } from '../../commands/batch-plan.ts';
import { chains, useChains } from '../../store/chain-list.ts';
import { chooseChain, discardChain, saveSteps } from '../../commands/chains.ts';
import { text, failureText } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/confirm.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import { Switch } from '../../ui/switch.tsx';
import { Thumb } from '../../ui/thumb.tsx';
import choices from './choices.module.css';
import css from './steps.module.css';

export function Steps({ chain }: { readonly chain: PlannedChain }) {
  const words = text.chains;
  const models = new Set(chain.steps.map(({ model }) => model));
  return (
    <>
      {'name' in chain.of ? <Chooser name={chain.of.name} /> : null}
      <ol aria-label={words.steps} className={css.steps}>
        {chain.steps.map((step, at) => (
          <Step key={at} step={step} nth={at + 1} model={models.size > 1 ? (findModel(step.model)?.shortName ?? step.model) : null} />
        ))}
      </ol>
      <p className={choices.help}>{[words.goesFirst, ...chain.notes.map((note) => words.notes[note])].join(' ')}</p>
      {'id' in chain.of ? <Save /> : null}
      <div className={choices.row}>
        <div className={choices.line}>
          <Switch label={words.approve} on={chain.approve} onChange={(approve) => changePlan({ chain: { ...chain, approve } })} />
          <span className={choices.grow}>{words.approve}</span>
        </div>
        <p className={choices.help}>{words.approveHelp}</p>
      </div>
    </>
  );
}

function Step({ step, nth, model }: { readonly step: ChainStep; readonly nth: number; readonly model: string | null }) {
  return (
    <li className={css.step}>
      <span aria-hidden className={css.nth}>
        {nth}
      </span>
      <span className={css.words}>
        {step.prompt}
        {model === null ? null : <span className={css.model}> {text.chains.stepOn(model)}</span>}
      </span>
      {step.fixed.map(({ sha256, name }, at) => (
        <Thumb
          key={`${at} ${sha256}`}
          address={pictureThumbnailAddress({ sha256 }, 160)}
          alt={text.chains.withPictures(name)}
          className={css.thumb}
        />
      ))}
    </li>
  );
}

/** Which chain of the library; those that cannot be read are said. */
function Chooser({ name }: { readonly name: string }) {
  const listed = useChains((now) => now.listed);
  const [asking, setAsking] = useState(false);
  const words = text.chains;
  const damaged = listed.flatMap(({ failure }) => (failure === null ? [] : [failure]));
  return (
    <div className={choices.row}>
      <div className={choices.line}>
        <Menu
          label={words.which}
          items={listed
            .filter(({ failure }) => failure === null)
            .map((one) => ({ key: one.name, label: one.name, chosen: one.name === name, run: () => chooseChain(one) }))}
          trigger={
            <button type="button" aria-label={`${words.which}: ${name}`} className={css.chooser}>
              <span className={css.chosen}>{name}</span>
              <ChevronDown size={14} aria-hidden />
            </button>
          }
        />
        <IconButton name={words.discard(name)} icon={<Trash2 size={15} />} onClick={() => setAsking(true)} />
      </div>
      {damaged.map((failure) => (
        <p key={failure.message} role="status" className={choices.bad}>
          {failureText(failure)}
        </p>
      ))}
      <Confirm
        open={asking}
        title={words.discardTitle(name)}
        body={words.discardBody}
        yes={words.discard(name)}
        no={words.keepIt}
        onYes={() => {
          setAsking(false);
          void discardChain(name);
        }}
        onNo={() => setAsking(false)}
      />
    </div>
  );
}

function Save() {
  const [name, setName] = useState('');
  const saved = useChains((now) => now.saved);
  const taken = useChains((now) => now.taken);
  const words = text.chains;
  return (
    <form
      className={choices.row}
      onSubmit={(event) => {
        event.preventDefault();
        void saveSteps(name);
      }}
    >
      <div className={choices.head}>
        <label htmlFor="chain-name">{words.saveAs}</label>
      </div>
      <div className={css.save}>
        <input
          id="chain-name"
          value={name}
          maxLength={maxNameLetters}
          placeholder={words.namePlaceholder}
          onChange={(event) => {
            setName(event.target.value);
            chains.setState({ saved: null, taken: null });
          }}
          className={choices.text}
        />
        <Button aria-disabled={name.trim() === ''} onClick={() => void saveSteps(name)}>
          {words.save}
        </Button>
      </div>
      <p role="status" className={taken === null ? choices.help : choices.bad}>
        {taken !== null ? words.taken(taken) : saved !== null ? words.saved(saved) : words.fileHelp}
      </p>
    </form>
  );
}
