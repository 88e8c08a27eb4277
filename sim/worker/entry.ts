import { expose } from 'comlink';
import { makeApi } from './api.ts';
import { movingApi } from './moving.ts';
import { tellUnderWay } from './underWay.ts';

// What runs in a Web Worker.
expose(movingApi(makeApi(tellUnderWay((message) => postMessage(message), () => performance.now()))));
