// The licences of all that is shipped, each with its text. Read from the build when they are wanted, so that they work offline and cost no start.
import { useState } from 'react';
import { readLicences } from './licences.ts';
import type { Licence } from './licences.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Row } from './row.tsx';
import css from './licence-list.module.css';

type Shown = { readonly kind: 'hidden' } | { readonly kind: 'missing' } | { readonly kind: 'list'; readonly all: readonly Licence[] };

export function LicenceList() {
  const [shown, setShown] = useState<Shown>({ kind: 'hidden' });
  const words = text.about.licences;
  const show = async (): Promise<void> => {
    const all = await readLicences();
    setShown(all === null ? { kind: 'missing' } : { kind: 'list', all });
  };
  return (
    <>
      <Row name={words.name} help={words.help}>
        <Button aria-expanded={shown.kind === 'list'} onClick={() => (shown.kind === 'list' ? setShown({ kind: 'hidden' }) : void show())}>
          {shown.kind === 'list' ? words.hide : words.show}
        </Button>
      </Row>
      {shown.kind === 'missing' ? <p role="status">{words.missing}</p> : null}
      {shown.kind === 'list' ? (
        <section aria-label={words.name}>
          <p className={css.count}>{words.count(shown.all.length)}</p>
          <ul>
            {shown.all.map((one) => (
              <li key={`${one.name} ${one.version}`} className={css.item}>
                <details>
                  <summary className={css.head}>
                    <span>{`${one.name} ${one.version}`}</span>
                    <span className={css.kind}>{one.licence}</span>
                  </summary>
                  <pre data-selectable className={css.text}>
                    {one.text}
                  </pre>
                </details>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  );
}
