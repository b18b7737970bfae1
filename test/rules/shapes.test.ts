// Functions stay small enough to be kept in mind, and what the core exports says what it is. The lists of what is not so yet may only shrink.
import path from 'node:path';
import { expect, test } from 'vitest';
import { shapesOf } from '../../build/shapes.ts';

const shapes = shapesOf(path.resolve(import.meta.dirname, '../..'));
const functions = shapes.flatMap(({ file, functions }) => functions.map((one) => ({ ...one, at: `${file}#${one.name}` })));

/** Functions of more than 80 lines. One that is no longer: take it out. A new one: part it. */
const long: readonly string[] = [
  'app/edits/queue.ts#makeQueue',
  'app/seaart/client.ts#makeSeaartClient',
  'build/stand-in/in-page.ts#inPage',
  'main/batch/batches.ts#makeBatches',
  'main/electron/desktop.ts#makeDesktopHandlers',
  'main/electron/serve-window.ts#serveWindow',
  'main/electron/updates.ts#makeUpdates',
  'main/export/exporter.ts#makeExporter',
  'main/handoff/follow-saves.ts#followSaves',
  'main/handoff/handoff.ts#makeOut',
  'main/handoff/outgoing.ts#makeOutgoing',
  'main/handoff/working-copies.ts#openWorkingCopies',
  'main/inputs/inbox.ts#makeInbox',
  'main/keep/keep.ts#makeKeep',
  'main/library/folder/verify.ts#verifyLibrary',
  'main/library/folder/watch.ts#makeWatch',
  'main/library/index-client.ts#openIndexClient',
  'main/library/index-service.ts#makeIndexService',
  'main/library/index-sync.ts#makeKeeping',
  'main/library/index/row-positions.ts#makeIndexPlaces',
  'main/library/index/search.ts#makeSearch',
  'main/library/index/stacks.ts#makeIndexStacks',
  'main/library/index/store.ts#makeStore',
  'main/library/index/summaries.ts#makeIndexSummaries',
  'main/library/index/twins.ts#makeIndexTwins',
  'main/library/library.ts#openLibrary',
  'main/library/store/record-locations.ts#makeRecordLocations',
  'main/pictures/host/supervisor.ts#openSupervisor',
  'main/platform/keychain.ts#makeSecrets',
  'main/platform/process-locks.ts#openOwners',
  'main/rehearsal/create.ts#makeCreate',
  'main/rehearsal/reads.ts#makeReads',
  'main/rehearsal/work.ts#openWork',
  'main/studio/handlers/handlers.ts#makeHandlers',
  'main/studio/handlers/library-work.ts#makeLibraryWork',
  'main/studio/session/current-library.ts#openCurrentLibrary',
  'main/studio/session/limiter.ts#makeLimiter',
  'main/studio/session/run-edits.ts#makeEditMaker',
  'main/studio/session/session.ts#openSession',
  'main/studio/studio.ts#makeStudio',
  'main/watched/watched.ts#makeWatched',
  'renderer/features/crop/crop-picture.tsx#CropPicture',
  'renderer/features/library/grid.tsx#Grid',
  'renderer/features/library/scrubber.tsx#Scrubber',
  'renderer/features/library/search-box.tsx#SearchBox',
  'renderer/features/library/selection-bar.tsx#Bar',
  'renderer/features/sent/sent-rows.tsx#SentRows',
  'renderer/features/words/word-dialog.tsx#Words',
];

/** Functions of a cyclomatic complexity above 15, as build/shapes.ts counts it. One that is no longer: take it out. A new one: part it. */
const knotted: readonly string[] = [
  'app/commands/focus.ts#firesIn',
  'app/composite/components.ts#componentsOf',
  'app/edits/ask-step.ts#askStep',
  'app/edits/save-step.ts#fetchOutput',
  'app/pictures/input-view.ts#readInputViewKey',
  'app/recipes/comfy-words.ts#wordsOf/walk',
  'app/recipes/draw-things.ts#readDrawThings',
  'app/recipes/read-recipe.ts#readRecipe',
  'app/seaart/wire.ts#readStatus',
  'main/backup/backup.ts#copyOne',
  'main/command/batch-commands.ts#batch',
  'main/command/batch-commands.ts#run',
  'main/command/edit-arguments.ts#readEdit',
  'main/command/edit-commands.ts#edit',
  'main/command/edit-commands.ts#resume',
  'main/command/export-arguments.ts#readExport',
  'main/command/follow.ts#printEnd',
  'main/command/replay-arguments.ts#readReplayLine',
  'main/command/watch-commands.ts#watch',
  'main/command/work-commands.ts#action',
  'main/library/folder/scan.ts#scanFolder',
  'main/library/folder/verify.ts#verifyLibrary',
  'main/library/index/ingest-record.ts#takeRecord',
  'main/library/index/stacks.ts#makeIndexStacks/stack',
  'main/library/index/store.ts#makeStore/putOne',
  'main/network/hosts.ts#hostRefusal',
  'main/pictures/composite/compose.ts#composed',
  'main/pictures/containers/exif-in-front.ts#withExifInFront',
  'main/pictures/containers/named-colour.ts#colourOfJpeg',
  'main/pictures/containers/named-colour.ts#colourOfPng',
  'main/pictures/containers/sniff.ts#sniff',
  'main/pictures/painter/looks.ts#lookShaders',
  'main/pictures/painter/textures.ts#strokes',
  'main/pictures/shown-alike.ts#isPlainJpeg',
  'main/rehearsal/create.ts#makeCreate/makeCreate',
  'main/rehearsal/rehearsal.ts#startRehearsal/respond',
  'main/rehearsal/validate.ts#validateCreate',
  'renderer/commands/batch-plan.ts#whyNotBatch',
  'renderer/commands/keep-words.ts#sentencesOf',
  'renderer/features/crop/crop-sheet.tsx#onKey',
  'renderer/features/library/grid.tsx#Grid/onKeyDown',
  'renderer/features/library/library.tsx#Library',
  'renderer/features/library/quick-look.tsx#onKey',
  'renderer/features/library/tile.tsx#Marks',
  'renderer/features/library/tile.tsx#Tile',
  'renderer/store/key-map.ts#focusOf',
  'renderer/store/library.ts#answer',
];

/** Exported functions of `app/`, and members of its exported types that are called, without a docstring. It says what a name and a type do not. */
const bare: readonly string[] = [
  'app/commands/commands.ts#groupOf',
  'app/commands/commands.ts#isShellCommand',
  'app/commands/commands.ts#keyMapOf',
  'app/commands/focus.ts#firesIn',
  'app/commands/keybindings.ts#isChord',
  'app/composite/compare.ts#wayAfter',
  'app/composite/lab.ts#labOf',
  'app/composite/raster.ts#bitsOf',
  'app/composite/raster.ts#planeOf',
];

test('functions are of at most 80 lines, but for those of the list', () => {
  expect(
    functions
      .filter(({ lines }) => lines > 80)
      .map(({ at }) => at)
      .toSorted(),
  ).toEqual(long);
});

test('functions are of a complexity of at most 15, but for those of the list', () => {
  expect(
    functions
      .filter(({ ways }) => ways > 15)
      .map(({ at }) => at)
      .toSorted(),
  ).toEqual(knotted);
});

test('what the core exports and others call has a docstring, but for those of the list', () => {
  const inCore = shapes.filter(({ file }) => file.startsWith('app/'));
  expect(inCore.flatMap(({ file, bareFunctions }) => bareFunctions.map((name) => `${file}#${name}`)).toSorted()).toEqual(bare);
});
