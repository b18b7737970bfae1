// The grid with its line of facts: under the stage, or the whole page.
import { useRef } from 'react';
import { hasTerm } from '../../store/filters.ts';
import { find, useLibrary } from '../../store/library.ts';
import { useMirror } from '../../store/mirror.ts';
import { projectQuery } from '../../store/project.ts';
import { useSelection } from '../../store/selection.ts';
import { formatParts } from '../../text/format.ts';
import { text } from '../../text/text.ts';
import { Button } from '../../ui/button.tsx';
import { FilterBar } from './filter-bar.tsx';
import { Grid } from './grid.tsx';
import type { Where } from './grid-commands.ts';
import { LibraryHead } from './library-head.tsx';
import css from './library.module.css';
import { SelectionBar } from './selection-bar.tsx';
import { TrashBar } from './trash-bar.tsx';

type Props = { readonly where: Where };

export function Library({ where }: Props) {
  const query = useLibrary((now) => now.query);
  const known = useLibrary((now) => now.known);
  const selected = useSelection((now) => now.ids.size);
  const isEmpty = useLibrary((now) => now.found.total === 0 && now.found.months.length === 0);
  const library = useRef<HTMLDivElement>(null);
  const toGrid = (): void => library.current?.querySelector<HTMLElement>('[role="grid"]')?.focus();
  return (
    <div ref={library} className={css.library}>
      {where === 'page' ? <FilterBar /> : null}
      {hasTerm(query, 'in:trash') ? <TrashBar /> : null}
      {known && isEmpty ? <Nothing /> : <Grid where={where} head={<LibraryHead where={where} />} />}
      {where === 'page' || selected > 1 ? <SelectionBar onFocusLost={toGrid} /> : null}
    </div>
  );
}

/** Why there is no edit to show: there is none yet, none was found, or the library is still being read. */
function whyNothing(query: string, project: string | null): string {
  const words = text.window.grid;
  if (query === '') return words.none;
  return project !== null && query === projectQuery() ? words.noneInProject(project) : words.nothingFound;
}

function Nothing() {
  const query = useLibrary((now) => now.query);
  const { total, notUnderstood, notCompared = 0 } = useLibrary((now) => now.found);
  const project = useMirror((now) => now.settings.project);
  const indexing = useMirror((now) => now.library.state === 'indexing');
  const words = text.window.grid;
  return (
    <div className={css.empty}>
      <div className={css.nothing}>
        {indexing ? words.reading(total) : whyNothing(query, project)}
        {notCompared === 0 ? null : <span>{words.notCompared(notCompared)}</span>}
        {notUnderstood.length === 0 ? null : <span>{words.notUnderstood(formatParts(notUnderstood))}</span>}
        {query === '' ? null : <Button onClick={() => void find('')}>{text.window.clearSearch}</Button>}
      </div>
    </div>
  );
}
