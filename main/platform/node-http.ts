// Node's HTTP without what it does not need: an import of `node:http` reads every export, WebSocket too, and for it Node loads its fetch (measured with
// Node 24.21: 97 ms of the processor on top of an empty start, 6 when the module is asked for).

export const nodeHttp = process.getBuiltinModule('node:http');

/** Loaded with the first address that needs it. */
export const nodeHttps = () => process.getBuiltinModule('node:https');
