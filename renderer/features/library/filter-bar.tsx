// Filters over the grid. Each is a term of the search: the buttons, the chips and the text in the search box are one thing.
import { Bookmark, ChevronDown, Copy, Flag, Heart, Star, Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { comparedName } from '../../../app/edits/compared.ts';
import { labels } from '../../../app/edits/labels.ts';
import { chipsOf, hasTerm, termOf, toggledTerm, withTerm, withoutChip, withoutTerm } from '../../store/filters.ts';
import { find, useLibrary } from '../../store/library.ts';
import { useMirror } from '../../store/mirror.ts';
import { learnNames, useNames } from '../../store/names.ts';
import { forgetSearch, savedAs, saveSearch } from './searches.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { Chips } from '../../ui/chips.tsx';
import { Menu } from '../../ui/menu.tsx';
import { NameField } from '../../ui/name-field.tsx';
import { Popover } from '../../ui/popover.tsx';
import { Toggle } from '../../ui/toggle.tsx';
import css from './filter-bar.module.css';

const maxListed = 40;

function Filter({ term, label, children }: { readonly term: string; readonly label: string; readonly children: ReactNode }) {
  const query = useLibrary((now) => now.query);
  return (
    <Toggle label={label} on={hasTerm(query, term)} onChange={() => void find(toggledTerm(query, term))}>
      {children}
    </Toggle>
  );
}

type Choice = { readonly term: string; readonly words: string };

/** One of several, or any. */
function ChoiceFilter({ label, choices }: { readonly label: string; readonly choices: readonly Choice[] }) {
  const query = useLibrary((now) => now.query);
  const chosen = choices.find(({ term }) => hasTerm(query, term));
  if (choices.length === 0) return null;
  return (
    <Menu
      label={label}
      trigger={
        <button type="button" className={css.choice} data-on={chosen !== undefined} title={chosen?.words}>
          <span className={css.words}>{chosen?.words ?? label}</span>
          <ChevronDown size={12} aria-hidden />
        </button>
      }
      items={[
        {
          key: '',
          label: text.window.filters.any,
          chosen: chosen === undefined,
          run: () => void (chosen === undefined ? undefined : find(withoutTerm(query, chosen.term))),
        },
        ...choices.map(({ term, words }) => ({
          key: term,
          label: words,
          chosen: term === chosen?.term,
          run: () => void find(withTerm(chosen === undefined ? query : withoutTerm(query, chosen.term), term)),
        })),
      ]}
    />
  );
}

function Saved() {
  const query = useLibrary((now) => now.query);
  const saved = useMirror((now) => now.settings.savedSearches);
  const [open, setOpen] = useState(false);
  const words = text.window.filters;
  return (
    <Popover
      title={words.saved}
      width={300}
      open={open}
      onOpenChange={setOpen}
      trigger={
        <button type="button" className={css.choice} data-on={saved.some((one) => one.query === query)}>
          <Bookmark size={13} aria-hidden />
          {words.saved}
        </button>
      }
    >
      <div className={css.saved}>
        {query.trim() === '' ? (
          <p className={css.hint}>{words.saveHint}</p>
        ) : (
          <NameField
            compared={comparedName}
            label={words.save}
            placeholder={words.save}
            suggestions={[]}
            newWords={(name) => (savedAs(name, saved) === undefined ? words.saveAs(name) : words.saveOver(name))}
            onGive={(name) => {
              if (saveSearch(name, query)) setOpen(false);
            }}
          />
        )}
        <ul className={css.list}>
          {saved.map((one) => (
            <li key={one.name} className={css.row}>
              <button
                type="button"
                className={css.name}
                onClick={() => {
                  setOpen(false);
                  void find(one.query);
                }}
              >
                <span>{one.name}</span>
                <code className={css.query}>{one.query}</code>
              </button>
              <Button tone="quiet" aria-label={words.forget(one.name)} onClick={() => forgetSearch(one.name)}>
                {words.remove}
              </Button>
            </li>
          ))}
        </ul>
      </div>
    </Popover>
  );
}

export function FilterBar() {
  const query = useLibrary((now) => now.query);
  const tags = useNames((now) => now.tags);
  const projects = useNames((now) => now.projects);
  const trashed = useMirror((now) => now.library.trashed);
  useEffect(() => void learnNames(), []);
  const words = text.window.filters;
  const chips = chipsOf(query);
  return (
    <div className={css.bar}>
      <div role="group" aria-label={words.label} className={css.group}>
        <Filter term="stars:>=3" label={words.stars(3)}>
          <Star size={12} aria-hidden fill="currentColor" />
          3+
        </Filter>
        <Filter term="is:favourite" label={words.favourites}>
          <Heart size={12} aria-hidden fill="currentColor" />
        </Filter>
        <Filter term="is:pick" label={words.picks}>
          <Flag size={12} aria-hidden fill="currentColor" />
        </Filter>
        <Filter term="is:duplicate" label={words.duplicates}>
          <Copy size={12} aria-hidden />
        </Filter>
        <ChoiceFilter
          label={text.organise.project}
          choices={projects.slice(0, maxListed).map(({ name }) => ({ term: termOf('project', name), words: name }))}
        />
        <ChoiceFilter
          label={text.organise.tags}
          choices={tags.slice(0, maxListed).map(({ name }) => ({ term: termOf('tag', name), words: name }))}
        />
        <ChoiceFilter
          label={text.organise.label}
          choices={labels.map((label) => ({ term: termOf('label', label), words: text.organise.labels[label] }))}
        />
        <ChoiceFilter label={words.more} choices={words.others} />
        <Saved />
        {trashed === 0 && !hasTerm(query, 'in:trash') ? null : (
          <Filter term="in:trash" label={text.trash.open(trashed)}>
            <Trash2 size={12} aria-hidden />
            {trashed}
          </Filter>
        )}
      </div>
      {chips.length === 0 ? null : (
        <div className={css.chips}>
          <Chips
            label={words.chips}
            chips={chips.map(({ words: term, understood }, at) => ({
              key: `${at} ${term}`,
              words: term,
              part: !understood,
              ...(understood ? {} : { title: words.notUnderstood }),
              removeLabel: words.without(term),
              onRemove: () => void find(withoutChip(query, at)),
            }))}
          />
          <Button tone="quiet" onClick={() => void find('')}>
            {words.clear}
          </Button>
        </div>
      )}
    </div>
  );
}
