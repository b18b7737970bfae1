// Where the person is: which page, what is open over it. Layout sizes are settings; this is only of this window.
import { createStore } from 'zustand/vanilla';
import { changeLayout } from './settings.ts';
import { mirrored } from './mirror.ts';
import { clearSelection, selection } from './selection.ts';
import { library } from './library.ts';
import { folds, ofOneSet } from './sets.ts';
import { show, stage } from './stage.ts';

export const settingsSections = [
  'service',
  'library',
  'watched',
  'sending',
  'queue',
  'money',
  'programs',
  'look',
  'keys',
  'about',
] as const;
export type SettingsSection = (typeof settingsSections)[number];

type View = {
  readonly settingsAt: SettingsSection | null;
  /** The page of what was sent. */
  readonly sentOpen: boolean;
  /** Edits whose results lie beside each other, in place of the page; null when none do. */
  readonly surveyed: readonly string[] | null;
  readonly queueOpen: boolean;
  readonly infoOpen: boolean;
  readonly quickLook: boolean;
  /** The tags of the selection are being typed. */
  readonly tagging: boolean;
  /** The stage shows the family of the edit in place of its picture. */
  readonly tree: boolean;
  /** This window is the second one, which only shows the picture. */
  readonly isViewer: boolean;
  /** What lies over everything. */
  readonly over: 'palette' | 'keys' | 'words' | null;
};

export const view = createStore<View>()(() => ({
  settingsAt: null,
  sentOpen: false,
  surveyed: null,
  queueOpen: false,
  infoOpen: false,
  quickLook: false,
  tagging: false,
  tree: false,
  isViewer: false,
  over: null,
}));

/** The edit on the stage is behind that cell, be it folded. */
function isInCell(id: string): boolean {
  const shown = stage.getState().shown?.id;
  return shown !== undefined && folds(library.getState().query) && ofOneSet(shown, id);
}

const noResults = { surveyed: null, quickLook: false } as const;

/** Leaves whatever covers the page. */
export function showPage(page: 'stage' | 'library'): void {
  view.setState({ settingsAt: null, sentOpen: false, ...noResults });
  if (mirrored().settings.layout.view !== page) changeLayout({ view: page });
}

/** Leaves what shows results of its own; which page is open stays. */
export const leaveResults = (): void => view.setState({ ...noResults, tagging: false, tree: false });

/** From the library its active edit comes along: what was looked at there is what is looked at here. */
export function toStage(): void {
  const { active, ids } = selection.getState();
  if (active !== null && ids.size < 2 && mirrored().settings.layout.view === 'library' && !isInCell(active.id)) show(active.id);
  showPage('stage');
}

export const showSettings = (section: SettingsSection = 'service'): void =>
  view.setState({ settingsAt: section, queueOpen: false, quickLook: false });

export const showSent = (): void => view.setState({ sentOpen: true, settingsAt: null, queueOpen: false, quickLook: false });
export const leaveSent = (): void => view.setState({ sentOpen: false });

/** What covers stage and library. */
export const isCovered = (): boolean => view.getState().settingsAt !== null || view.getState().sentOpen;

/** The person sees the stage. */
export const stageVisible = (): boolean => {
  const { isViewer, surveyed } = view.getState();
  return isViewer || (mirrored().settings.layout.view === 'stage' && surveyed === null && !isCovered());
};

/** One level back: what lies on top goes first. False when there was nothing to leave. */
export function goBack(): boolean {
  const { settingsAt, sentOpen, queueOpen, infoOpen, quickLook, tree } = view.getState();
  if (quickLook) view.setState({ quickLook: false });
  else if (queueOpen) view.setState({ queueOpen: false });
  else if (settingsAt !== null) view.setState({ settingsAt: null });
  else if (sentOpen) leaveSent();
  else if (selection.getState().ids.size > 1) clearSelection();
  else if (mirrored().settings.layout.view === 'library') toStage();
  else if (tree) view.setState({ tree: false });
  else if (infoOpen) view.setState({ infoOpen: false });
  else return false;
  return true;
}
