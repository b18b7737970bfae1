// The key and the service. The key is in this field only until it is saved.
import { useId, useState } from 'react';
import { clearKey, setKey, testKey } from './key-commands.ts';
import type { KeyOutcome } from './key-commands.ts';
import { openLink } from './links.ts';
import { useMirror } from '../../store/mirror.ts';
import { changeSettings } from '../../store/settings.ts';
import { text, messageText } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { Switch } from '../../ui/switch.tsx';
import { Row } from './row.tsx';
import css from './settings.module.css';

type Said = KeyOutcome | { readonly kind: 'nothing' } | { readonly kind: 'asking' };

export function ServiceSection() {
  const key = useMirror((now) => now.key);
  const service = useMirror((now) => now.service);
  const rehearse = useMirror((now) => now.settings.rehearse);
  const words = text.settings.service;
  return (
    <>
      <p className={css.status}>{key.present ? words.present(key.last4, key.where) : key.trouble === null ? words.absent : words.unread}</p>
      {/* What the keychain would keep matters only where a key is not given from outside. */}
      {key.trouble === null || key.where === 'environment' ? null : (
        <p className={classes(css.help, css.status)}>
          {key.trouble.id === 'key.environmentIsNoKey' ? messageText(key.trouble) : words.keychainTrouble(messageText(key.trouble))}
        </p>
      )}
      <KeyForm />
      <div className={css.links}>
        <Button tone="quiet" onClick={() => void openLink('keys')}>
          {words.get}
        </Button>
        <Button tone="quiet" onClick={() => void openLink('reference')}>
          {words.reference}
        </Button>
      </div>
      <Row name={words.origin}>
        <span data-selectable className={css.value}>
          {service.rehearsal ? text.stage.rehearsal : service.baseUrl}
        </span>
      </Row>
      {key.present ? (
        <Row name={words.rehearse} help={words.rehearseHelp}>
          <Switch label={words.rehearse} on={rehearse} onChange={(on) => changeSettings({ rehearse: on })} />
        </Row>
      ) : null}
    </>
  );
}

/** Where a key is typed, tested and taken away, with what came of it. */
function KeyForm() {
  const id = useId();
  const key = useMirror((now) => now.key);
  const [typed, setTyped] = useState('');
  const [said, setSaid] = useState<Said>({ kind: 'nothing' });
  const words = text.settings.service;
  const run = async (ask: Promise<KeyOutcome>): Promise<void> => {
    setSaid({ kind: 'asking' });
    setSaid(await ask);
  };
  const save = (): void => {
    const written = typed.trim();
    if (written === '') return;
    setTyped('');
    void run(setKey(written, words.saved, words.savedForSession));
  };
  return (
    <>
      <form
        className={css.keyForm}
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <label htmlFor={id} className={css.unseen}>
          {words.key}
        </label>
        <input
          id={id}
          type="password"
          autoComplete="off"
          spellCheck={false}
          placeholder={words.keyPlaceholder}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          className={classes(css.field, css.wide)}
        />
        <Button tone={typed.trim() === '' ? 'plain' : 'primary'} aria-disabled={typed.trim() === ''} onClick={save}>
          {key.present ? words.replace : words.save}
        </Button>
        {key.present ? (
          <>
            <Button onClick={() => void run(testKey())}>{words.test}</Button>
            {key.where === 'environment' ? null : (
              <Button tone="quiet" onClick={() => void run(clearKey(words.cleared))}>
                {words.clear}
              </Button>
            )}
          </>
        ) : null}
      </form>
      <p role="status" className={said.kind === 'said' ? (said.good ? css.good : css.bad) : css.help}>
        {said.kind === 'said' ? said.message : said.kind === 'asking' ? words.testing : words.keyHelp(key.trouble === null)}
      </p>
    </>
  );
}
