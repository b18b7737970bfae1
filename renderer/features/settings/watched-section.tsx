// The folders that are watched, and what the pictures in each are for.
import { ChevronDown, X } from 'lucide-react';
import { useEffect } from 'react';
import type { WatchedFolder } from '../../../app/contract/contract.ts';
import { useChains } from '../../store/chain-list.ts';
import { addWatched, learnUses, removeWatched, setUse, useWatching } from '../../commands/watched.ts';
import { text, failureText } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { Menu } from '../../ui/menu.tsx';
import settings from './settings.module.css';
import css from './watched-section.module.css';

export function WatchedSection() {
  const folders = useWatching((now) => now.folders);
  const trouble = useWatching((now) => now.trouble);
  const adding = useWatching((now) => now.adding);
  const words = text.watched;
  useEffect(() => void learnUses(), []);
  return (
    <>
      <p className={settings.help}>{words.help}</p>
      {trouble === null ? null : (
        <p role="status" className={settings.bad}>
          {failureText(trouble)}
        </p>
      )}
      {folders.length === 0 ? (
        <p className={css.none}>{words.none}</p>
      ) : (
        <ul aria-label={words.list} className={css.folders}>
          {folders.map((folder) => (
            <Folder key={folder.key} folder={folder} />
          ))}
        </ul>
      )}
      <div className={settings.buttons}>
        <Button aria-disabled={adding} onClick={() => void addWatched()}>
          {adding ? words.adding : words.add}
        </Button>
      </div>
    </>
  );
}

function Folder({ folder }: { readonly folder: WatchedFolder }) {
  const { name, waiting, trouble } = folder;
  const words = text.watched;
  return (
    <li className={css.folder}>
      <div className={css.words}>
        <div className={css.name}>{name}</div>
        <div data-selectable className={settings.help}>
          {folder.folder}
        </div>
        <div role="status" className={trouble === null ? settings.help : settings.bad}>
          {trouble === null ? words.waiting(waiting) : failureText(trouble)}
        </div>
      </div>
      <Use folder={folder} />
      <IconButton name={words.remove(name)} size="small" icon={<X size={14} />} onClick={() => void removeWatched(folder)} />
    </li>
  );
}

function Use({ folder: { key, name, use } }: { readonly folder: WatchedFolder }) {
  const chains = useChains((now) => now.listed);
  const presets = useWatching((now) => now.presets);
  const words = text.watched;
  const chosen = use === null ? words.words : words[use.kind](use.name);
  return (
    <Menu
      label={words.useOf(name)}
      items={[
        { key: 'words', label: words.words, chosen: use === null, run: () => void setUse(key, null) },
        ...chains
          .filter(({ failure }) => failure === null)
          .map((one) => ({
            key: `chain ${one.name}`,
            label: words.chain(one.name),
            chosen: use?.kind === 'chain' && use.name === one.name,
            run: () => void setUse(key, { kind: 'chain', name: one.name }),
          })),
        ...presets.map((one) => ({
          key: `preset ${one}`,
          label: words.preset(one),
          chosen: use?.kind === 'preset' && use.name === one,
          run: () => void setUse(key, { kind: 'preset', name: one }),
        })),
      ]}
      trigger={
        <button type="button" aria-label={`${words.useOf(name)}: ${chosen}`} className={css.use}>
          <span className={css.chosen}>{chosen}</span>
          <ChevronDown size={14} aria-hidden />
        </button>
      }
    />
  );
}
