// The picture process as Electron's utility process: a child of its own that Chromium supervises.
import type { UtilityProcess, utilityProcess as UtilityProcesses } from 'electron';
import type { PictureChannel, SpawnPictureProcess } from '../pictures/host/process-host.ts';

/** `entryPath` is the built picture process, absolute. */
export function spawnWithElectron(
  utilityProcess: Pick<typeof UtilityProcesses, 'fork'>,
  entryPath: string,
  env: NodeJS.ProcessEnv,
): SpawnPictureProcess {
  return () => channelTo(utilityProcess.fork(entryPath, [], { serviceName: 'Kontext Studio Pictures', stdio: 'ignore', env }));
}

function channelTo(child: UtilityProcess): PictureChannel {
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) => void child.on('message', listener),
    onExit: (listener) => void child.once('exit', listener),
    kill: () => void child.kill(),
  };
}
