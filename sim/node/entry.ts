import { expose } from 'comlink';
import { performance } from 'node:perf_hooks';
import { parentPort } from 'node:worker_threads';
import { makeApi } from '../worker/api.ts';
import { movingApi } from '../worker/moving.ts';
import { tellUnderWay } from '../worker/underWay.ts';
import { endpoint } from './endpoint.ts';
import { worldFiles } from './worldFiles.ts';

// What runs in a worker thread.
const port = parentPort;
if (port) expose(movingApi(makeApi(tellUnderWay((message) => port.postMessage(message), () => performance.now()), undefined, worldFiles)), endpoint(port));
