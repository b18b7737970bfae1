// Where exports go until another folder is chosen: beside the library.
import path from 'node:path';
import type { StudioConfig } from '../settings/config.ts';

export const ownExportFolder = ({
  libraryFolder,
  defaultLibraryFolder,
}: Pick<StudioConfig, 'libraryFolder' | 'defaultLibraryFolder'>): string =>
  path.join(path.dirname(libraryFolder ?? defaultLibraryFolder), 'Kontext exports');
