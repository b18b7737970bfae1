// Commands of the library as a whole: what they do in the window.
import { Layers } from 'lucide-react';
import { find } from '../../store/library.ts';
import { mirror, mirrored } from '../../store/mirror.ts';
import { selectActiveAlone } from '../../store/selection.ts';
import { changeLayout } from '../../store/settings.ts';
import { chooseFolder } from '../folder.ts';
import { importPictures, rebuildIndex, verifyLibrary } from '../library-work.ts';
import { toggleDeadHere } from '../show-dead.ts';
import { toSearch } from '../to-field.ts';
import { checkedIn } from './entry.ts';
import type { EntriesOf } from './entry.ts';

function foldSets(): void {
  const foldSets = !mirrored().settings.layout.foldSets;
  if (foldSets) selectActiveAlone();
  changeLayout({ foldSets });
  void find();
}

export const libraryEntries: EntriesOf<'library'> = {
  search: { run: toSearch },
  'fold-sets': {
    icon: Layers,
    checked: checkedIn(mirror, ({ now }) => now?.settings.layout.foldSets === true),
    run: foldSets,
  },
  'show-dead': { run: () => void toggleDeadHere() },
  'import-folder': { run: () => void importPictures({ folder: null, move: false }) },
  'verify-library': { run: () => void verifyLibrary() },
  'rebuild-index': { run: () => void rebuildIndex() },
  'choose-library': { run: () => void chooseFolder() },
};
