import { expose } from 'comlink';
import { parentPort } from 'node:worker_threads';
import { makeApi } from '../worker/api.ts';
import { movingApi } from '../worker/moving.ts';
import { endpoint } from './endpoint.ts';

// What runs in a worker thread.
if (parentPort) expose(movingApi(makeApi()), endpoint(parentPort));
