// What a drive of the matrix is.

/** Why a drive cannot be had here. A drive that is left out is no drive that passed. */
export class Skipped extends Error {}

/** A step that says nothing of this drive. */
export class NotHere extends Error {}

/** A drive that is mounted and empty. */
export type Mounted = {
  /** `kernel exfat` or `FUSE exfat-fuse 1.3.0`, as it was found. */
  readonly driver: string;
  /** The folder it is mounted at. */
  readonly top: string;
  /** The same folder as another computer sees it; null where there is no other way to it than the mount. */
  readonly behind: string | null;
  /** A folder on the disk that the drive's bytes end on, small enough to be filled. */
  readonly disk: string;
  /** Mounts it again, after `unmount`. */
  readonly mount: (readOnly: boolean) => Promise<void>;
  readonly unmount: () => Promise<void>;
  /** Waits until all that was written is where `behind` sees it; absent where a mount keeps nothing back. */
  readonly arrived?: () => Promise<void>;
  /** Draws out the upload of this file of the drive. `isThere`: all of it is, and the upload can be called off no more. */
  readonly lingerOver?: (file: string) => Promise<{ readonly isThere: () => Promise<void>; readonly letGo: () => Promise<void> }>;
  /** Ends what serves it, as a server that crashes does; absent where nothing does. */
  readonly die?: () => Promise<void>;
  /** Unmounts everything and ends every process that was started for it. */
  readonly close: () => Promise<void>;
};

export type Drive = {
  readonly name: string;
  /** Of Debian. */
  readonly packages: readonly string[];
  /** Where this kernel does not know it, user-mode Linux does. */
  readonly inUserModeLinux?: true;
  /** Makes and mounts it in an empty folder. Rejects with `Skipped` where there is no driver for it. */
  readonly make: (place: string) => Promise<Mounted>;
};
