// English: updates of the program, and the licences of what it is made of.
import type { NoUpdates, UpdateState } from '../../../updates.ts';
import { formats } from '../formats.ts';

const { formatMoment, formatNoun, formatPercent } = formats;

const none: Readonly<Record<NoUpdates, string>> = {
  'not-packaged': 'Run from its source: nothing looks for updates.',
  'no-feed': 'This package was built without an address for updates. Newer versions are installed by hand.',
  'other-package': 'This package is updated by your system or by hand, not by itself.',
  'switched-off': 'Nothing looks for newer versions.',
};

export const about = {
  updates: {
    name: 'Updates',
    from: (feed: string) => `Looked for at ${feed} a minute after the start and once a day, never while an edit runs.`,
    switch: 'Look for updates',
    check: 'Check for updates',
    install: 'Restart and update',
    ready: (version: string) => `Kontext Studio ${version} is ready. It is installed when you quit.`,
    state: (state: UpdateState): string => {
      switch (state.kind) {
        case 'off':
          return none[state.why];
        case 'quiet':
          return state.checkedAt === null
            ? 'Not looked for yet.'
            : `This is the newest version. Last looked for ${formatMoment(state.checkedAt)}.`;
        case 'checking':
          return 'Looking for a newer version …';
        case 'waiting':
          return 'Waits until no edit is running.';
        case 'downloading':
          return `Downloading ${state.version}: ${formatPercent(state.percent / 100)}`;
        case 'ready':
          return `Kontext Studio ${state.version} is ready. It is installed when you quit while no edit is running.`;
        case 'failed':
          return `The last look for updates failed: ${state.message}`;
      }
    },
  },
  licences: {
    name: 'Licences',
    help: 'Of everything that is part of Kontext Studio, with their texts. libvips is a shared library beside the program, under the LGPL. Those of Chromium are in the file LICENSES.chromium.html beside the program (on a Mac in its Resources).',
    show: 'Show licences',
    hide: 'Hide licences',
    count: (count: number) => formatNoun(count, 'package', 'packages'),
    missing: 'The list of licences is not in this build.',
  },
};
