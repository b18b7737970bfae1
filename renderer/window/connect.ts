// Opens everything the window knows: the snapshot, the draft, the library's first rows, and the pushes that change them.
import { isSameAsked } from '../../app/edits/same-asked.ts';
import type { EditSummary } from '../../app/edits/edit-summary.ts';
import { bridge } from '../store/bridge.ts';
import { text } from '../text/text.ts';
import { firstWords, formatNamed } from '../text/format.ts';
import { isOfBatch, openBatching } from '../commands/batch.ts';
import { openDraft } from '../store/draft.ts';
import { meet, meetSoon } from '../store/edits.ts';
import { familyGrew } from '../store/family.ts';
import { find, findSoon, library } from '../store/library.ts';
import { newestOfAll } from '../commands/show-dead.ts';
import { openLanguage } from '../store/language.ts';
import { openExporting } from '../commands/export.ts';
import { openInSight } from '../store/in-sight.ts';
import { openLibraryWork } from '../commands/library-work.ts';
import { mirror, mirrored, openMirror } from '../store/mirror.ts';
import { openOut } from '../commands/handoff.ts';
import { openPreflight } from '../store/preflight.ts';
import { takeOpened } from '../commands/pictures.ts';
import { isGivenUp, noteTrouble } from '../commands/queue.ts';
import { noteSpent, readSpentSoon } from '../store/spent.ts';
import { editEnded, editMoved, show, stage } from '../store/stage.ts';
import { openSettings } from '../store/settings.ts';
import { openSurveying } from '../commands/survey.ts';
import { setEnded } from '../commands/set-ended.ts';
import { speak, tell } from '../store/toasts.ts';
import { openUpdates } from '../store/updates.ts';
import { showPage, stageVisible, view } from '../store/view.ts';
import { tellViewer } from './follow-viewer.ts';
import { leaveLibrary } from './leave-library.ts';
import { projectQuery } from '../store/project.ts';
import { openWatching } from '../commands/watched.ts';
import { stateWords } from '../store/words.ts';

/** Returns the function that stops listening. */
export async function openStudio(): Promise<() => void> {
  const { draft, close } = await openMirror();
  const closeLanguage = openLanguage();
  const { on } = bridge();
  const known = new Set<string>(mirrored().queue.edits.map(({ id }) => id));
  const moved = (edit: EditSummary): void => {
    const isNew = !known.has(edit.id);
    known.add(edit.id);
    meetSoon(edit);
    noteSpent(edit);
    editMoved(edit, isNew);
    if (isNew) familyGrew(edit);
    if (isNew || library.getState().query !== '') findSoon();
  };
  const stops = [
    close,
    closeLanguage,
    openDraft(draft),
    openSettings(),
    openPreflight(),
    openInSight(),
    openLibraryWork(),
    openOut(),
    openUpdates(),
    tellViewer(),
    on['picture.opened'](() => void takeOpened()),
    openExporting(),
    openBatching(),
    openWatching(),
    openSurveying(),
    on['edit.changed'](moved),
    on['edit.ended']((edit) => {
      moved(edit);
      meet([edit]);
      // A batch says itself how far it is and what it needs.
      if (isOfBatch(edit)) return void editEnded(edit, stageVisible());
      noteTrouble(edit);
      // Nor is each edit of a press of several told of, but where one went wrong.
      if (edit.batch?.of !== undefined && setEnded(edit.batch, edit, stageVisible())) return;
      const words = stateWords(edit, mirrored().queue.held);
      speak(text.window.live.ended(edit.prompt, words));
      if (editEnded(edit, stageVisible()) || edit.state === 'cancelled' || isGivenUp(edit)) return;
      if (edit.state === 'done' && edit.unchanged !== true) {
        tell(text.window.newResult(edit.prompt), { action: { label: text.window.show, run: () => (show(edit.id), showPage('stage')) } });
      } else if (!view.getState().queueOpen)
        tell(formatNamed(firstWords(edit.prompt, 40), words), {
          tone: 'bad',
          action: { label: text.window.show, run: () => view.setState({ queueOpen: true }) },
        });
    }),
    mirror.subscribe(({ now }, { now: before }) => {
      // Told whenever something in it is other than before, be it only that a picture is gone.
      if (now?.library !== before?.library) {
        findSoon();
        // Edits of another program come with the library, and may have been paid for.
        readSpentSoon();
      }
      if (now !== null && before !== null && now.library.folder !== before.library.folder) leaveLibrary();
    }),
  ];
  void takeOpened();
  void find(projectQuery()).then(async () => {
    // Nothing begun and something made: the newest is a better sight than an invitation, also one that failed, which may have cost something. Of what
    // was begun, so is the edit that a press made of it.
    const newest = await newestOfAll();
    if (stage.getState().shown !== null) return;
    const isBegun = draft.pictures.length > 0 || draft.prompt !== '';
    const made = [...mirrored().queue.edits].reverse().concat(newest ?? []);
    const sight = isBegun ? made.find((edit) => isSameAsked(edit, draft)) : newest;
    if (sight != null) show(sight.id);
  });
  return () => stops.forEach((stop) => stop());
}
