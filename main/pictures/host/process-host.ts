// How a picture process is reached. Electron's channel is made in main/electron against the same type.
import { spawn } from 'node:child_process';

export type PictureChannel = {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, also when the process could not be started at all. */
  onExit(listener: (code: number | null) => void): void;
  kill(): void;
};

export type SpawnPictureProcess = () => PictureChannel;

/** The picture process as a child of plain Node, for the command and the stand-in. It ends when this program does. */
export function spawnWithNode(entryPath: string): SpawnPictureProcess {
  return () => {
    const child = spawn(process.execPath, [entryPath], {
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      env: pictureEnvironment(process.env),
      shell: false,
      windowsHide: true,
    });
    let exited = false;
    return {
      send: (message) => {
        // A process that just died says so by its exit; what was sent to it is asked again there.
        if (child.connected) child.send(message as object, () => undefined);
      },
      onMessage: (listener) => void child.on('message', listener),
      onExit: (listener) => {
        const once = (code: number | null): void => {
          if (exited) return;
          exited = true;
          listener(code);
        };
        child.on('exit', once);
        child.on('error', () => once(null));
      },
      kill: () => void child.kill('SIGKILL'),
    };
  };
}

const kept = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'LANG', 'LC_ALL', 'SystemRoot', 'windir', 'LD_LIBRARY_PATH', 'NODE_COMPILE_CACHE'];

/** The environment of a picture process: named variables only, so that a key in this program's never reaches it. */
export function pictureEnvironment(environment: NodeJS.ProcessEnv): Record<string, string> {
  const own = kept.flatMap((name) => (environment[name] === undefined ? [] : [[name, environment[name]] as const]));
  // glibc otherwise keeps an arena for each thread, which multiplies the memory of decoded pictures, and once a large block was freed never gives back blocks
  // up to that size (mallopt(3), the dynamic threshold): planes of a composite would stay until the process ends.
  return { ...Object.fromEntries(own), MALLOC_ARENA_MAX: '2', MALLOC_MMAP_THRESHOLD_: String(1 << 20) };
}
