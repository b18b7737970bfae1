// Given to Node with --import in a utility process: puts Electron's `process.parentPort` over the child's channel.
import { EventEmitter } from 'node:events';

class ParentPort extends EventEmitter {
  postMessage = (message: unknown): void => void process.send?.(message);
}

const port = new ParentPort();
process.on('message', (data) => port.emit('message', { data, ports: [] }));
// A utility process never outlives the app.
process.on('disconnect', () => process.exit(0));
Object.defineProperty(process, 'parentPort', { value: port });
