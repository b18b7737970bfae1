// The export that is being prepared or written: what for, how, what it would write, how far it is. The choices are remembered as settings.
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { ExportProgress, ExportPreview, ExportReport } from '../../app/export/report.ts';
import type { ExportChoices } from '../../app/export/choices.ts';
import { maxOrganised } from '../../app/edits/labels.ts';
import { bridge } from '../store/bridge.ts';
import { text, failureText } from '../text/text.ts';
import { targetIds } from './edit-commands.ts';
import { editOf } from '../store/edits.ts';
import { mirrored } from '../store/mirror.ts';
import { changeSettings, flushSettings } from '../store/settings.ts';
import { tell, tellFailure } from '../store/toasts.ts';
import { firstWords } from '../text/format.ts';

type Exporting = {
  /** What the dialog is for; null while it is closed. */
  readonly ids: readonly string[] | null;
  /** Of this dialog while it is open: what main echoes of the settings may be older than what is typed. */
  readonly choices: ExportChoices | null;
  readonly title: string;
  readonly preview: ExportPreview | null;
  readonly progress: ExportProgress | null;
};

export const exporting = createStore<Exporting>()(() => ({ ids: null, choices: null, title: '', preview: null, progress: null }));
export const useExporting = <T>(select: (now: Exporting) => T): T => useStore(exporting, select);

const previewDelayMs = 120;
let asked = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Keeps the progress current, also of an export that was begun before this window was loaded. Returns the function that stops listening. */
export const openExporting = (): (() => void) => bridge().on['export.working']((progress) => exporting.setState({ progress }));

const canExport = (ids: readonly string[]): boolean => ids.some((id) => (editOf(id)?.results.length ?? 1) > 0);

/** Opens the dialog; by itself for the selection, else for the edit that is shown. */
export function prepareExport(ids: readonly string[] = targetIds()): void {
  if (!canExport(ids)) return tell(text.exported.nothing);
  if (ids.length > maxOrganised) return tell(text.exported.tooMany(maxOrganised));
  exporting.setState({ ids, choices: remembered(), title: '', preview: null });
  void preview();
}

export const closeExport = (): void => exporting.setState({ ids: null });

function remembered(): ExportChoices {
  const { folder: _folder, ...choices } = mirrored().settings.export;
  return choices;
}

const choicesNow = (): ExportChoices => exporting.getState().choices ?? remembered();
/** Those of the open dialog, else those that were chosen last. */
export const useChoices = (): ExportChoices => useExporting((now) => now.choices) ?? remembered();

/** Remembered for the next export, and shown as what it would write. */
export function choose(choices: Partial<ExportChoices>): void {
  exporting.setState({ choices: { ...choicesNow(), ...choices } });
  changeSettings({ export: choices }, 300);
  previewSoon();
}

/** Over a sheet or a page; the preview follows. */
export function giveTitle(title: string): void {
  exporting.setState({ title });
  previewSoon();
}

function previewSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void preview(), previewDelayMs);
}

const askFor = (ids: readonly string[]) => ({
  ids: [...ids],
  choices: choicesNow(),
  title: exporting.getState().title.trim() || null,
});

async function preview(): Promise<void> {
  const { ids } = exporting.getState();
  if (ids === null) return;
  const mine = ++asked;
  const reply = await bridge().call['export.preview'](askFor(ids));
  // A later question has been asked, or the dialog was closed.
  if (mine !== asked || exporting.getState().ids !== ids) return;
  if (reply.ok) exporting.setState({ preview: reply.value });
  else tellFailure(reply.failure);
}

export async function chooseExportFolder(): Promise<void> {
  // Main tells all settings when the folder is another: what was chosen here must be among them.
  await flushSettings();
  const reply = await bridge().call['export.chooseFolder']();
  if (!reply.ok) return tellFailure(reply.failure);
  await preview();
}

/** Closes the dialog and writes; the window stays free for anything else. */
export async function startExport(): Promise<void> {
  const { ids } = exporting.getState();
  if (ids === null) return;
  clearTimeout(timer);
  const ask = askFor(ids);
  closeExport();
  const reply = await bridge().call['export.start'](ask);
  if (reply.ok) say(reply.value);
  else tellFailure(reply.failure);
}

export const stopExport = (): Promise<null> => bridge().call['export.stop']();

async function revealExported(): Promise<void> {
  const reply = await bridge().call['export.reveal']();
  if (!reply.ok) tellFailure(reply.failure);
}

function say(report: ExportReport): void {
  const words = text.exported;
  const details = [
    ...(report.credentialsLost > 0 ? [words.credentialsLost(report.credentialsLost)] : []),
    ...(report.leftOut > 0 ? [words.leftOut(report.leftOut)] : []),
    ...(report.stopped ? [words.stopped] : []),
    ...(report.stoppedBy === null ? [] : [failureText(report.stoppedBy)]),
    ...(report.failures > 0 ? [words.failed(report.failures)] : []),
    ...report.failed.slice(0, 3).map(({ id, failure }) => `${firstWords(editOf(id)?.prompt ?? id, 30)}: ${failureText(failure)}`),
  ];
  tell(words.done(report.files, folderName(report.folder)), {
    tone: report.failures > 0 || report.stoppedBy !== null ? 'bad' : 'plain',
    details,
    ...(report.files === 0 ? {} : { action: { label: words.reveal, run: () => void revealExported() } }),
  });
}

/** The last part of a folder of any system. */
const folderName = (folder: string): string => folder.split(/[/\\]/).findLast((part) => part !== '') ?? folder;
